package org.backupdoctor.web.edit;

import java.util.Arrays;
import org.backupdoctor.web.edit.RuleDesk.Version;
import org.backupdoctor.web.problem.RequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a client takes a file to be before it changes it, so that nobody overwrites what somebody else saved meanwhile.
 *
 * @param ifMatch the tags of {@code If-Match}, or null
 * @param ifNoneMatch the tags of {@code If-None-Match}, or null
 */
record Condition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    /**
     * Holds it against the file as it is.
     *
     * @throws RequestException when the file is another, or nothing was said
     */
    void check(@Nullable Version now) {
        if (ifMatch == null && ifNoneMatch == null) {
            throw new RequestException(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "Expected If-Match with the ETag that GET gave, or If-None-Match: * for a new file.");
        }
        if (ifMatch != null && (now == null || !names(ifMatch, now.tag()))) {
            throw changed(
                    now == null
                            ? "There is no such file. Maybe somebody took it away: send If-None-Match: * to make it anew."
                            : "The file has changed since. Maybe somebody else saved it: GET it anew, and compare.",
                    now);
        }
        if (ifNoneMatch != null && now != null && names(ifNoneMatch, now.tag())) {
            throw changed("There is such a file already. Maybe GET it, and send its ETag as If-Match.", now);
        }
    }

    private static boolean names(String header, String tag) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag::equals);
    }

    private static RequestException changed(String detail, @Nullable Version now) {
        RequestException changed = new RequestException(HttpStatus.PRECONDITION_FAILED, detail);
        return now == null ? changed : changed.with("ETag", now.tag());
    }
}

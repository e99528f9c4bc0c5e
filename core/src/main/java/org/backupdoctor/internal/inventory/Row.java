package org.backupdoctor.internal.inventory;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A device of an export.
 *
 * @param name what problems and notes call it: the file and the line, or the number of the element
 * @param number the line, or the number of the element, counted from 1; 0 where the export is of one device
 * @param values the fields of a snapshot that it has
 * @param takenAt when it was looked at; null when that is unknown
 * @param udid what tells devices apart; null when that is unknown
 * @param problems why it can't be read; then there are no values
 */
public record Row(
        String name,
        int number,
        Map<String, Object> values,
        @Nullable Instant takenAt,
        @Nullable String udid,
        List<Problem> problems) {

    /** What stands for an export that has no device of interest: why it has none. */
    static Row none(String name, Mapping mapping, int devices) {
        Mapping.Only only = mapping.only();
        Problem problem = devices == 0 || only == null
                ? new Problem(name, "", "There is no device in this export.", "Maybe a filter left nothing of it.")
                : new Problem(
                        name,
                        "",
                        "Of " + (devices == 1 ? "1 device" : devices + " devices")
                                + " none has what \"only\" asks for: \""
                                + String.join("\" or \"", new TreeSet<>(only.words())) + "\" in \""
                                + only.column().from() + "\".",
                        "Maybe it is called otherwise there: look at \"only\" in " + mapping.file() + ".");
        return new Row(name, 0, Collections.emptyMap(), null, null, List.of(problem));
    }
}

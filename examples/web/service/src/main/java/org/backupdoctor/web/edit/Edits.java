package org.backupdoctor.web.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.web.diagnosis.JsonRequest;
import org.backupdoctor.web.edit.RuleDesk.Edit;
import org.backupdoctor.web.problem.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** Files to be saved together, as a client sends them: {@code {path: {text, ifMatch}}}. */
final class Edits {

    private static final int MOST = 100;

    private Edits() {}

    /**
     * The edits, in the order in which they were sent.
     *
     * @throws org.backupdoctor.web.problem.RequestException when they are something else
     */
    static List<Edit> of(@Nullable JsonNode files, DataSize largest) {
        if (files == null || !files.isObject() || files.isEmpty() || files.size() > MOST) {
            throw wrong("/files", "Expected an object of 1 to " + MOST + " files: {text, ifMatch} by path.", "");
        }
        List<Edit> edits = new ArrayList<>();
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            String pointer = "/files/" + file.getKey().replace("~", "~0").replace("/", "~1");
            JsonNode text = file.getValue().path("text");
            JsonNode tag = file.getValue().path("ifMatch");
            boolean isFine =
                    text.isNull() || (text.isString() && text.stringValue().length() <= largest.toBytes());
            if (!isFine) {
                throw wrong(
                        pointer + "/text", "Expected a text of at most " + largest.toKilobytes() + " KB, or null.", "");
            }
            if (!tag.isString() && !tag.isNull()) {
                throw wrong(
                        pointer + "/ifMatch",
                        "Expected the ETag that GET gave, or null for a new file.",
                        "Maybe \"*\" for whatever there is.");
            }
            edits.add(new Edit(
                    Overlay.path(file.getKey()),
                    text.isNull() ? null : text.stringValue(),
                    tag.isNull() ? new Condition(null, "*") : new Condition(tag.stringValue(), null)));
        }
        return edits;
    }

    private static RuntimeException wrong(String pointer, String detail, String maybe) {
        return JsonRequest.wrong(List.of(Fault.at(pointer, detail, maybe)));
    }
}

package org.backupdoctor.web.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.web.diagnosis.JsonRequest;
import org.backupdoctor.web.http.EditingProperties;
import org.backupdoctor.web.http.LimitsProperties;
import org.backupdoctor.web.problem.Fault;
import org.backupdoctor.web.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Checks edited rules without saving them. */
@RestController
@ConditionalOnEditing
class RuleChecksEndpoint {

    private static final int MOST_FILES = 100;

    private final RuleDesk desk;
    private final EditingProperties editing;
    private final Work work;
    private final JsonRequest.Reader bodies;

    RuleChecksEndpoint(
            RuleDesk desk, EditingProperties editing, LimitsProperties limits, @Qualifier("editing") Work work) {
        this.desk = desk;
        this.editing = editing;
        this.work = work;
        this.bodies = new JsonRequest.Reader(limits.depth());
    }

    /**
     * What a check found.
     *
     * @param acceptable whether these files could be saved
     * @param problems errors and warnings, with file, line and column
     * @param cases what came of the cases concerned
     * @param differences what the directory with these files changes against the bundled rules, in sentences
     * @param effects what the files make of each snapshot; empty when the rules don't load
     */
    record CheckView(
            boolean acceptable,
            List<Fault> problems,
            Checked.Cases cases,
            List<String> differences,
            List<Effect> effects) {}

    @PostMapping(path = "/rules/checks", consumes = MediaType.APPLICATION_JSON_VALUE)
    CheckView check(@RequestBody(required = false) byte @Nullable [] body) {
        JsonRequest request = bodies.read(body, "files", "snapshots", "thorough");
        boolean thorough = request.flag("thorough");
        Map<String, @Nullable String> files = files(request.field("files"));
        List<DeviceSnapshot> snapshots = snapshots(request.field("snapshots"));
        return work.done(() -> {
            Checked checked = desk.check(files, thorough);
            return new CheckView(
                    checked.acceptable(),
                    checked.problems(),
                    checked.cases(),
                    checked.loaded().map(rules -> rules.differences()).orElse(List.of()),
                    checked.loaded()
                            .map(rules -> Effect.on(snapshots, desk.rules(), rules))
                            .orElse(List.of()));
        });
    }

    private Map<String, @Nullable String> files(@Nullable JsonNode node) {
        Map<String, @Nullable String> files = new TreeMap<>();
        if (node == null || !node.isObject() || node.size() > MOST_FILES) {
            throw JsonRequest.wrong(List.of(Fault.at(
                    "/files",
                    "Expected an object of at most " + MOST_FILES
                            + " files: texts by path, or null for one to be left out.",
                    "Maybe write {} to check the directory as it is.")));
        }
        node.forEachEntry((path, text) -> {
            boolean isFine = text.isNull()
                    || (text.isString()
                            && text.stringValue().length() <= editing.file().toBytes());
            if (!isFine) {
                throw JsonRequest.wrong(List.of(Fault.at(
                        "/files/" + path.replace("~", "~0").replace("/", "~1"),
                        "Expected a text of at most " + editing.file().toKilobytes() + " KB, or null.",
                        "")));
            }
            files.put(Overlay.path(path), text.isNull() ? null : text.stringValue());
        });
        return files;
    }

    private List<DeviceSnapshot> snapshots(@Nullable JsonNode node) {
        List<DeviceSnapshot> snapshots = new ArrayList<>();
        if (node == null) {
            return snapshots;
        }
        if (!node.isArray() || node.size() > editing.snapshots()) {
            throw JsonRequest.wrong(List.of(
                    Fault.at("/snapshots", "Expected a list of at most " + editing.snapshots() + " snapshots.", "")));
        }
        for (JsonNode each : node) {
            snapshots.add(JsonRequest.snapshot("/snapshots/" + snapshots.size(), each));
        }
        return snapshots;
    }
}

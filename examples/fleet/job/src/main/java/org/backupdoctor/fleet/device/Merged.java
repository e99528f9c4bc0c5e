package org.backupdoctor.fleet.device;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.fleet.output.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a snapshot of what is known: a source for each time at which something was observed, merged as the intake merges files. */
final class Merged {

    private final Intake intake = Intake.standard();

    /**
     * The snapshot. What contradicts newer values, such as more room than there is in all, is left out, the oldest first; so is what two
     * reports of one time contradict each other in.
     */
    DeviceSnapshot of(String device, Known known) {
        List<Intake.Source> sources = sources(device, known);
        while (true) {
            try {
                return intake.mergedSources(sources);
            } catch (SnapshotException e) {
                if (sources.size() > 1) {
                    sources.remove(0);
                } else {
                    sources.set(0, without(sources.get(0), e.problems()));
                }
            }
        }
    }

    /** A source without the values that have problems; when there are none of these, without any. */
    private static Intake.Source without(Intake.Source source, List<Problem> problems) {
        JsonNode tree = Json.read(new String(source.content(), StandardCharsets.UTF_8));
        boolean isLess = false;
        for (Problem problem : problems) {
            String[] steps = problem.place().split("/", -1);
            if (steps.length > 2 && tree.path(steps[1]) instanceof ObjectNode group) {
                isLess |= group.remove(Known.unescaped(steps[2])) != null;
            }
        }
        ObjectNode rest = isLess ? (ObjectNode) tree : ((ObjectNode) tree).retain("id", "takenAt");
        return new Intake.Source(source.name(), rest.toString().getBytes(StandardCharsets.UTF_8), null);
    }

    private static List<Intake.Source> sources(String device, Known known) {
        Map<Long, ObjectNode> byTime = new TreeMap<>();
        object(byTime, known.newest());
        known.values().forEach((path, value) -> lay(object(byTime, value.at()), path, value));
        List<Intake.Source> sources = new ArrayList<>();
        byTime.forEach((at, tree) -> {
            tree.put("id", device);
            String name = "observed " + tree.path("takenAt").asString();
            sources.add(new Intake.Source(name, tree.toString().getBytes(StandardCharsets.UTF_8), null));
        });
        return sources;
    }

    private static ObjectNode object(Map<Long, ObjectNode> byTime, long at) {
        return byTime.computeIfAbsent(
                at, any -> Json.object().put("takenAt", Instant.ofEpochMilli(at).toString()));
    }

    private static void lay(ObjectNode tree, String path, Known.Value value) {
        if (value.isComplete()) {
            array(tree, "complete").add(path);
            if (value.json().equals("[]")) {
                return;
            }
        }
        if (Known.isTried(path)) {
            array(tree, "tried").add(Json.read(value.json()));
            return;
        }
        String[] steps = path.substring(1).split("/", -1);
        ObjectNode into = tree;
        for (int i = 0; i < steps.length - 1; i++) {
            into = into.withObjectProperty(Known.unescaped(steps[i]));
        }
        into.set(Known.unescaped(steps[steps.length - 1]), Json.read(value.json()));
    }

    private static ArrayNode array(ObjectNode tree, String name) {
        return tree.withArrayProperty(name);
    }
}

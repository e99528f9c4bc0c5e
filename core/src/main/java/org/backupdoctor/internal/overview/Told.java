package org.backupdoctor.internal.overview;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Characters;
import org.jspecify.annotations.Nullable;

/**
 * What a report tells of its device, as far as a fleet is concerned.
 *
 * @param id the caller's name for the device
 * @param takenAt when the snapshot was taken
 * @param verdict how it stands with backups
 * @param causes the causes that are listed
 * @param steps the remedies of the plan that may clear one of them, the first thing to do first; where none does, the first of the plan
 * @param release the version of iOS
 * @param model what the model is called
 * @param site where the device belongs
 * @param successAgeDays how old the last good backup is; below zero when that isn't known
 * @param question what is most worth finding out, where the report has questions
 */
record Told(
        Optional<String> id,
        Optional<Instant> takenAt,
        Verdict verdict,
        List<Cause> causes,
        List<Named> steps,
        Optional<String> release,
        Optional<String> model,
        Optional<String> site,
        int successAgeDays,
        Optional<Named> question) {

    /** A name of something and what it is called. */
    record Named(String id, String title) {}

    /** A cause, and whether it is proven. */
    record Cause(Named named, boolean confirmed) {}

    /**
     * Reads a report's JSON.
     *
     * @param name what to call the place of it
     * @throws SnapshotException when it is no report; everything that is wrong with it is told at once
     */
    static Told of(String name, Object json) {
        return new Reader(name).read(json);
    }

    /** Reads one report. */
    private static final class Reader {

        private final String name;
        private final List<Problem> problems = new ArrayList<>();

        Reader(String name) {
            this.name = name;
        }

        Told read(Object json) {
            if (!(json instanceof Map<?, ?> fields)) {
                throw problem("", "Expected a report but this is no object.", "");
            }
            if (fields.get("errors") instanceof List<?>) {
                throw problem(
                        "",
                        "Here is what couldn't be read of a device, not a report.",
                        "Maybe mend that answer and diagnose it again.");
            }
            if (!fields.containsKey("verdict")) {
                throw problem(
                        "/verdict",
                        "Expected a report but this has no verdict.",
                        "Maybe it is a snapshot: diagnose it first, with --format json.");
            }
            if (fields.containsKey("format") && !Long.valueOf(1).equals(fields.get("format"))) {
                throw problem(
                        "/format",
                        "Expected 1 but was " + shown(fields.get("format")) + ".",
                        "Maybe a newer version made this report.");
            }
            Verdict verdict = word("/verdict", fields.get("verdict"), Verdict.class, Verdict.UNKNOWN);
            Optional<Instant> takenAt = instant("/takenAt", fields.get("takenAt"));
            List<Cause> causes = causes(fields.get("diagnoses"));
            Map<?, ?> device = map("/device", fields.get("device"));
            List<Named> steps = steps(fields.get("remedies"), causes, verdict);
            Told told = new Told(
                    text("/id", fields.get("id")),
                    takenAt,
                    verdict,
                    causes,
                    steps,
                    text("/device/iosVersion", device.get("iosVersion")),
                    text("/device/name", device.get("name")).or(() -> text("/device/model", device.get("model"))),
                    text("/site", fields.get("site")),
                    days(
                            "/lastSuccess/ageDays",
                            map("/lastSuccess", fields.get("lastSuccess")).get("ageDays")),
                    question(fields.get("questions")));
            if (!problems.isEmpty()) {
                throw new SnapshotException(problems);
            }
            return told;
        }

        private List<Cause> causes(@Nullable Object diagnoses) {
            Map<String, Cause> causes = new LinkedHashMap<>();
            for (Map<?, ?> each : maps("/diagnoses", diagnoses)) {
                Optional<String> cause = text("/diagnoses", each.get("cause"));
                if (cause.isEmpty()) {
                    problems.add(new Problem(name, "/diagnoses", "Expected the id of a cause but there is none.", ""));
                    continue;
                }
                String title = text("/diagnoses", each.get("title")).orElse(cause.get());
                boolean confirmed = word("/diagnoses", each.get("certainty"), Certainty.class, Certainty.POSSIBLE)
                        == Certainty.CONFIRMED;
                causes.putIfAbsent(cause.get(), new Cause(new Named(cause.get(), title), confirmed));
            }
            return List.copyOf(causes.values());
        }

        /** Where backups work there is nothing to do first. */
        private List<Named> steps(@Nullable Object remedies, List<Cause> causes, Verdict verdict) {
            List<Map<?, ?>> all = maps("/remedies", remedies);
            if (verdict == Verdict.WORKING) {
                return List.of();
            }
            List<String> listed =
                    causes.stream().map(cause -> cause.named().id()).toList();
            Map<String, Named> steps = new LinkedHashMap<>();
            Map<String, Named> others = new LinkedHashMap<>();
            for (Map<?, ?> each : all) {
                Named step = named("/remedies", each.get("id"), each.get("title"));
                boolean helps = list("/remedies", each.get("fixes")).stream().anyMatch(listed::contains);
                if (step != null) {
                    (helps ? steps : others).putIfAbsent(step.id(), step);
                }
            }
            if (steps.isEmpty()) {
                return others.values().stream().limit(1).toList();
            }
            return List.copyOf(steps.values());
        }

        private Optional<Named> question(@Nullable Object questions) {
            return maps("/questions", questions).stream()
                    .findFirst()
                    .map(first -> named("/questions", first.get("path"), first.get("text")));
        }

        private @Nullable Named named(String path, @Nullable Object id, @Nullable Object title) {
            return text(path, id)
                    .map(known -> new Named(known, text(path, title).orElse(known)))
                    .orElse(null);
        }

        private Optional<Instant> instant(String path, @Nullable Object value) {
            try {
                return text(path, value).map(Instant::parse);
            } catch (DateTimeParseException e) {
                problems.add(new Problem(
                        name,
                        path,
                        "Expected an instant with a zone but was \"" + value + "\".",
                        "Maybe write 2026-11-20T07:00:00Z."));
                return Optional.empty();
            }
        }

        private <E extends Enum<E>> E word(String path, @Nullable Object value, Class<E> type, E otherwise) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(value)) {
                    return constant;
                }
            }
            problems.add(new Problem(
                    name,
                    path,
                    "Expected one of " + List.of(type.getEnumConstants()) + " but was " + shown(value) + ".",
                    ""));
            return otherwise;
        }

        private SnapshotException problem(String path, String message, String hint) {
            return new SnapshotException(List.of(new Problem(name, path, message, hint)));
        }

        private Map<?, ?> map(String path, @Nullable Object value) {
            return value instanceof Map<?, ?> map ? map : wrong(path, "an object", value, Map.of());
        }

        private List<?> list(String path, @Nullable Object value) {
            return value instanceof List<?> list ? list : wrong(path, "a list", value, List.of());
        }

        private List<Map<?, ?>> maps(String path, @Nullable Object value) {
            List<Map<?, ?>> maps = new ArrayList<>();
            list(path, value).forEach(each -> maps.add(map(path, each)));
            return maps;
        }

        private int days(String path, @Nullable Object value) {
            return value instanceof Long days
                    ? (int) Math.min(Integer.MAX_VALUE, Math.max(-1, days))
                    : wrong(path, "a whole number", value, -1);
        }

        private Optional<String> text(String path, @Nullable Object value) {
            if (value instanceof String text) {
                return Optional.of(Characters.harmless(text).strip()).filter(harmless -> !harmless.isEmpty());
            }
            return wrong(path, "a text", value, Optional.empty());
        }

        /** What stands for a value that isn't there; one that is something else is told. */
        private <T> T wrong(String path, String expected, @Nullable Object value, T otherwise) {
            if (value != null) {
                problems.add(new Problem(
                        name,
                        path,
                        "Expected " + expected + " but was " + shown(value) + ".",
                        "Maybe it was changed after diagnose wrote it."));
            }
            return otherwise;
        }

        private static String shown(@Nullable Object value) {
            if (value instanceof Map || value instanceof List) {
                return value instanceof Map ? "an object" : "a list";
            }
            return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        }
    }
}

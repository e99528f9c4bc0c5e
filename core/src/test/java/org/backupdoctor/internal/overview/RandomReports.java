package org.backupdoctor.internal.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Reports as JSON has them, of few devices, causes and days, so that much comes together; the same seed gives the same ones. */
final class RandomReports {

    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
    private static final List<String> VERDICTS = List.of("BLOCKED", "FAILING", "WORKING", "UNKNOWN");

    private final Random random;
    private final int days;

    RandomReports(long seed) {
        this.random = new Random(seed);
        this.days = List.of(1, 5, 60, 61, 200).get(random.nextInt(5));
    }

    List<Map<String, Object>> some(int count) {
        List<Map<String, Object>> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reports.add(one());
        }
        return reports;
    }

    private Map<String, Object> one() {
        Map<String, Object> report = new LinkedHashMap<>();
        maybe("id", "D-" + random.nextInt(20), report);
        maybe("takenAt", START.plusSeconds(random.nextLong(86_400L * days)), report);
        report.put("verdict", VERDICTS.get(random.nextInt(4)));
        maybe("lastSuccess", Map.of("ageDays", (long) random.nextInt(100)), report);
        maybe("device", Map.of("name", "iPhone " + random.nextInt(3), "iosVersion", "18." + random.nextInt(4)), report);
        maybe("site", "Site " + random.nextInt(3), report);
        List<Object> diagnoses = new ArrayList<>();
        List<Object> remedies = new ArrayList<>();
        for (int cause = 0; cause < 4; cause++) {
            if (random.nextInt(3) == 0) {
                diagnoses.add(Map.of(
                        "cause",
                        "cause-" + cause,
                        "title",
                        "Cause " + cause,
                        "certainty",
                        random.nextBoolean() ? "CONFIRMED" : "POSSIBLE"));
            }
            if (random.nextInt(2) == 0) {
                remedies.add(Map.of(
                        "id",
                        "remedy-" + cause,
                        "title",
                        "Remedy " + cause,
                        "fixes",
                        List.of("cause-" + random.nextInt(4))));
            }
        }
        report.put("diagnoses", diagnoses);
        report.put("remedies", remedies);
        maybe(
                "questions",
                List.of(Map.of("path", "/field/" + random.nextInt(3), "text", "What?"), Map.of("path", "/other")),
                report);
        return report;
    }

    private void maybe(String name, Object value, Map<String, Object> report) {
        if (random.nextInt(5) > 0) {
            report.put(name, value);
        }
    }
}

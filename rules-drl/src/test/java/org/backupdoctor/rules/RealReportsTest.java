package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.data.Trees;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reports of real people, each with its public source: the cause that it was comes first, and what helped is among the first steps. */
class RealReportsTest {

    private static final Path REPORTS = Path.of("src/test/resources/real");
    private static final Diagnoser DIAGNOSER = Diagnoser.create();

    private static List<Map<?, ?>> reports() throws Exception {
        List<Map<?, ?>> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(REPORTS)) {
            for (Path file : files.sorted().toList()) {
                Map<?, ?> content = (Map<?, ?>)
                        (file.toString().endsWith(".json")
                                ? Trees.json(file.toString(), Files.readString(file))
                                : Trees.yaml(file.toString(), Files.readString(file)));
                ((List<?>) content.get("cases")).forEach(each -> all.add((Map<?, ?>) each));
            }
        }
        return all;
    }

    private static Report diagnosed(Map<?, ?> report) {
        return DIAGNOSER.diagnose(DeviceSnapshot.fromJson(JsonText.of(report.get("snapshot"))));
    }

    private static List<String> causes(Report report) {
        return report.diagnoses().stream().map(Report.Diagnosis::cause).toList();
    }

    private static List<String> remedies(Report report) {
        return report.remedies().stream().map(Report.Remedy::id).toList();
    }

    private static List<?> expected(Map<?, ?> report, String name) {
        return (List<?>) ((Map<?, ?>) report.get("expect")).get(name);
    }

    @TestFactory
    Stream<DynamicTest> theCauseIsAmongTheFirstThree() throws Exception {
        return reports().stream()
                .map(each -> DynamicTest.dynamicTest(each.get("id").toString(), () -> {
                    Report report = diagnosed(each);
                    List<?> right = expected(each, "causeAnyOf");
                    List<String> causes = causes(report);
                    assertTrue(
                            causes.stream().limit(3).anyMatch(right::contains),
                            () -> "Expected " + right + ": " + causes);
                    report.diagnoses().stream()
                            .filter(diagnosis -> diagnosis.certainty() == Certainty.CONFIRMED)
                            .forEach(diagnosis -> assertTrue(
                                    right.contains(diagnosis.cause()),
                                    () -> diagnosis.cause() + " is called certain, but it was " + right));
                }));
    }

    @Test
    void theCauseComesFirstAndWhatHelpedSoon() throws Exception {
        List<String> late = new ArrayList<>();
        List<Map<?, ?>> all = reports();
        assertFalse(all.isEmpty());
        int first = 0;
        int helped = 0;
        for (Map<?, ?> each : all) {
            Report report = diagnosed(each);
            List<String> causes = causes(report);
            boolean right = !causes.isEmpty() && expected(each, "causeAnyOf").contains(causes.get(0));
            boolean soon = remedies(report).stream().limit(3).anyMatch(expected(each, "remedyAnyOf")::contains);
            first += right ? 1 : 0;
            helped += soon ? 1 : 0;
            if (!right || !soon) {
                late.add(each.get("id") + ": expected " + each.get("expect") + " but got " + causes + " "
                        + remedies(report));
            }
        }
        assertEquals(
                all.size(), first, () -> "The right cause comes first in all reports:\n" + String.join("\n", late));
        assertEquals(all.size(), helped, () -> "What helped is among the first three:\n" + String.join("\n", late));
    }
}

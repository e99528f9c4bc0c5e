package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.FleetSummary;
import org.backupdoctor.Report;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever this project writes as JSON or YAML is as the schemas in the jar of the core say. */
class SchemasTest {

    private static final Path RULES = Path.of("src/main/resources/org/backupdoctor/rules");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final Diagnoser DIAGNOSER = Diagnoser.create();

    @TestFactory
    Stream<DynamicTest> everyFileOfTheRulesIsAsItsSchemaSays() {
        return files(RULES, "")
                .filter(file -> !file.toString().endsWith(".drl"))
                .map(file -> dynamicTest(RULES.relativize(file).toString(), () -> {
                    String path = RULES.relativize(file).toString().replace('\\', '/');
                    String text = Files.readString(file);
                    boolean page = path.endsWith(".md");
                    String schema = path.matches(".*\\.[a-z]{2}\\.(md|yaml)")
                            ? page ? "page-translation" : "data-translation"
                            : path.startsWith("data/faults/")
                                    ? "fault"
                                    : path.startsWith("data/")
                                            ? path.substring("data/".length(), path.lastIndexOf('.'))
                                            : !page
                                                    ? "cases"
                                                    : path.startsWith("causes/") ? "cause-page" : "remedy-page";
                    String yaml = page ? text.substring(4, text.indexOf("\n---\n", 3)) : text;
                    assertEquals(List.of(), errors(schema, yaml, InputFormat.YAML));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleAndItsReportAreAsTheirSchemasSay() {
        return Stream.of("../examples/devices", "src/test/resources/reports", "../core/src/test/resources/snapshot")
                .flatMap(folder -> files(Path.of(folder), ".json"))
                .filter(file -> !file.getFileName().toString().startsWith("inventory-"))
                .map(file -> dynamicTest(file.toString(), () -> {
                    String json = Files.readString(file);
                    assertEquals(List.of(), errors("snapshot", json, InputFormat.JSON));
                    DeviceSnapshot snapshot = DeviceSnapshot.fromJson(json);
                    assertEquals(List.of(), errors("snapshot", snapshot.toJson(), InputFormat.JSON));
                    Report report = DIAGNOSER.diagnose(snapshot);
                    assertEquals(List.of(), errors("report", report.toJson(), InputFormat.JSON));
                    assertEquals(List.of(), errors("report", report.toBriefJson(), InputFormat.JSON));
                }));
    }

    @TestFactory
    Stream<DynamicTest> reportsOnAnswersThatSayWhereTheyAreFromAreAsTheirSchemaSays() {
        return files(Path.of("../examples/devices"), ".plist")
                .map(file -> dynamicTest(file.toString(), () -> {
                    String report =
                            DIAGNOSER.diagnose(DeviceSnapshot.read(file)).toJson();
                    assertEquals(List.of(), errors("report", report, InputFormat.JSON));
                }));
    }

    @Test
    void reportsOnWhateverIsGivenAreAsTheirSchemaSays() {
        for (int seed = 0; seed < 40; seed++) {
            DeviceSnapshot snapshot = new RandomSnapshots(seed).next();
            assertEquals(List.of(), errors("snapshot", snapshot.toJson(), InputFormat.JSON));
            assertEquals(
                    List.of(), errors("report", DIAGNOSER.diagnose(snapshot).toJson(), InputFormat.JSON));
        }
    }

    @Test
    void summariesAreAsTheirSchemaSays() {
        FleetSummary.Tally tally = FleetSummary.tally();
        for (int seed = 0; seed < 10; seed++) {
            tally.addWithQuestions(DIAGNOSER.diagnose(new RandomSnapshots(seed).next()));
        }
        assertFalse(tally.summary().facts().isEmpty());
        assertEquals(List.of(), errors("fleet-summary", tally.summary().toJson(), InputFormat.JSON));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "snapshot    | {\"icloud\":{\"storageFree\":1}}",
                "snapshot    | {\"icloud\":{\"storageFreeBytes\":\"3.2\"}}",
                "snapshot    | {\"icloud\":{\"storageFreeBytes\":-1}}",
                "snapshot    | {\"network\":{\"wifi\":\"connected\"}}",
                "snapshot    | {\"tried\":[{\"remedy\":\"x\"}]}",
                "snapshot    | {\"complete\":[\"/icloud/backup\"]}",
                "cases       | [{\"it\":\"x\",\"expect\":{\"confirmd\":[]}}]",
                "cases       | [{\"it\":\"x\",\"given\":{\"power\":{\"charging\":1}},\"expect\":{}}]",
                "cases       | [{\"given\":{},\"expect\":{}}]",
                "cause-page  | {\"title\":\"x\",\"prior\":2,\"blocks\":\"no\",\"goal\":\"x\",\"clearsWhen\":\"x\"}",
                "remedy-page | {\"title\":\"x\"}",
                "reasoning   | {}"
            })
    void whatIsWrongIsRefused(String schema, String json) {
        assertFalse(errors(schema, json, InputFormat.JSON).isEmpty());
    }

    private static List<String> errors(String schema, String text, InputFormat format) {
        return SCHEMAS
                .computeIfAbsent(
                        schema,
                        name -> REGISTRY.getSchema(
                                SchemaLocation.of("classpath:org/backupdoctor/schema/" + name + ".schema.json")))
                .validate(text, format)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertFalse(files.isEmpty());
            return files.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

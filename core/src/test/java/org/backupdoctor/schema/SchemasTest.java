package org.backupdoctor.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.rules.SmallRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON Schemas in the jar are as the code has them, and what reads front matter takes what they allow. */
class SchemasTest {

    @TempDir
    private Path directory;

    @Test
    void theSchemasAreAsTheCodeHasThem() throws Exception {
        Javadoc javadoc =
                new Javadoc(Path.of("src/main/java/org/backupdoctor/fact"), Path.of("src/main/java/org/backupdoctor"));
        check(
                "snapshot",
                "Snapshot",
                "The facts of one device at one time. What isn't known is left out.",
                new SnapshotSchema(javadoc).make());
        check(
                "report",
                "Report",
                "Why a device isn't backing up and what to do, in the order to do it.",
                new ReportSchema(javadoc).make());
        check(
                "fleet-summary",
                "Fleet summary",
                "What the reports on many devices come to.",
                new ReportSchema(javadoc).summary());
        check("cases", "Cases", "Snapshots with what the report on each must and must not say.", AuthorSchemas.cases());
        check(
                "cause-page",
                "Front matter of a cause's page",
                "What a page says of its cause.",
                AuthorSchemas.causePage());
        check(
                "remedy-page",
                "Front matter of a remedy's page",
                "What a page says of its remedy.",
                AuthorSchemas.remedyPage());
        check(
                "page-translation",
                "Front matter of a page in another language",
                "What NAME.LANGUAGE.md says of the texts of NAME.md and NAME.drl.",
                AuthorSchemas.pageTranslation());
        check(
                "data-translation",
                "Data in another language",
                "What data/NAME.LANGUAGE.yaml says of the texts of data/NAME.yaml.",
                AuthorSchemas.dataTranslation());
        check("ios-releases", "iOS releases", "data/ios-releases.yaml", AuthorSchemas.releases());
        check("models", "Models", "data/models.yaml", AuthorSchemas.models());
        check("questions", "Questions", "data/questions.yaml", AuthorSchemas.questions());
        check("errors", "Error codes", "data/errors.yaml", AuthorSchemas.errors());
        check("messages", "Messages", "data/messages.yaml", AuthorSchemas.messages());
        check("apps", "Apps", "data/apps.yaml", AuthorSchemas.apps());
        check("hosts", "Hosts", "data/hosts.yaml", AuthorSchemas.hosts());
        check("fitted", "Fitted numbers", "data/fitted.yaml", AuthorSchemas.fitted());
        check("changes", "Changes", "data/changes.yaml", AuthorSchemas.changes());
        check("fault", "Fault of a release", "data/faults/NAME.yaml", AuthorSchemas.fault());
        check("reasoning", "Reasoning", "data/reasoning.yaml", AuthorSchemas.reasoning());
    }

    private static void check(String name, String title, String description, Map<String, Object> schema)
            throws IOException {
        everyFieldIsDescribed(name, schema);
        Generated.check(name + ".schema.json", Tree.file(title, description, schema));
    }

    private static void everyFieldIsDescribed(String path, Object schema) {
        if (schema instanceof Map<?, ?> object) {
            if (object.get("properties") instanceof Map<?, ?> fields) {
                fields.forEach((name, field) -> {
                    Object description = ((Map<?, ?>) field).get("description");
                    assertFalse(description == null || description.toString().isBlank(), path + "/" + name);
                });
            }
            object.forEach((name, inner) -> everyFieldIsDescribed(path + "/" + name, inner));
        } else if (schema instanceof List<?> list) {
            list.forEach(inner -> everyFieldIsDescribed(path, inner));
        }
    }

    @Test
    void frontMatterMayHaveEveryFieldOfItsSchema() throws Exception {
        SmallRules rules = new SmallRules(directory);
        rules.file("causes/flat.md", "---\n" + examples(AuthorSchemas.causePage()) + "\n---\nA page.\n");
        rules.file(
                "remedies/let-it-cool.md",
                "---\n" + examples(AuthorSchemas.remedyPage()) + "\n---\nA page.\n\n## Steps\n\n1. Wait.\n");
        assertEquals(3, rules.load().info().count());
    }

    /** The first example of each field, as JSON, which is YAML too. */
    private static String examples(Map<String, Object> schema) {
        return ((Map<?, ?>) schema.get("properties"))
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": "
                                + JsonText.of(((List<?>) ((Map<?, ?>) entry.getValue()).get("examples")).get(0)))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void casesMayExpectWhatTheRunnerKnows() throws Exception {
        Map<?, ?> schema = (Map<?, ?>) Trees.json(
                "cases", Files.readString(Path.of("src/main/resources/org/backupdoctor/schema/cases.schema.json")));
        Map<?, ?> fields = (Map<?, ?>) ((Map<?, ?>) schema.get("items")).get("properties");
        Map<?, ?> kinds = (Map<?, ?>) ((Map<?, ?>) fields.get("expect")).get("properties");
        assertEquals(Case.KINDS, List.copyOf(kinds.keySet()));
    }
}

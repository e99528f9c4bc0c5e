package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backupdoctor.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFormatTest {

    private static final String WRONG = """
            rule "no-wifi/test"
            when
                $battery : Battery( percnt < 10 )
            then
                suspect( FAIR, $battery );
            end
            """;

    @TempDir
    private Path directory;

    @Test
    void errorsForPeopleAndExitCode() throws IOException {
        write("causes/my-own/no-wifi.drl", WRONG);
        Cli run = Cli.run("rules", "check", directory.toString());
        assertEquals(Main.WRONG_RULES, run.code());
        assertEquals("""
                causes/my-own/no-wifi.drl:3:25  rule no-wifi/test
                  Battery has no property "percnt".
                  Maybe you meant "percent".
                """, run.err().replace("\r\n", "\n"));
        assertEquals("", run.out());
    }

    @Test
    void errorsAsJson() throws IOException {
        write("causes/my-own/no-wifi.drl", WRONG);
        Cli run = Cli.run("rules", "check", directory.toString(), "--format", "json");
        assertEquals(Main.WRONG_RULES, run.code());
        assertEquals(
                "[{\"file\":\"causes/my-own/no-wifi.drl\",\"line\":3,\"column\":25,\"rule\":\"no-wifi/test\",\"severity\":\"error\","
                        + "\"message\":\"Battery has no property \\\"percnt\\\".\",\"hint\":\"Maybe you meant \\\"percent\\\".\"}]",
                run.out().strip());
        assertEquals("", run.err());
    }

    @Test
    void errorsAsSarif() throws IOException {
        write("causes/my-own/no-wifi.drl", WRONG);
        Cli run = Cli.run("rules", "check", directory.toString(), "--format", "sarif");
        assertEquals(Main.WRONG_RULES, run.code());
        String uri = directory.toUri().toString();
        assertEquals(
                "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":"
                        + "{\"name\":\"backup-doctor\",\"rules\":[{\"id\":\"rule\",\"shortDescription\":"
                        + "{\"text\":\"Something is wrong with a rule.\"}}]}},\"originalUriBaseIds\":{\"RULES\":{\"uri\":\""
                        + (uri.endsWith("/") ? uri : uri + "/")
                        + "\"}},\"columnKind\":\"utf16CodeUnits\",\"results\":[{\"ruleId\":\"rule\",\"ruleIndex\":0,\"level\":\"error\","
                        + "\"message\":{\"text\":\"Battery has no property \\\"percnt\\\". Maybe you meant \\\"percent\\\".\"},"
                        + "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"causes/my-own/no-wifi.drl\","
                        + "\"uriBaseId\":\"RULES\"},\"region\":{\"startLine\":3,\"startColumn\":25}},\"logicalLocations\":"
                        + "[{\"fullyQualifiedName\":\"no-wifi/test\"}]}]}]}]}",
                run.out().strip());
    }

    @Test
    void whatIsSwitchedOffForNothingHidesNothing() throws IOException {
        write("causes/nope.off", "");
        write("causes/network/more.drl", WRONG.replace("percnt < 10", "percent < 200 ** 1000"));
        write("causes/network/other.yaml", "- it: [\n");
        Cli text = Cli.run("rules", "check", directory.toString());
        assertEquals(Main.WRONG_RULES, text.code(), text.err());
        for (String place :
                new String[] {"causes/network/more.drl:3:", "causes/network/other.yaml:", "causes/nope.off\n"}) {
            assertTrue(text.err().contains(place), text.err());
        }
        Cli sarif = Cli.run("rules", "check", directory.toString(), "--format", "sarif");
        assertTrue(
                sarif.out()
                        .contains(
                                "{\"id\":\"off\",\"shortDescription\":{\"text\":\"Something is switched off that isn't there.\"}}"),
                sarif.out());
        assertTrue(
                sarif.out()
                        .contains(
                                "{\"ruleId\":\"off\",\"ruleIndex\":1,\"level\":\"error\",\"message\":{\"text\":\"There is nothing of"),
                sarif.out());
    }

    @Test
    void aDirectoryGivenRelativelyIsPartOfTheUri() {
        Problem problem = new Problem("causes/a:b.drl", "", "Wrong.");
        String sarif = CheckFormat.sarif.of(List.of(problem), Path.of("my-rules"));
        assertTrue(sarif.contains("\"artifactLocation\":{\"uri\":\"my-rules/causes/a:b.drl\"}}"), sarif);
        assertFalse(sarif.contains("originalUriBaseIds"), sarif);
        assertFalse(sarif.contains("region"), sarif);
    }

    @Test
    void nothingFoundIsAnEmptyListOfResults() throws IOException {
        Files.createDirectories(directory.resolve("causes"));
        Cli json = Cli.run("rules", "check", directory.toString(), "--format", "json");
        assertEquals(Main.FINE, json.code(), json.err());
        assertEquals("[]", json.out().strip());
        Cli sarif = Cli.run("rules", "check", directory.toString(), "--format", "sarif");
        assertTrue(sarif.out().contains("\"results\":[]"), sarif.out());
    }

    @Test
    void warningsDoNotStopAnything() throws IOException {
        write("causes/network/more.drl", WRONG.replace("percnt < 10", "percent < 10, percent > 10"));
        Cli run = Cli.run("rules", "check", directory.toString());
        assertEquals(Main.FINE, run.code(), run.err());
        assertEquals("""
                causes/network/more.drl:1:1  rule no-wifi/test
                  Warning: No case fires this rule.
                  Maybe add one to causes/network/more.yaml, with what the rule needs as "given".

                causes/network/more.drl:3:25  rule no-wifi/test
                  Warning: No Battery is all of this: percent < 10, percent > 10.
                  Maybe "||" was meant, or a comparison is the wrong way round.
                """, run.err().replace("\r\n", "\n"));
        assertTrue(run.out().startsWith("These rules load, with 2 warnings: "), run.out());
    }

    @Test
    void aDirectoryThatIsNotThereIsTold() {
        Cli run = Cli.run("rules", "check", directory.resolve("nowhere").toString());
        assertEquals(Main.WRONG_RULES, run.code());
        assertTrue(run.err().contains("There is no such directory of rules."), run.err());
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.backupdoctor.RuleSetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author is told who got something wrong. */
class RuleErrorsTest {

    @TempDir
    private Path directory;

    @Test
    void misspeltProperty() {
        assertError("$battery : Battery( percnt < 10 )", "confirm( $battery );", """
                causes/flat.drl:3:25  rule flat/test
                  Battery has no property "percnt".
                  Maybe you meant "percent".""");
    }

    @Test
    void misspeltFact() {
        assertError("$battery : Batery( percent < 10 )", "confirm( $battery );", """
                causes/flat.drl:3:16  rule flat/test
                  There is no fact "Batery".
                  Maybe you meant "Battery".""");
    }

    @Test
    void misspeltVerb() {
        assertError("$battery : Battery( percent < 10 )", "confrim( $battery );", """
                causes/flat.drl:5:5  rule flat/test
                  There is no verb "confrim". The verbs are confirm, suspect, doubt, ruleOut, recommend, veto, note.
                  Maybe you meant "confirm".""");
    }

    @Test
    void moreThanOneSentence() {
        assertError("$battery : Battery( percent < 10 )", "confirm( $battery ); confirm( $battery );", """
                causes/flat.drl:1:1  rule flat/test
                  What follows "then" must be one verb with its evidence, such as confirm( $fact );
                  Maybe a semicolon is missing, or there is more than one sentence.""");
    }

    @Test
    void aVerbOfRemediesForACause() {
        assertError("$diagnosis : Diagnosis( cause == \"flat\" )", "recommend( LIKELY, $diagnosis );", """
                causes/flat.drl:1:1  rule flat/test
                  "recommend" speaks of a remedy, but "flat" is a cause.
                  Maybe the rule should be named after the remedy.""");
    }

    @Test
    void aNumberTooLargeForJava() {
        assertError("$free : FreeCloudStorage( sizeBytes < 5 * 1000 * 1000 * 1000 )", "confirm( $free );", """
                causes/flat.drl:3:43  rule flat/test
                  The number 5 * 1000 * 1000 * 1000 is too large to be written like this.
                  Maybe you meant "5L * 1000 * 1000 * 1000", with an L for large numbers.""");
    }

    @Test
    void aPlaceholderThatNamesNothing() {
        new SmallRules(directory).drl("causes/flat.drl", """
                        rule "flat/test"
                            @because("It has {batery.percent} and {battery.percnt} left, says {battery}.")
                        when
                            $battery : Battery( percent < 10 )
                        then
                            confirm( $battery );
                        end
                        """);
        assertEquals("""
                causes/flat.drl:1:1  rule flat/test
                  The placeholder {batery.percent} names "$batery", which no pattern of the rule binds.
                  Maybe you meant "battery".

                causes/flat.drl:1:1  rule flat/test
                  Battery has no property "percnt" for the placeholder {battery.percnt}.
                  Maybe you meant "percent".

                causes/flat.drl:1:1  rule flat/test
                  The placeholder {battery} isn't of the form {fact.property}.""", error());
    }

    @Test
    void aRuleNamedAfterNothing() {
        new SmallRules(directory)
                .drl("causes/flat.drl", rule("flatt/test", "$battery : Battery()", "confirm( $battery );"));
        assertEquals("""
                causes/flat.drl:1:1  rule flatt/test
                  No cause and no remedy has a page with the name "flatt".
                  Maybe you meant "flat".""", error());
    }

    @Test
    void twoRulesOfOneName() {
        String rule = rule("flat/test", "$battery : Battery()", "confirm( $battery );");
        new SmallRules(directory).drl("causes/flat.drl", rule).drl("causes/other.drl", "\n" + rule);
        assertEquals("""
                causes/other.drl:2:1  rule flat/test
                  There is another rule of this name in causes/flat.drl:1.
                  Maybe one was copied: give it a name of its own.""", error());
    }

    @Test
    void attributesMetadataAndPackageLines() {
        new SmallRules(directory)
                .drl(
                        "causes/flat.drl",
                        "rule \"flat/a\"\n    @becuase(\"x\")\n    salience 10\nwhen\n    $b : Battery()\nthen\n    confirm( $b );\nend\n")
                .drl(
                        "causes/noisy.drl",
                        "// a comment\npackage mine;\n" + rule("noisy/a", "$b : Battery()", "confirm( $b );"));
        assertEquals("""
                causes/flat.drl:2:6  rule flat/a
                  There is no metadata "@becuase".
                  Maybe you meant "because".

                causes/flat.drl:3:5  rule flat/a
                  A rule has no attributes, but here is "salience".
                  Maybe it can just be deleted: no order of rules is needed.

                causes/noisy.drl:2:1
                  A rule file has no "package" line: its package is named after its path.
                  Maybe the line can just be deleted.""", error());
    }

    @Test
    void missingEndIsToldWithItsLine() {
        new SmallRules(directory)
                .drl("causes/flat.drl", "rule \"flat/a\"\nwhen\n    $b : Battery(\nthen\n    confirm( $b );\nend\n");
        String error = error();
        assertTrue(error.startsWith("causes/flat.drl:"), error);
        assertTrue(error.contains("This is not a rule as it should be"), error);
    }

    @Test
    void anythingElseThatDoesNotCompileNamesItsFile() {
        new SmallRules(directory)
                .drl("causes/flat.drl", rule("flat/a", "$b : Battery( percent < \"ten\" )", "confirm( $b );"));
        String error = error();
        assertTrue(error.startsWith("causes/flat.drl"), error);
    }

    @Test
    void errorsOfAllPagesAreToldAtOnce() {
        new SmallRules(directory)
                .file(
                        "causes/flat.md",
                        "---\ntitle: Flat\nprior: often\nblocks: sometimes\ngoal: x\nclearsWhen: y\nclearWhen: y\n---\nText.\n")
                .file("remedies/charge-it.md", "No front matter.\n");
        assertEquals("""
                causes/flat.md
                  Expected a number from 0 to 1 for "prior" but was "often".

                causes/flat.md
                  Expected yes, automatic or no for "blocks" but was "sometimes".

                causes/flat.md
                  There is no "clearWhen" here.
                  Maybe you meant "clearsWhen".

                remedies/charge-it.md:1:1
                  The page has no front matter.
                  Maybe one of the two lines of three dashes is missing at its top.""", error().split("\n\nremedies/charge-it.md\n", -1)[0]);
    }

    private void assertError(String condition, String consequence, String message) {
        new SmallRules(directory).drl("causes/flat.drl", rule("flat/test", condition, consequence));
        assertEquals(message, error());
    }

    private String error() {
        return assertThrows(RuleSetException.class, () -> LoadedRules.of(directory))
                .getMessage();
    }

    private static String rule(String name, String condition, String consequence) {
        return "rule \"" + name + "\"\nwhen\n    " + condition + "\nthen\n    " + consequence + "\nend\n";
    }
}

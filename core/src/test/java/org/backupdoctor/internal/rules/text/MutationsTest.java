package org.backupdoctor.internal.rules.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.backupdoctor.internal.rules.text.Mutation.Kind;
import org.junit.jupiter.api.Test;

/** What can be changed in a rule by one small step. */
class MutationsTest {

    private static final String FREE = "$free : FreeCloudStorage( sizeBytes < 5L * 1000 * 1000 * 1000 )";

    @Test
    void aComparisonIsFlipped() {
        assertEquals(
                List.of("FreeCloudStorage( sizeBytes <= 5L * 1000 * 1000 * 1000 )"), changes(Kind.COMPARISON, FREE));
        assertEquals(List.of("Battery( percent > 5 )"), changes(Kind.COMPARISON, "Battery( percent >= 5 )"));
        assertEquals(
                List.of(
                        "Failure( domain != \"a\" && code not in ( 1, 2 ) )",
                        "Failure( domain == \"a\" && code in ( 1, 2 ) )"),
                changes(Kind.COMPARISON, "Failure( domain == \"a\" && code not in ( 1, 2 ) )"));
    }

    @Test
    void aNumberGoesUpAndDownAConstantAsAWhole() {
        assertEquals(
                List.of("FreeCloudStorage( sizeBytes < 5000000001L )", "FreeCloudStorage( sizeBytes < 4999999999L )"),
                changes(Kind.NUMBER, FREE));
        assertEquals(
                List.of("Wifi( signalDbm < -74 )", "Wifi( signalDbm < -76 )"),
                changes(Kind.NUMBER, "Wifi( signalDbm < -75 )"));
        assertEquals(
                List.of("Upload( speed < 0.6 )", "Upload( speed < 0.4 )"),
                changes(Kind.NUMBER, "Upload( speed < 0.5 )"));
        assertEquals(
                List.of(
                        "Failure( code in ( 2, 25 ) )",
                        "Failure( code in ( 0, 25 ) )",
                        "Failure( code in ( 1, 26 ) )",
                        "Failure( code in ( 1, 24 ) )"),
                changes(Kind.NUMBER, "Failure( code in ( 1, 25 ) )"));
        assertEquals(
                List.of("IosVersion( olderThan( \"26.7\" ) )", "IosVersion( olderThan( \"26.5\" ) )"),
                changes(Kind.NUMBER, "IosVersion( olderThan( \"26.6\" ) )"));
    }

    @Test
    void notAndExistsAndYesAndNoAreSwapped() {
        assertEquals(
                List.of("exists ( NextBackup() and Charging( yes ) )"),
                changes(Kind.ABSENCE, "not ( NextBackup() and Charging( yes ) )"));
        assertEquals(List.of("not NextBackup()"), changes(Kind.ABSENCE, "exists NextBackup()"));
        assertEquals(List.of("Charging( no )"), changes(Kind.ANSWER, "$charging : Charging( yes )"));
    }

    @Test
    void aConstraintIsLeftOutUnlessItBindsSomething() {
        List<Mutation> found =
                of("suspect( FAIR, $x )", "$x : Failure( index == 0, $code : code, ( a || b ) )").stream()
                        .filter(mutation -> mutation.kind() == Kind.CONSTRAINT)
                        .toList();
        String text = rule("suspect( FAIR, $x )", "$x : Failure( index == 0, $code : code, ( a || b ) )");
        assertEquals(2, found.size());
        assertTrue(
                found.get(0).in(text).contains("$x : Failure( $code : code, ( a || b ) )"),
                found.get(0).in(text));
        assertTrue(
                found.get(1).in(text).contains("$x : Failure( index == 0, $code : code )"),
                found.get(1).in(text));
    }

    @Test
    void aWordGoesAStepUpTheHighestOneDown() {
        assertEquals(List.of("suspect( FAIR )"), words("suspect( SLIGHT, $x )"));
        assertEquals(List.of("doubt( STRONG )"), words("doubt( FAIR, $x )"));
        assertEquals(List.of("suspect( FAIR )"), words("suspect( STRONG, $x )"));
        assertEquals(List.of("recommend( LIKELY )"), words("recommend( CERTAIN, $x )"));
        assertEquals(List.of("recommend( POSSIBLE )"), words("recommend( LONG_SHOT, $x )"));
        assertEquals(List.of(), words("note( TIP, $x )"));
        Mutation verb = of("confirm( $x )", "$x : Charging()").get(0);
        assertEquals(Kind.VERB, verb.kind());
        assertTrue(verb.in(rule("confirm( $x )", "$x : Charging()")).contains("    suspect( STRONG, $x );\n"));
    }

    @Test
    void aRuleAloneStandsWhereItStood() {
        String text = rule("confirm( $x )", "$x : Charging()")
                + rule("veto( $y )", "$y : Battery()").replace("a/b", "c/d");
        String alone = Mutations.alone("c/d", text);
        assertEquals(text.length(), alone.length());
        assertEquals(text.indexOf("rule \"c/d\""), alone.indexOf("rule \"c/d\""));
        assertEquals(rule("veto( $y )", "$y : Battery()").replace("a/b", "c/d").strip(), alone.strip());
    }

    private static List<String> changes(Kind kind, String... conditions) {
        return of("confirm( $x )", conditions).stream()
                .filter(mutation -> mutation.kind() == kind)
                .map(Mutation::to)
                .toList();
    }

    private static List<String> words(String says) {
        return of(says, "$x : Charging()").stream().map(Mutation::to).toList();
    }

    private static List<Mutation> of(String says, String... conditions) {
        return Mutations.of(rule(says, conditions));
    }

    private static String rule(String says, String... conditions) {
        return "rule \"a/b\"\nwhen\n    " + String.join("\n    ", Arrays.asList(conditions)) + "\nthen\n    " + says
                + ";\nend\n";
    }
}

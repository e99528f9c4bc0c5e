package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.RuleSet;
import org.backupdoctor.testing.RuleVerifier;
import org.backupdoctor.testing.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RuleVerifierTest {

    private static final String ROOM = "icloud-storage-full/next-backup-does-not-fit";

    @Test
    void theExampleOfItsJavadoc() {
        RuleVerifier verifier = RuleVerifier.of(Diagnoser.create());

        verifier.given(snapshot -> snapshot.icloud(icloud -> icloud.storageFree("800 MB"))
                        .backup(backup -> backup.nextSize("3.2 GB")))
                .confirms("icloud-storage-full")
                .offers("upgrade-plan");

        verifier.given(snapshot -> snapshot.backup(backup -> backup.nextSize("3.2 GB")))
                .cannotTellWithout("icloud-storage-full/next-backup-does-not-fit", "/icloud/storageFreeBytes");
    }

    @Test
    void theExampleStandsInTheJavadocAsItIsHere() throws IOException {
        Matcher example = Pattern.compile("\\{@code\\s(.*?)\\* }</pre>", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../core/src/main/java/org/backupdoctor/testing/RuleVerifier.java")));
        assertTrue(example.find());
        String here = Files.readString(Path.of("src/test/java/org/backupdoctor/rules/RuleVerifierTest.java"));
        assertTrue(squeezed(here).contains(squeezed(example.group(1).replaceAll("(?m)^ \\*", ""))), example.group(1));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void whatIsSoPasses() {
        given("{\"icloud\":{\"storageFreeBytes\":199999999}}")
                .suspects("icloud-storage-full")
                .fires("icloud-storage-full/hardly-any-room")
                .neverNames("no-wifi")
                .verdict(Verdict.UNKNOWN);
        given("{\"icloud\":{\"storageFreeBytes\":\"10 GB\"},\"backup\":{\"nextSizeBytes\":\"1 GB\"}}")
                .staysClear(ROOM)
                .neverOffers("upgrade-plan");
    }

    @Test
    void whatIsNotSoIsToldWithWhatCameInstead() {
        Verified full =
                given("{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}");
        Verified nothing = given("{}");
        assertFails(
                "Expected no-wifi to be confirmed but got icloud-storage-full confirmed.",
                () -> full.confirms("no-wifi"));
        assertFails("Expected no-wifi to be suspected but got no cause.", () -> nothing.suspects("no-wifi"));
        assertFails(
                "Expected icloud-storage-full to be suspected but got icloud-storage-full confirmed.",
                () -> full.suspects("icloud-storage-full"));
        assertFails(
                "Expected icloud-storage-full not to be named but got icloud-storage-full confirmed.",
                () -> full.neverNames("icloud-storage-full"));
        assertFails("Expected the verdict WORKING but got BLOCKED.", () -> full.verdict(Verdict.WORKING));
        assertFails("Expected " + ROOM + " to be clear but got fired.", () -> full.staysClear(ROOM));
        assertFails(
                "Expected " + ROOM
                        + " to be fired but got unknown for want of /backup/nextSizeBytes, /icloud/storageFreeBytes.",
                () -> nothing.fires(ROOM));
        assertFails(
                "Expected " + ROOM + " to be unknown for want of /icloud/storageFreeBytes"
                        + " but got unknown for want of /backup/nextSizeBytes, /icloud/storageFreeBytes.",
                () -> nothing.cannotTellWithout(ROOM, "/icloud/storageFreeBytes"));
        assertFails(
                "Expected join-wifi to be offered but got "
                        + String.join(
                                ", ",
                                full.report().remedies().stream()
                                        .map(remedy -> remedy.id())
                                        .toList()) + ".",
                () -> full.offers("join-wifi"));
        assertTrue(assertThrows(AssertionError.class, () -> full.neverOffers("upgrade-plan"))
                .getMessage()
                .startsWith("Expected upgrade-plan not to be offered but got exclude-apps-from-backup, upgrade-plan"));
    }

    @Test
    void aNameThatTheRulesDoNotKnowIsNoSilentPass() {
        Verified nothing = given("{}");
        assertFails(
                "There is no cause \"no-wifl\".\nMaybe you meant \"no-wifi\".", () -> nothing.neverNames("no-wifl"));
        assertFails(
                "There is no remedy \"upgrade-plans\".\nMaybe you meant \"upgrade-plan\".",
                () -> nothing.neverOffers("upgrade-plans"));
        assertFails(
                "There is no rule \"icloud-storage-full/hardly-a-room\".\nMaybe you meant \"icloud-storage-full/hardly-any-room\".",
                () -> nothing.staysClear("icloud-storage-full/hardly-a-room"));
    }

    private static Verified given(String json) {
        return RuleVerifier.of(RuleSet.bundled()).given(DeviceSnapshot.fromJson(json));
    }

    private static void assertFails(String message, Executable statement) {
        assertEquals(message, assertThrows(AssertionError.class, statement).getMessage());
    }
}

package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.RulePack;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that come as a signed file, and newer ones in its place while they are at work. */
class SignedRulesTest {

    private static final DeviceSnapshot FULL = DeviceSnapshot.fromJson(
            "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}");
    private static final KeyPair KEY = pair();
    private static final KeyPair OTHER = pair();

    @TempDir
    private Path home;

    private Path rules;
    private Path file;

    @BeforeEach
    void aCauseOfOurOwn() throws IOException {
        rules = home.resolve("rules");
        file = home.resolve("rules.zip");
        Files.createDirectories(rules.resolve("causes/own"));
        Files.writeString(
                rules.resolve("causes/own/tight.md"),
                "---\ntitle: It is tight\nprior: 0.2\ngoal: x\nclearsWhen: y\n---\n");
        say("first");
    }

    @Test
    void aSignedFileIsLaidOverTheBundledRules() throws IOException {
        pack(1).signed(KEY.getPrivate()).write(file);
        Diagnoser diagnoser =
                Diagnoser.builder().rules(file, List.of(KEY.getPublic())).build();
        assertEquals("first", because(diagnoser));
        assertEquals("rules", diagnoser.ruleSet().info().name());
        assertEquals(
                diagnoser.ruleSet().info().digest(),
                RuleSet.bundledWith(rules).info().digest(),
                "It is the same as the directory.");
    }

    /** Such as one of a service that is stopping: rules are as good as before, and nobody is told otherwise. */
    @Test
    void rulesLoadOnAThreadThatIsInterrupted() {
        RulePack pack = pack(1);
        Thread.currentThread().interrupt();
        try {
            assertEquals("first", because(Diagnoser.of(RuleSet.bundledWith(pack))));
        } finally {
            assertTrue(Thread.interrupted(), "It is kept for whoever looks for it.");
        }
    }

    @Test
    void aNewerFileIsAtWorkAndAnOlderOneIsRefused() throws IOException {
        pack(5).signed(KEY.getPrivate()).write(file);
        try (Diagnoser.Live live =
                Diagnoser.builder().rules(file, List.of(KEY.getPublic())).live()) {
            assertFalse(live.reload());
            say("second");
            pack(6).signed(KEY.getPrivate()).write(file);
            assertTrue(live.reload());
            assertEquals("second", because(live));
            say("third");
            pack(4).signed(KEY.getPrivate()).write(file);
            assertEquals(
                    file + "\n  The serial number of these rules is 4, but 6 is at work.\n"
                            + "  Maybe an older file was put here by mistake: a newer set needs a higher number.",
                    refusal(live));
            pack(6).signed(KEY.getPrivate()).write(file);
            assertEquals(
                    file + "\n  These rules have the serial number 6 of other rules that are at work.\n"
                            + "  Maybe they were packed again after a change: that needs a higher number.",
                    refusal(live));
            pack(7).signed(OTHER.getPrivate()).write(file);
            assertTrue(refusal(live).contains("None of the known keys signed this pack"));
            pack(7).write(file);
            assertTrue(refusal(live).contains("Nobody signed this pack."));
            Files.delete(file);
            assertTrue(refusal(live).contains("There is no such file."));
            assertEquals("second", because(live), "The last good rules go on.");
            pack(7).signed(KEY.getPrivate()).write(file);
            assertTrue(live.reload());
            assertEquals("third", because(live));
        }
    }

    @Test
    void aBrokenRuleInASignedFileIsRefusedAndItsNumberStaysFree() throws IOException {
        pack(1).signed(KEY.getPrivate()).write(file);
        try (Diagnoser.Live live =
                Diagnoser.builder().rules(file, List.of(KEY.getPublic())).live()) {
            Files.writeString(rules.resolve("causes/own/tight.drl"), "rule \"tight/by-a-lot\"\nwhen\n");
            pack(2).signed(KEY.getPrivate()).write(file);
            assertTrue(refusal(live).startsWith("causes/own/tight.drl:"));
            say("second");
            pack(2).signed(KEY.getPrivate()).write(file);
            assertTrue(live.reload());
            assertEquals("second", because(live));
        }
    }

    @Test
    void aPackFromElsewhereIsTakenOver() throws IOException {
        RulePack first = pack(3);
        try (Diagnoser.Live live = Diagnoser.builder().rules(first).live()) {
            say("second");
            assertTrue(live.reload(RulePack.of(
                    "over the network", pack(4).signed(KEY.getPrivate()).toBytes(), List.of(KEY.getPublic()))));
            assertEquals("second", because(live));
            assertThrows(RuleSetException.class, () -> live.reload(first));
            assertEquals("second", because(live));
        }
    }

    @Test
    void aFileIsWatched() throws IOException, InterruptedException {
        pack(1).signed(KEY.getPrivate()).write(file);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Diagnoser.Listener listener = new Diagnoser.Listener() {
            @Override
            public void loaded(RuleSet rules) {
                heard.add("loaded");
            }

            @Override
            public void refused(RuleSetException reason) {
                heard.add("refused");
            }
        };
        try (Diagnoser.Live live = Diagnoser.builder()
                .rules(file, List.of(KEY.getPublic()))
                .listener(listener)
                .watch()) {
            say("second");
            pack(2).signed(KEY.getPrivate()).write(file);
            assertEquals("loaded", heard.poll(1, TimeUnit.MINUTES));
            assertEquals("second", because(live));
            pack(3).write(file);
            assertEquals("refused", heard.poll(1, TimeUnit.MINUTES));
            assertEquals("second", because(live));
        }
    }

    @Test
    void whatLiesBesideTheRulesIsntPacked() throws IOException {
        Files.writeString(rules.resolve("NOTES.txt"), "ours");
        assertEquals(List.of("causes/own/tight.drl", "causes/own/tight.md"), List.copyOf(pack(1).paths()));
    }

    private RulePack pack(long serial) {
        return RulePack.of(rules, serial);
    }

    private void say(String because) throws IOException {
        Files.writeString(rules.resolve("causes/own/tight.drl"), """
                rule "tight/by-a-lot"
                    @because("%s")
                when
                    $room : RoomForBackup( missingBytes > 0 )
                then
                    suspect( FAIR, $room );
                end
                """.formatted(because));
    }

    private static String because(Diagnoser diagnoser) {
        return diagnoser.diagnose(FULL).diagnoses().stream()
                .filter(each -> each.cause().equals("tight"))
                .findFirst()
                .orElseThrow()
                .because()
                .get(0);
    }

    private static String refusal(Diagnoser.Live live) {
        return assertThrows(RuleSetException.class, live::reload).getMessage();
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

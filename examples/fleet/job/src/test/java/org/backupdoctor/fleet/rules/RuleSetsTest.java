package org.backupdoctor.fleet.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.RulePack;
import org.backupdoctor.RuleSetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets of rules that several use, and let go. */
class RuleSetsTest {

    private static final String RULE = """
            rule "ours/by-hand"
                @because("%s")
            when
                $fails : ManualBackupFails( yes )
            then
                suspect( FAIR, $fails );
            end
            """;

    @TempDir
    private Path home;

    private final RuleSets sets = RuleSets.here();

    @Test
    void manyUseWhatOneCompiled() throws Exception {
        RulePack pack = pack(RULE.formatted("It fails."), 1);
        String digest = RuleSets.digest(pack.toBytes());
        int before = sets.compiled();
        ExecutorService slots = Executors.newFixedThreadPool(8);
        try {
            List<Future<RuleSets.Use>> uses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                uses.add(slots.submit(() -> sets.use(digest, pack)));
            }
            Diagnoser first = uses.get(0).get().diagnoser();
            for (Future<RuleSets.Use> use : uses) {
                assertSame(first, use.get().diagnoser());
                use.get().close();
                use.get().close();
            }
        } finally {
            slots.shutdownNow();
        }
        assertEquals(1, sets.compiled() - before);
        sets.use(digest, pack).close();
        assertEquals(2, sets.compiled() - before, "Nobody used it any more.");
    }

    @Test
    void whatNobodyUsesIsCollectedWithItsClassLoader() throws Exception {
        int before = sets.inUse();
        WeakReference<Object> gone = used(pack(RULE.formatted("It is to be collected."), 2));
        assertEquals(before, sets.inUse());
        for (int i = 0; i < 100 && gone.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertNull(gone.get(), "Something holds rules that nobody uses.");
    }

    private WeakReference<Object> used(RulePack pack) {
        try (RuleSets.Use use = sets.use(RuleSets.digest(pack.toBytes()), pack)) {
            assertNotNull(use.diagnoser().ruleSet().page("ours"));
            return new WeakReference<>(use.diagnoser().ruleSet());
        }
    }

    @Test
    void whatWasRefusedIsNotCompiledAgain() throws Exception {
        RulePack pack = pack("rule \"ours/x\" when Nothing() then confirm(); end", 3);
        String digest = RuleSets.digest(pack.toBytes());
        int before = sets.compiled();
        String first = assertThrows(RuleSetException.class, () -> sets.use(digest, pack))
                .getMessage();
        assertEquals(
                first,
                assertThrows(RuleSetException.class, () -> sets.use(digest, pack))
                        .getMessage());
        assertEquals(1, sets.compiled() - before);
    }

    /** Interrupted before it asks, and while rules are loaded; or afterwards, where that went faster. */
    @Test
    void whoIsInterruptedSpoilsNothing() throws Exception {
        for (int i = 0; i < 6; i++) {
            RulePack pack = pack(RULE.formatted("Attempt " + i), 10 + i);
            String digest = RuleSets.digest(pack.toBytes());
            boolean isFirst = i == 0;
            FutureTask<Boolean> task = new FutureTask<>(() -> {
                if (isFirst) {
                    Thread.currentThread().interrupt();
                }
                try {
                    sets.use(digest, pack).close();
                    return true;
                } catch (IllegalStateException interrupted) {
                    return false;
                }
            });
            Thread thread = new Thread(task);
            thread.start();
            Thread.sleep(20L * i);
            thread.interrupt();
            boolean got = task.get(1, TimeUnit.MINUTES);
            assertFalse(isFirst && got, "Nobody heard of the interruption.");
            sets.use(digest, pack).close();
        }
    }

    @Test
    void aCaseThatFailsRefusesTheSet() throws Exception {
        Path own = Files.createDirectories(home.resolve("rules/causes/own"));
        Files.writeString(own.resolve("ours.yaml"), """
                - it: is never suspected
                  given:
                    complaint: { manualBackupFails: true }
                  expect:
                    absent: [ ours ]
                """);
        RulePack pack = pack(RULE.formatted("It fails."), 4);
        String message = assertThrows(RuleSetException.class, () -> sets.use(RuleSets.digest(pack.toBytes()), pack))
                .getMessage();
        assertEquals(
                "causes/own/ours.yaml\n  Case 1, it is never suspected: ",
                message.substring(0, Math.min(message.length(), 54)),
                message);
    }

    private RulePack pack(String rule, long serial) throws IOException {
        Path own = Files.createDirectories(home.resolve("rules/causes/own"));
        Files.writeString(own.resolve("ours.md"), "---\ntitle: Ours\nprior: 0.2\ngoal: x\nclearsWhen: y\n---\n");
        Files.writeString(own.resolve("ours.drl"), rule);
        return RulePack.of(home.resolve("rules"), serial);
    }
}

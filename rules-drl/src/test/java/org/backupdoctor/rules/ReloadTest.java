package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Rules edited while they are at work. */
class ReloadTest {

    private static final DeviceSnapshot FULL = DeviceSnapshot.fromJson(
            "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}");
    private static final long MEGABYTES = 15_000_000;
    private static final String DRL = "causes/own/tight.drl";

    @TempDir
    private Path directory;

    @BeforeEach
    void aCauseOfOurOwn() throws IOException {
        write("causes/own/tight.md", "---\ntitle: It is tight\nprior: 0.2\ngoal: x\nclearsWhen: y\n---\n");
        write(DRL, rule("first", "missingBytes > 0"));
    }

    @Test
    void anEditIsAtWorkAfterReload() throws IOException {
        try (Diagnoser.Live live = Diagnoser.builder().rules(directory).live()) {
            String before = live.diagnose(FULL).rules().digest();
            assertEquals("first", because(live));
            assertFalse(live.reload());
            write(DRL, rule("second", "missingBytes > 0"));
            assertEquals("first", because(live));
            assertTrue(live.reload());
            assertEquals("second", because(live));
            assertNotEquals(before, live.diagnose(FULL).rules().digest());
        }
    }

    @Test
    void aBrokenEditIsRefusedWithItsPlaceAndTheLastGoodRulesGoOn() throws IOException {
        List<String> heard = new ArrayList<>();
        Diagnoser.Listener listener = new Diagnoser.Listener() {
            @Override
            public void loaded(RuleSet rules) {
                heard.add("loaded " + rules.info().count());
            }

            @Override
            public void refused(RuleSetException reason) {
                heard.add(reason.getMessage());
            }
        };
        try (Diagnoser.Live live =
                Diagnoser.builder().rules(directory).listener(listener).live()) {
            write(DRL, rule("second", "misingBytes > 0"));
            assertThrows(RuleSetException.class, live::reload);
            assertEquals("first", because(live));
            write(DRL, rule("half", "missingBytes > 0").substring(0, 60));
            assertThrows(RuleSetException.class, live::reload);
            assertEquals("first", because(live));
            write(DRL, rule("third", "missingBytes > 0"));
            assertTrue(live.reload());
            assertEquals("third", because(live));
        }
        assertTrue(heard.get(0).contains("causes/own/tight.drl:4:"), heard.get(0));
        assertTrue(heard.get(0).contains("Maybe you meant \"missingBytes\"."), heard.get(0));
        assertTrue(heard.get(2).startsWith("loaded "), heard.toString());
    }

    @Test
    void whatAListenerThrowsChangesNothingOfWhatItIsTold() throws IOException {
        List<String> heard = new ArrayList<>();
        Diagnoser.Listener listener = new Diagnoser.Listener() {
            @Override
            public void loaded(RuleSet rules) {
                heard.add("loaded");
                throw new IllegalStateException("The pager is down.");
            }

            @Override
            public void refused(RuleSetException reason) {
                heard.add("refused");
                throw new NoClassDefFoundError("Pager");
            }
        };
        try (Diagnoser.Live live =
                Diagnoser.builder().rules(directory).listener(listener).live()) {
            write(DRL, rule("second", "missingBytes > 0"));
            assertTrue(live.reload());
            assertEquals("second", because(live));
            write(DRL, rule("third", "misingBytes > 0"));
            String message = assertThrows(RuleSetException.class, live::reload).getMessage();
            assertTrue(message.contains("Maybe you meant \"missingBytes\"."), message);
        }
        assertEquals(List.of("loaded", "refused"), heard);
    }

    @Test
    void theLogSaysWhyEditsAreRefused() throws IOException {
        Logger log = (Logger) LoggerFactory.getLogger("org.backupdoctor");
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        log.addAppender(logged);
        try (Diagnoser.Live live = Diagnoser.builder().rules(directory).live()) {
            write(DRL, rule("second", "misingBytes > 0"));
            String message = assertThrows(RuleSetException.class, live::reload).getMessage();
            assertEquals(
                    List.of("Rules were refused; the last good ones go on.\n" + message),
                    logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        } finally {
            log.detachAppender(logged);
        }
    }

    @Test
    void anEditThatBreaksABundledCaseIsRefusedWithTheCasesSentence() throws IOException {
        RuleSet.bundled().export(directory, List.of("icloud-storage-full"));
        Path drl = directory.resolve("causes/storage/icloud-storage-full.drl");
        try (Diagnoser.Live live = Diagnoser.builder().rules(directory).live()) {
            Files.writeString(drl, Files.readString(drl).replace("missingBytes > 0", "missingBytes > 1"));
            String message = assertThrows(RuleSetException.class, live::reload).getMessage();
            assertTrue(message.contains("is confirmed when the next backup is one byte too large"), message);
            assertTrue(message.contains("Expected verdict BLOCKED but got"), message);
            assertTrue(message.contains("Maybe causes/storage/icloud-storage-full.drl is wrong"), message);
            assertEquals(Report.Verdict.BLOCKED, live.diagnose(FULL).verdict());
        }
    }

    @Test
    @Timeout(300)
    void whatIsSavedIsAtWorkByItselfHoweverAnEditorSaves() throws Exception {
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
        try (Diagnoser.Live live =
                Diagnoser.builder().rules(directory).listener(listener).watch()) {
            write(DRL, rule("written", "missingBytes > 0"));
            assertEquals("loaded", heard.poll(60, TimeUnit.SECONDS));
            assertEquals("written", because(live));

            // An editor that writes a new file and renames it over the old one.
            write("causes/own/.tight.drl.swp", "x");
            rename(rule("renamed", "missingBytes > 0"));
            assertEquals("loaded", heard.poll(60, TimeUnit.SECONDS));
            assertEquals("renamed", because(live));

            write(DRL, rule("broken", "missingByte > 0"));
            assertEquals("refused", heard.poll(60, TimeUnit.SECONDS));
            assertEquals("renamed", because(live));

            // A folder that wasn't there before.
            write(DRL, rule("mended", "missingBytes > 0"));
            assertEquals("loaded", heard.poll(60, TimeUnit.SECONDS));
            write("causes/more/loose.md", "---\ntitle: It is loose\nprior: 0.2\ngoal: x\nclearsWhen: y\n---\n");
            assertEquals("loaded", heard.poll(60, TimeUnit.SECONDS));
            assertTrue(live.ruleSet().causes().stream()
                    .anyMatch(entry -> entry.id().equals("loose")));
        }
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("backup-doctor-rule-watch")));
    }

    @Test
    @Timeout(300)
    void theWatchGoesOnWhateverALookComesTo() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Diagnoser.Listener listener = new Diagnoser.Listener() {
            @Override
            public void refused(RuleSetException reason) {
                heard.add("refused");
                throw new IllegalStateException("The pager is down.");
            }

            @Override
            public void loaded(RuleSet rules) {
                heard.add("loaded");
            }
        };
        try (Diagnoser.Live live =
                Diagnoser.builder().rules(directory).listener(listener).watch()) {
            rename(rule("broken", "missingByte > 0"));
            assertEquals("refused", heard.poll(60, TimeUnit.SECONDS));
            rename(rule("mended", "missingBytes > 0"));
            assertEquals("loaded", heard.poll(60, TimeUnit.SECONDS));
            assertEquals("mended", because(live));
        }
    }

    @Test
    void withoutADirectoryThereIsNothingToReload() {
        assertThrows(IllegalStateException.class, () -> Diagnoser.builder().watch());
    }

    @Test
    void rulesInAZipFileAreReadAndCanNotBeWatched() throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(directory.resolve("own.zip"), Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("/causes/own"));
            for (String path : List.of(DRL, DRL.replace(".drl", ".md"))) {
                Files.copy(directory.resolve(path), files.getPath("/" + path));
            }
            Diagnoser.Builder builder = Diagnoser.builder().rules(files.getPath("/"));
            assertEquals("first", because(builder.build()));
            assertEquals(
                    "Rules in a file system of this kind can't be watched. Maybe use live() and reload().",
                    assertThrows(IllegalStateException.class, builder::watch).getMessage());
        }
    }

    /** 1,000 swaps, a third of them broken, while two threads diagnose without pause. */
    @Test
    @Timeout(900)
    void swappingUnderLoadMixesNothingFailsNothingAndLeavesNothing() throws Exception {
        int swaps = Integer.getInteger("reload.swaps", 1000);
        Map<String, Set<String>> seen = new ConcurrentHashMap<>();
        Map<String, String> loaded = new HashMap<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong diagnoses = new AtomicLong();
        List<WeakReference<Object>> replaced = new ArrayList<>();
        int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
        try (Diagnoser.Live live = Diagnoser.builder().rules(directory).live()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Thread thread = new Thread(() -> {
                    while (!done.get()) {
                        try {
                            Report report = live.diagnose(FULL);
                            seen.computeIfAbsent(report.rules().digest(), digest -> ConcurrentHashMap.newKeySet())
                                    .add(word(report));
                            diagnoses.incrementAndGet();
                        } catch (Throwable thrown) {
                            failure.compareAndSet(null, thrown);
                            return;
                        }
                    }
                });
                thread.start();
                threads.add(thread);
            }
            loaded.put(live.ruleSet().info().digest(), "first");
            long metaspace = 0;
            long handles = 0;
            for (int i = 0; i < swaps; i++) {
                if (i == swaps / 2) {
                    collected(replaced);
                    metaspace = metaspace();
                    handles = openFiles();
                }
                if (i % 10 == 0) {
                    replaced.add(new WeakReference<>(live.ruleSet()));
                }
                if (i % 3 == 2) {
                    write(DRL, rule("broken" + i, i % 2 == 0 ? "misingBytes > 0" : "missingBytes > "));
                    assertThrows(RuleSetException.class, live::reload);
                } else {
                    write(DRL, rule("swap" + i, "missingBytes > 0"));
                    assertTrue(live.reload());
                    loaded.put(live.ruleSet().info().digest(), "swap" + i);
                }
            }
            done.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(null, failure.get());
            assertTrue(diagnoses.get() > swaps, diagnoses + " diagnoses");
            seen.forEach((digest, words) -> assertEquals(Set.of(loaded.get(digest)), words));
            assertTrue(collected(replaced) >= replaced.size() - 1, "replaced sets are still there");
            assertTrue(metaspace() < metaspace + MEGABYTES, "metaspace grew from " + metaspace + " to " + metaspace());
            assertTrue(openFiles() <= handles + 5, "open files grew from " + handles + " to " + openFiles());
        }
        assertTrue(ManagementFactory.getThreadMXBean().getThreadCount() <= threadsBefore + 1);
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    private static long openFiles() throws IOException {
        Path handles = Path.of("/proc/self/fd");
        if (!Files.isDirectory(handles)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(handles)) {
            return open.count();
        }
    }

    private static long collected(List<WeakReference<Object>> references) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            System.gc();
            long gone = references.stream()
                    .filter(reference -> reference.refersTo(null))
                    .count();
            if (gone >= references.size() - 1) {
                return gone;
            }
            Thread.sleep(50);
        }
        return references.stream().filter(reference -> reference.refersTo(null)).count();
    }

    private static String because(Diagnoser diagnoser) {
        return word(diagnoser.diagnose(FULL));
    }

    private static String word(Report report) {
        return report.diagnoses().stream()
                .filter(diagnosis -> diagnosis.cause().equals("tight"))
                .findFirst()
                .orElseThrow()
                .because()
                .get(0);
    }

    private static String rule(String word, String condition) {
        return "rule \"tight/tight\"\n    @because(\"" + word + "\")\nwhen\n    $room : RoomForBackup( " + condition
                + " )\nthen\n    suspect( STRONG, $room );\nend\n";
    }

    private void rename(String text) throws IOException {
        Path temporary = directory.resolve("causes/own/tight.tmp");
        Files.writeString(temporary, text);
        Files.move(temporary, directory.resolve(DRL), StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

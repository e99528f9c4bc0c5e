package org.backupdoctor.internal.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Directories made to do harm, or to be mounted. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class RuleDirectoryTest {

    private static final String DRL = "causes/a.drl";

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    @Test
    void linksThatLeadOutAreRefused() throws IOException {
        Files.writeString(elsewhere.resolve("secret.drl"), "secret");
        Files.createDirectories(elsewhere.resolve("folder"));
        Files.createDirectories(directory.resolve("causes"));
        Files.createSymbolicLink(directory.resolve(DRL), elsewhere.resolve("secret.drl"));
        Files.createSymbolicLink(directory.resolve("causes/folder"), elsewhere.resolve("folder"));
        Files.createSymbolicLink(directory.resolve("data"), Path.of("/etc"));
        Files.createSymbolicLink(directory.resolve("README.txt"), elsewhere.resolve("secret.drl"));
        assertEquals("""
                causes/a.drl
                  This link leads out of the directory.
                  Maybe copy what it leads to.

                causes/folder
                  This link leads out of the directory.
                  Maybe copy what it leads to.

                data
                  This link leads out of the directory.
                  Maybe copy what it leads to.""", refused());
    }

    @Test
    void linksThatLeadNowhereOrBackAreRefused() throws IOException {
        Files.createDirectories(directory.resolve("causes"));
        Files.createSymbolicLink(directory.resolve(DRL), Path.of("gone.drl"));
        Files.createSymbolicLink(directory.resolve("causes/back"), directory);
        Files.createSymbolicLink(directory.resolve("causes/itself.drl"), Path.of("itself.drl"));
        assertEquals("""
                causes/a.drl
                  This can't be read.
                  Maybe it is a link to something that is gone, or it was moved just now.

                causes/back
                  This link leads back to a folder that it is in.
                  Maybe it can just be deleted.

                causes/itself.drl
                  This can't be read.
                  Maybe it is a link to something that is gone, or it was moved just now.""", refused());
    }

    @Test
    void aMountedConfigMapIsReadAndSoIsADirectoryThatIsALink() throws IOException {
        mount("..2026_11_20", "first");
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_11_20"));
        Files.createSymbolicLink(directory.resolve("causes"), Path.of("..data/causes"));
        assertEquals("first", text(directory));
        Path link = Files.createSymbolicLink(elsewhere.resolve("rules"), directory);
        assertEquals("first", text(link));
        assertEquals("rules", RuleFiles.of(link).name());
        Set<Path> folders = RuleDirectory.of(directory).folders();
        assertTrue(folders.contains(directory.toRealPath().resolve("..2026_11_20/causes")), folders.toString());
    }

    @Test
    void aDirectoryMayLieInAZipFile() throws IOException {
        Path zip = directory.resolve("rules.zip");
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("/causes"));
            Files.writeString(files.getPath("/" + DRL), "first");
            assertEquals("first", text(files.getPath("/")));
        }
    }

    @Test
    void aMountedConfigMapThatIsSwappedIsAnotherOne() throws IOException {
        mount("..1", "first");
        mount("..2", "first");
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..1"));
        Files.createSymbolicLink(directory.resolve("causes"), Path.of("..data/causes"));
        var before = RuleDirectory.of(directory).files();
        assertEquals(before, RuleDirectory.of(directory).files());
        Files.createSymbolicLink(directory.resolve("..new"), Path.of("..2"));
        Files.move(directory.resolve("..new"), directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        assertTrue(!before.equals(RuleDirectory.of(directory).files()), before.toString());
    }

    @Test
    void pipesAndDevicesAreRefusedWithoutBeingOpened() throws Exception {
        Files.createDirectories(directory.resolve("causes"));
        Process made =
                new ProcessBuilder("mkfifo", directory.resolve("causes/pipe.md").toString()).start();
        assumeTrue(made.waitFor() == 0, "there is no mkfifo");
        new ProcessBuilder("mkfifo", directory.resolve("causes/beside.txt").toString())
                .start()
                .waitFor();
        String told = assertTimeoutPreemptively(Duration.ofSeconds(20), this::refused);
        assertEquals("""
                causes/pipe.md
                  This is no ordinary file.
                  Maybe a pipe or a device was put here by mistake.""", told);
        Files.delete(directory.resolve("causes/pipe.md"));
        Files.createSymbolicLink(directory.resolve("causes/zero.md"), Path.of("/dev/zero"));
        assertEquals("""
                causes/zero.md
                  This link leads out of the directory.
                  Maybe copy what it leads to.""", assertTimeoutPreemptively(Duration.ofSeconds(20), this::refused));
    }

    @Test
    void whatMustNotBeReadIsSaid() throws IOException {
        Path file = write(DRL, "x");
        Files.setPosixFilePermissions(file, Set.<PosixFilePermission>of());
        if (Files.isReadable(file)) {
            // Whoever runs this as root may read everything.
            assertEquals("x", RuleFiles.of(directory).find(DRL).orElseThrow().text());
            return;
        }
        assertEquals("""
                causes/a.drl
                  This must not be read.
                  Maybe it belongs to somebody else: ask for the right to read it.""", refused());
    }

    @Test
    void namesAreSmallLettersDigitsAndSingleHyphens() throws IOException {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "names of files can't hold all letters");
        for (String name : List.of(
                "A.drl",
                "a.drl",
                "a_b.drl",
                "a-b.drl",
                "a--b.md",
                "-a.md",
                "a b.yaml",
                "a\\b.drl",
                "a.b.md",
                "é.md",
                "a\u001B[2J.drl",
                "a\u202Elrd.drl",
                "a\nb.drl",
                "README.md",
                "a.off.off",
                "b.drl.bak",
                ".hidden.drl",
                "#a.drl#",
                "b.DRL",
                "c.txt")) {
            write("causes/" + name, "x");
        }
        write("causes/Storage/c.drl", "x");
        write("causes/" + "d".repeat(90) + ".drl", "x");
        write("data/d.drl", "x");
        write("other/e.drl", "x");
        write("other/My Notes.md", "x");
        assertEquals(
                List.of(
                        "causes/-a.md: Maybe you meant \"a.md\".",
                        "causes/A.drl: Maybe you meant \"a.drl\".",
                        "causes/README.md: Maybe you meant \"readme.md\".",
                        "causes/Storage/c.drl: Maybe you meant \"storage\".",
                        "causes/a b.yaml: Maybe you meant \"a-b.yaml\".",
                        "causes/a--b.md: Maybe you meant \"a-b.md\".",
                        "causes/a.b.md: Maybe you meant \"a-b.md\".",
                        "causes/a.off.off: Maybe you meant \"a-off.off\".",
                        "causes/a\\b.drl: Maybe you meant \"a-b.drl\".",
                        "causes/a\\u000ab.drl: Maybe you meant \"a-b.drl\".",
                        "causes/a\\u001b[2J.drl: Maybe you meant \"a-2j.drl\".",
                        "causes/a\\u202elrd.drl: Maybe you meant \"a-lrd.drl\".",
                        "causes/a_b.drl: Maybe you meant \"a-b.drl\".",
                        "causes/" + "d".repeat(90) + ".drl: Maybe a shorter one in English will do.",
                        "causes/é.md: Maybe a shorter one in English will do.",
                        "data/d.drl: Maybe it belongs into causes/d.drl.",
                        "other/e.drl: Maybe it belongs into causes/e.drl."),
                problems().stream()
                        .map(problem -> problem.file() + ": " + problem.hint())
                        .sorted()
                        .toList());
        assertEquals(
                """
                causes/A.drl
                  Expected small letters, digits and single hyphens, at most 80, as the name of a file but was "A.drl".
                  Maybe you meant "a.drl".""",
                problems().stream()
                        .filter(problem -> problem.file().equals("causes/A.drl"))
                        .findFirst()
                        .orElseThrow()
                        .toString());
    }

    @Test
    void wordsOfJavaAreNoNamesOfRules() throws IOException {
        for (String path : List.of("causes/class/new", "causes/2fa/a", "causes/a/true", "causes/a/class-of")) {
            write(path + ".drl", "x");
            write(path + ".md", "x");
        }
        assertEquals(
                List.of("causes/2fa/a.drl", "causes/a/true.drl", "causes/class/new.drl"),
                problems().stream().map(Problem::file).sorted().toList());
        assertTrue(refused().contains("""
                causes/class/new.drl
                  The folders and the name of a rule file can't be a word of Java, nor begin with a digit, as "class" is.
                  Maybe you meant "of-class"."""), this::refused);
    }

    @Test
    void foldersLieAtMostEightDeep() throws IOException {
        write("causes/b/c/d/e/f/g/a.drl", "x");
        assertEquals(
                Set.of("causes/b/c/d/e/f/g/a.drl"),
                RuleDirectory.of(directory).files().keySet());
        write("causes/b/c/d/e/f/g/h/a.drl", "x");
        assertEquals("""
                causes/b/c/d/e/f/g/h
                  Folders lie at most 8 deep.
                  Maybe move its files up.""", refused());
    }

    @Test
    void thereAreAtMostTwoThousandFiles() throws IOException {
        for (int i = 0; i < 2_001; i++) {
            write("causes/c" + i + ".off", "");
        }
        List<Problem> problems = RuleDirectory.of(directory).problems();
        assertEquals(1, problems.size());
        assertEquals(
                directory.toRealPath()
                        + "\n  Expected at most 2000 files of rules, pages and data but there are 2001."
                        + "\n  Maybe another directory was meant, or copies lie in it.",
                problems.get(0).toString());
    }

    @Test
    void sizesHaveALimit() throws IOException {
        write("causes/a.md", "x".repeat(32_001));
        write("causes/a.drl", "x".repeat(256_001));
        write("causes/a.yaml", "x".repeat(1_000_001));
        assertEquals("""
                causes/a.drl
                  Expected at most 256 KB in a file of this kind but there is more.
                  Maybe split it, or something was pasted into it.

                causes/a.md
                  Expected at most 32 KB in a file of this kind but there is more.
                  Maybe split it, or something was pasted into it.

                causes/a.yaml
                  Expected at most 1000 KB in a file of this kind but there is more.
                  Maybe split it, or something was pasted into it.""", refused());
    }

    @Test
    void allTogetherHaveALimit() throws IOException {
        for (int i = 0; i < 9; i++) {
            write("data/d" + i + ".yaml", "x".repeat(1_000_000));
        }
        assertEquals("""
                data/d8.yaml
                  Expected at most 8 MB in all files but with this one there is more.
                  Maybe another directory was meant, or copies lie in it.""", refused());
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path packed = write("my-rules.zip", "x");
        assertEquals(
                packed
                        + "\n  This is a file, not a directory of rules.\n  Maybe unpack it first, and give the directory.",
                RuleDirectory.of(packed).problems().get(0).toString());
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        write(DRL, "");
        Files.write(directory.resolve(DRL), new byte[] {'a', (byte) 0xE9, (byte) 0xFF});
        assertEquals("""
                causes/a.drl
                  This file isn't UTF-8.
                  Maybe an editor saved it in another encoding: save it as UTF-8.""", refused());
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsReadWholeOrRefused() throws Exception {
        Path file = write("data/d.yaml", "x");
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    Files.writeString(file, ("" + i % 10).repeat(1 + i % 500_000));
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 200; i++) {
                try {
                    text(directory);
                } catch (RuleSetException e) {
                    assertEquals("""
                            data/d.yaml
                              This file changes while it is read.
                              Maybe it is written just now: try again.""", e.getMessage());
                }
            }
        } finally {
            writer.interrupt();
            writer.join();
        }
    }

    private void mount(String folder, String text) throws IOException {
        write(folder + "/causes/a.drl", text);
    }

    private static String text(Path directory) {
        return RuleFiles.of(directory).all().iterator().next().text();
    }

    @Test
    void whatIsWrittenFollowsNoLinkOut(@TempDir Path other) throws IOException {
        Path victim = Files.writeString(other.resolve("victim.yaml"), "mine");
        Path file = directory.resolve("data/fitted.yaml");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, victim);
        RuleDirectory.write(directory, file, "new");
        assertEquals("mine", Files.readString(victim));
        assertEquals("new", Files.readString(file));
        Files.createSymbolicLink(directory.resolve("causes"), other);
        Path outside = directory.resolve("causes/a.drl");
        assertEquals(
                outside + "\n  This link leads out of the directory.\n  Maybe copy what it leads to.",
                assertThrows(RuleSetException.class, () -> RuleDirectory.write(directory, outside, "x"))
                        .getMessage());
        assertEquals(List.of(victim), list(other));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private String refused() {
        return assertThrows(RuleSetException.class, () -> RuleFiles.of(directory))
                .getMessage();
    }

    private List<Problem> problems() {
        return assertThrows(RuleSetException.class, () -> RuleFiles.of(directory))
                .problems();
    }

    private Path write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}

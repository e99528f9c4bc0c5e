package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What an editor of rules gets: a zip that runs where there is a Java runtime. */
class ZipIT {

    @TempDir
    private Path directory;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theScriptInTheUnpackedZipRuns() throws Exception {
        Path home = unpacked();
        assertEquals(
                List.of(
                        "EDITING.md",
                        "LICENSE",
                        "README.md",
                        "backup-doctor",
                        "backup-doctor.cmd",
                        "backup-doctor.jar",
                        "rules",
                        "schema"),
                names(home));
        assertTrue(Files.exists(home.resolve("rules/causes/storage/icloud-storage-full.drl")));
        assertTrue(Files.exists(home.resolve("schema/cases.schema.json")));
        assertTrue(Files.readString(home.resolve("backup-doctor.cmd")).contains("\r\n"));
        assertTrue(run(home, "rules", "new", "cause", "our-own", "--in", "my-rules")
                .startsWith("my-rules/causes/our-own.md\n"));
        assertTrue(run(home, "rules", "check", "my-rules").startsWith("All is well: "));
        assertTrue(run(home, "rules", "test", "my-rules").contains("all as expected"));
        assertEquals(
                1,
                names(home).stream().filter(name -> name.endsWith(".jsa")).count(),
                "The first run leaves an archive of the classes.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anArchiveOfAnotherJvmIsMadeAnew() throws Exception {
        Path home = unpacked();
        run(home, "rules", "list");
        Path archive = home.resolve(names(home).stream()
                .filter(name -> name.endsWith(".jsa"))
                .findFirst()
                .orElseThrow());
        Path note = home.resolve(archive.getFileName().toString().replace(".jsa", ".txt"));
        String made = Files.readString(note);
        assertTrue(made.contains(System.getProperty("java.home")), made);
        Files.writeString(note, "another JVM");
        run(home, "rules", "list");
        assertFalse(Files.exists(archive), "It doesn't fit, so it is removed.");
        assertEquals(made, Files.readString(note));
        run(home, "rules", "list");
        assertTrue(Files.exists(archive), "It is made anew.");
        byte[] before = Files.readAllBytes(archive);
        run(home, "rules", "list");
        assertArrayEquals(before, Files.readAllBytes(archive), "It fits, so it stays.");
    }

    private static String run(Path home, String... words) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("./backup-doctor"), Stream.of(words)).toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    /** Unpacked with the permissions that the zip has. */
    private Path unpacked() throws IOException {
        Path zip;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            zip = files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                Stream<Path> walk = Files.walk(inside.getPath("/"))) {
            for (Path source : walk.toList()) {
                Path target = directory.resolve(source.toString().substring(1));
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                    if (Files.getPosixFilePermissions(source).contains(PosixFilePermission.OWNER_EXECUTE)) {
                        assertTrue(target.toFile().setExecutable(true));
                    }
                }
            }
        }
        return directory.resolve(names(directory).get(0));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

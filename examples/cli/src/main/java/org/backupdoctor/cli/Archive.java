package org.backupdoctor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The archive of loaded classes from which the start script has the JVM start. The JVM doesn't use one that was made by another JVM or of
 * another jar, and says nothing: so what it was made by is noted beside it, and where that has changed it is removed, to be made anew by
 * the next run. Nothing here is needed to run; whatever goes wrong, all goes on.
 */
final class Archive {

    /** The file, said by the start script. */
    private static final String FILE = "backup-doctor.archive";

    /** Whether the archive is being made. */
    private static final String TRAINING = "backup-doctor.training";

    private Archive() {}

    /** Called at the end of a run. */
    static void keep() {
        String file = System.getProperty(FILE);
        if (file != null) {
            try {
                keep(Path.of(file));
                if (Boolean.getBoolean(TRAINING)) {
                    train();
                }
            } catch (IOException | RuntimeException e) {
                // The next run is only slower.
            }
        }
    }

    private static void keep(Path archive) throws IOException {
        Path note = Path.of(archive.toString().replaceFirst("\\.jsa$", "") + ".txt");
        String now = madeBy();
        if (!Files.exists(note) || !Files.readString(note).equals(now)) {
            Files.deleteIfExists(archive);
            Files.writeString(note, now);
        }
    }

    private static String madeBy() throws IOException {
        Path jar = Path.of(System.getProperty("java.class.path"));
        return "What the archive of this name was made by.\n"
                + System.getProperty("java.vm.version") + "\n"
                + System.getProperty("java.home") + "\n"
                + jar + " " + Files.size(jar) + " "
                + Files.getLastModifiedTime(jar).toMillis() + "\n";
    }

    /** An archive holds what a run loaded: so the run that makes it also does what is asked for most, whatever it was asked for. */
    private static void train() throws IOException {
        Path file = Files.createTempFile("backup-doctor", ".json");
        try (@Nullable InputStream device = Archive.class.getResourceAsStream("training.json");
                PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            Files.write(file, Objects.requireNonNull(device).readAllBytes());
            Main.run(InputStream.nullInputStream(), nowhere, nowhere, "diagnose", file.toString());
        } finally {
            Files.delete(file);
        }
    }
}

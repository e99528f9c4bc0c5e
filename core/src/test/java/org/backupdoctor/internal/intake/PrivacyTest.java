package org.backupdoctor.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Entry;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;

/**
 * Sources of every kind into which identifiers and names were planted, in all places where devices and servers put such, in texts, in
 * names, in keys and where something else is expected: none may come out.
 */
final class PrivacyTest {

    private static final Path FOLDER = Path.of("src/test/resources/intake/planted");

    private static final Source DEVICE = Given.sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist");

    private static final Intake MAPPED = Intake.standard()
            .mappedBy(Given.sample("planted-csv.mapping.yaml"))
            .mappedBy(Given.sample("planted-json.mapping.yaml"));

    /** In small letters; of numbers a part will do. */
    private static final List<String> PLANTED = List.of(
            "f2lq7x9k0p",
            "001a2b3c4d5e6f70",
            "0x1a2b3c4d5e6f70",
            "3569380356",
            "8935101234",
            "912 345",
            "912345",
            "anna",
            "example@",
            "a4:b1:97",
            "7d0c0e3a",
            "12345678901");

    @TestFactory
    Stream<DynamicTest> nothingPlantedComesOut() throws IOException {
        return files().stream().map(file -> dynamicTest(file.getFileName().toString(), () -> look(file)));
    }

    @TestFactory
    Stream<DynamicTest> nothingPlantedComesOutOfFoldersAndArchives() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Path file : files()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        Source archive = new Source("archive.zip", packed.toByteArray(), Given.WRITTEN);
        return Stream.of(
                dynamicTest("archive", () -> look(intake -> intake.items(archive))),
                dynamicTest("folder", () -> look(intake -> intake.items(FOLDER))),
                dynamicTest(
                        "by device",
                        () -> look(intake -> {
                            try (Stream<Entry> entries =
                                    intake.byDevice(List.of(FOLDER), List.of(archive), name -> {})) {
                                return entries.map(Entry::read)
                                        .flatMap(List::stream)
                                        .toList();
                            }
                        })));
    }

    @Test
    void everyKindIsPlanted() throws IOException {
        Set<String> planted = new TreeSet<>();
        for (Path file : files()) {
            for (Part part : Contents.of(source(file))) {
                Answers.KINDS.stream()
                        .filter(kind -> part.tree() != null && kind.recognises(part))
                        .findFirst()
                        .ifPresent(kind -> planted.add(kind.title()));
            }
        }
        assertEquals(new TreeSet<>(Answers.KINDS.stream().map(Kind::title).toList()), planted);
    }

    private static void look(Path file) throws IOException {
        Source source = source(file);
        assertTrue(
                isPlanted(new String(source.content(), java.nio.charset.StandardCharsets.UTF_8))
                        || file.toString().endsWith(".pem"),
                "nothing is planted");
        look(intake -> {
            List<Item> items = new ArrayList<>(intake.items(source));
            try {
                items.add(new Item("merged", 0, intake.mergedSources(List.of(DEVICE, source)), List.of()));
            } catch (SnapshotException e) {
                items.add(new Item("merged", 0, null, e.problems()));
            }
            return items;
        });
    }

    private static void look(Function<Intake, List<Item>> reading) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        List<String> told = new ArrayList<>();
        try {
            List<Item> items = new ArrayList<>(reading.apply(Intake.standard()));
            items.addAll(reading.apply(MAPPED));
            for (Item item : items) {
                item.problems().forEach(problem -> told.add(problem.toString()));
                told.add(item.problemsToJson());
                DeviceSnapshot snapshot = item.snapshot();
                if (snapshot != null) {
                    told.add(snapshot.toJson());
                    told.add(snapshot.toString());
                    told.add(snapshot.redacted().toJson());
                    told.addAll(Given.notes(snapshot));
                }
            }
        } finally {
            root.detachAppender(logged);
        }
        logged.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .forEach(event -> told.add(event.getFormattedMessage()));
        assertTrue(told.size() > 1);
        for (String each : told) {
            assertTrue(!isPlanted(each), each);
        }
    }

    private static boolean isPlanted(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return PLANTED.stream().anyMatch(small::contains);
    }

    private static Source source(Path file) throws IOException {
        return new Source("source", Files.readAllBytes(file), Given.WRITTEN);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}

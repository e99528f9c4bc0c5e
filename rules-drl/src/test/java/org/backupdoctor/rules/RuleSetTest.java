package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.testing.CaseResults;
import org.backupdoctor.testing.CaseResults.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule set shows its pages and files, and is laid anew over an edited directory. */
class RuleSetTest {

    private static final RuleSet BUNDLED = RuleSet.bundled();
    private static final String PAGE = "causes/storage/icloud-storage-full.md";

    @TempDir
    private Path directory;

    @Test
    void aPageHasItsTextItsRulesAndItsSources() {
        RuleSet.Page page = BUNDLED.page("icloud-storage-full");
        assertEquals(PAGE, page.file());
        assertEquals("iCloud has too little room for the next backup", page.title());
        assertTrue(page.text().startsWith("Before each run the {device} compares"), page.text());
        assertFalse(page.text().contains("prior:"), page.text());
        assertEquals(
                List.of("https://support.apple.com/108922", "https://support.apple.com/102563"), page.references());
        RuleSet.RuleText first = page.rules().get(0);
        assertEquals("icloud-storage-full/next-backup-does-not-fit", first.name());
        assertTrue(first.text().startsWith("rule \"icloud-storage-full/next-backup-does-not-fit\""), first.text());
        assertTrue(first.text().endsWith("end"), first.text());
        assertTrue(first.because().startsWith("The next backup needs {room.nextBytes}"), first.because());
    }

    @Test
    void everyEntryHasAPage() {
        for (List<RuleSet.Entry> entries : List.of(BUNDLED.causes(), BUNDLED.remedies())) {
            for (RuleSet.Entry entry : entries) {
                RuleSet.Page page = BUNDLED.page(entry.id());
                assertEquals(entry.title(), page.title());
                assertEquals(entry.rules(), page.rules().size());
                assertFalse(page.text().isBlank(), entry.id());
            }
        }
    }

    @Test
    void whatIsNotThereIsTold() {
        assertEquals(
                "There is no cause and no remedy \"icloud-storage-ful\".\nMaybe you meant \"icloud-storage-full\".",
                assertThrows(IllegalArgumentException.class, () -> BUNDLED.page("icloud-storage-ful"))
                        .getMessage());
        assertEquals(
                "There is no file \"causes/storage/icloud-storage-ful.md\" in this rule set.\n"
                        + "Maybe you meant \"causes/storage/icloud-storage-full.md\".",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> BUNDLED.source("causes/storage/icloud-storage-ful.md"))
                        .getMessage());
    }

    @Test
    void filesReadAsExportWritesThem() throws IOException {
        BUNDLED.export(directory, List.of());
        for (RuleSet.Source source : BUNDLED.sources()) {
            assertTrue(source.bundled());
            assertEquals(Files.readString(directory.resolve(source.path())), BUNDLED.source(source.path()));
        }
    }

    @Test
    void anEditedDirectoryMakesAnotherSet() throws IOException {
        Path file = directory.resolve(PAGE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, BUNDLED.source(PAGE).replace("title: iCloud", "title: Our iCloud"));
        RuleSet edited = BUNDLED.again(directory);
        assertEquals(
                "Our iCloud has too little room for the next backup",
                edited.page("icloud-storage-full").title());
        assertEquals(
                "iCloud has too little room for the next backup",
                BUNDLED.page("icloud-storage-full").title());
        assertEquals(
                List.of(PAGE),
                edited.sources().stream()
                        .filter(source -> !source.bundled())
                        .map(RuleSet.Source::path)
                        .toList());
        assertEquals(Files.readString(file), edited.source(PAGE));
        DeviceSnapshot full = DeviceSnapshot.fromJson(
                "{\"icloud\":{\"storageFreeBytes\":800000000},\"backup\":{\"nextSizeBytes\":3200000000}}");
        assertEquals(
                "Our iCloud has too little room for the next backup",
                Diagnoser.of(edited).diagnose(full).diagnoses().get(0).title());
        assertEquals(
                CaseResults.of(directory, Scope.CHANGED).results(),
                CaseResults.of(edited, Scope.CHANGED).results());

        Files.writeString(file, "no page");
        assertThrows(RuleSetException.class, () -> BUNDLED.again(directory));
    }
}

package org.backupdoctor.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backupdoctor.internal.intake.answer.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that says where facts come from knows every kind that the code knows, and no other. */
final class SourcesPageTest {

    private static final List<String> BESIDE_THE_SOURCES = List.of("Where a fact is from", "What never gets in");

    /** What isn't told by the content of one file: it takes a mapping, holds other sources, or is a way to ask for one. */
    private static final List<String> OTHERS =
            List.of("Exports of inventories", "Folders and archives", "The device on the cable");

    private static final Pattern SECTION = Pattern.compile("(?ms)^## ([^\\n]+)\\n(.*?)(?=^## |\\z)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[([^\\]]+)\\]\\(#([a-z-]+)\\) \\|");

    private static String page = "";
    private static final Map<String, String> SECTIONS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("SOURCES.md"));
        Matcher section = SECTION.matcher(page);
        while (section.find()) {
            SECTIONS.put(section.group(1), section.group(2));
        }
    }

    @Test
    void everyKindHasASectionAndEverySectionAKind() {
        TreeSet<String> expected = new TreeSet<>(titles());
        expected.addAll(BESIDE_THE_SOURCES);
        assertEquals(expected, new TreeSet<>(SECTIONS.keySet()));
    }

    @Test
    void tableLeadsToEverySection() {
        TreeSet<String> rows = new TreeSet<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            rows.add(row.group(1));
            assertEquals(row.group(1).toLowerCase(Locale.ROOT).replace(' ', '-'), row.group(2));
        }
        assertEquals(new TreeSet<>(titles()), rows);
    }

    @Test
    void everySectionSaysHowWhatAndWhatNot() {
        for (String title : titles()) {
            for (String part : List.of("- **Get it:**", "- **It tells:**", "- **It doesn't tell:**")) {
                assertTrue(SECTIONS.getOrDefault(title, "").contains(part), title + " has no " + part);
            }
        }
    }

    @Test
    void numbersAreThoseOfTheCode() {
        assertTrue(page.contains("(" + SourceFile.MOST_BYTES / 1_000_000 + " MB at most) the newest 50 failures"));
    }

    private static List<String> titles() {
        return Stream.concat(Answers.KINDS.stream().map(Kind::title), OTHERS.stream())
                .toList();
    }
}

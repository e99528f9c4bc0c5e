package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each language of the pages has every word, and every word is needed. */
class PageWordsTest {

    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern KEY = Pattern.compile("\\b(tn?|has)\\(([^()]*(?:\\([^()]*\\)[^()]*)*)[,)]");
    private static final Pattern TEXT = Pattern.compile("\"([a-z][a-zA-Z.]*)\"|`([^`]+)`");

    @Test
    void everyLanguageHasWhatEnglishHas() {
        Map<String, String> english = words("en.json");
        for (String file : languages()) {
            Map<String, String> other = words(file);
            assertEquals(english.keySet(), other.keySet(), file);
            other.forEach((key, text) -> {
                assertFalse(text.isBlank(), file + " has nothing for " + key);
                assertEquals(places(english.getOrDefault(key, "")), places(text), file + " " + key);
            });
        }
    }

    @Test
    void everyFieldAndWordOfASnapshotHasAName() {
        Map<String, String> english = words("en.json");
        Set<String> missing = new TreeSet<>();
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/org/backupdoctor/schema/snapshot.schema.json"))) {
            walk("", JSON.readTree(in), english.keySet(), missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyWordIsUsedAndEveryWordThatIsUsedIsThere() {
        Set<String> known = words("en.json").keySet();
        Set<String> plain = new TreeSet<>();
        Set<String> patterns = new TreeSet<>();
        for (String text : sources()) {
            Pattern.compile("data-t(?:-label)?=\"([^\"]+)\"")
                    .matcher(text)
                    .results()
                    .forEach(match -> plain.add(match.group(1)));
            KEY.matcher(text)
                    .results()
                    .forEach(call -> TEXT.matcher(call.group(2)).results().forEach(key -> {
                        if (key.group(1) != null) {
                            plain.add(key.group(1));
                        } else {
                            patterns.add(key.group(2));
                        }
                    }));
        }
        plain.add("language.name");
        plain.addAll(Set.of("title", "desk.title"));
        plain.addAll(Set.of("unit.percent", "unit.dbm", "unit.mbps", "unit.seconds", "unit.minute"));
        String any = patterns.stream()
                .map(pattern -> Stream.of(pattern.split("\\$\\{[^}]*}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+")))
                .collect(Collectors.joining("|"));
        Set<String> unused = known.stream()
                .filter(key -> !plain.contains(key.replaceFirst("\\.(one|other)$", ""))
                        && !plain.contains(key)
                        && !key.matches(any))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused, "No page says this.");
        Set<String> absent = plain.stream()
                .filter(key -> !known.contains(key) && !known.contains(key + ".other"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), absent, "No language has this.");
        assertTrue(plain.size() > 100, "The words of pages are found.");
    }

    @Test
    void pagesHoldNoScriptAndNoStyleOfTheirOwn() {
        for (String text : sources()) {
            assertFalse(
                    Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son[a-z]+=\"")
                            .matcher(text)
                            .find(),
                    text);
            assertFalse(text.contains("innerHTML"), text);
        }
    }

    private static void walk(String path, JsonNode node, Set<String> known, Set<String> missing) {
        node.path("properties").forEachEntry((name, child) -> {
            String own = path + "/" + name;
            boolean isGroup = child.has("properties") || path.isEmpty();
            if (!own.equals("/format")
                    && !known.contains("field." + own)
                    && !(path.isEmpty() && known.contains("group." + name))) {
                missing.add("field." + own);
            }
            if (isGroup
                    && path.isEmpty()
                    && !List.of("format", "id", "takenAt").contains(name)
                    && !known.contains("group." + name)) {
                missing.add("group." + name);
            }
            child.path("enum").forEach(word -> {
                if (word.isString() && !known.contains("word." + word.asString())) {
                    missing.add("word." + word.asString());
                }
            });
            walk(own, child, known, missing);
            if (child.has("items")) {
                walk(own + "/*", child.get("items"), known, missing);
            }
        });
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(match -> match.group())
                .sorted()
                .toList();
    }

    private static Map<String, String> words(String file) {
        Map<String, String> words = new TreeMap<>();
        JSON.readTree(STATIC.resolve("i18n").resolve(file))
                .forEachEntry((key, text) -> words.put(key, text.asString()));
        return words;
    }

    private static List<String> languages() {
        try (Stream<Path> files = Files.list(STATIC.resolve("i18n"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(file -> file.toString().matches(".*\\.(js|html)"))
                    .sorted()
                    .map(PageWordsTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

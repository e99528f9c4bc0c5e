package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement of the five articles is carried by something that exists, or the file says why by nothing. */
class StatementsTest {

    private static final Path FILE = Path.of("src/test/resources/statements.yaml");
    private static final Path SCHEMA_FILE =
            Path.of("../core/src/main/resources/org/backupdoctor/schema/snapshot.schema.json");
    private static final LoadedRules RULES = LoadedRules.bundled();
    private static final Object SCHEMA = tree(SCHEMA_FILE.toString(), text(SCHEMA_FILE));
    private static final String TEXT = text(FILE);

    /** How many statements of each kind an article has: the numbers run from 1, unless others are named. */
    private static final List<String> NUMBERS = List.of(
            "S0: C21 K14 R27 M3 F13 N4 P11",
            "S1: C5 R16 F8 N5",
            "S2: C7 R10 F4 P5 X1",
            "S3: R9 N2 P1",
            "S4: K1 R0-10 M1 F3 N1");

    @Test
    void everyStatementIsThereOnce() {
        assertEquals(
                NUMBERS.stream().flatMap(StatementsTest::ids).sorted().toList(),
                Pattern.compile("(?m)^  (S[0-4]-[A-Z]\\d+):")
                        .matcher(TEXT)
                        .results()
                        .map(id -> id.group(1))
                        .sorted()
                        .toList(),
                "Maybe one was forgotten, or stands there twice.");
    }

    @Test
    void onlyAdvertisingAndAForeignNumberAreCarriedByNothing() {
        assertEquals(
                "S1-advertising\nS2-X1\nS3-advertising",
                lines(statements().entrySet().stream()
                        .filter(each -> ((Map<?, ?>) each.getValue()).containsKey("noise"))
                        .map(each -> each.getKey().toString())));
    }

    @Test
    void nothingElseIsThere() {
        assertEquals(
                statements().size(),
                Pattern.compile("(?m)^  S").matcher(TEXT).results().count());
        assertEquals(
                "",
                lines(statements().keySet().stream()
                        .map(String::valueOf)
                        .filter(id -> !id.matches("S[0-4]-([A-Z]\\d+|[a-z-]+)"))));
    }

    @Test
    void eachSaysWhatItIsAndWhatCarriesIt() {
        assertEquals("", lines(statements().entrySet().stream().map(each -> unsaid(each.getKey(), each.getValue()))));
    }

    @Test
    void whatCarriesItExists() {
        assertEquals(
                "",
                lines(statements().entrySet().stream()
                        .flatMap(each -> carriers(each.getValue()).stream()
                                .filter(carrier -> !exists(carrier))
                                .map(carrier -> each.getKey() + ": there is no " + carrier))));
    }

    @Test
    void noneHoldsANumberToCallOrALink() {
        Pattern foreign = Pattern.compile("\\d[\\d ()/.-]{5,}\\d|https?:|www\\.|\\w@\\w");
        assertEquals(
                "",
                lines(TEXT.lines()
                        .filter(line -> !line.matches(" +(by:|- ).*"))
                        .filter(line -> foreign.matcher(line).find())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cause icloud-storage",
                "cause restart-device",
                "remedy weak-wifi",
                "rule weak-wifi/tired",
                "page weak-wifi: call somebody",
                "page nothing: Wi-Fi",
                "effort update-ios LOW",
                "fact /backup/colour",
                "fact /backup/apps/sizeBytes",
                "question /backup/colour",
                "datum data/models.yaml iPhone",
                "datum data/nothing.yaml iPhone X",
                "person somebody",
                "cause"
            })
    void whatDoesntExistIsFound(String carrier) {
        assertFalse(exists(carrier));
    }

    private static Stream<String> ids(String article) {
        String name = article.substring(0, article.indexOf(':'));
        return Stream.of(article.substring(article.indexOf(' ') + 1).split(" ")).flatMap(kind -> {
            String[] numbers = kind.substring(1).split("-", -1);
            int first = numbers.length == 1 ? 1 : Integer.parseInt(numbers[0]);
            return IntStream.rangeClosed(first, Integer.parseInt(numbers[numbers.length - 1]))
                    .mapToObj(number -> name + "-" + kind.charAt(0) + number);
        });
    }

    /** What is wrong with how a statement is written down; empty when nothing is. */
    private static String unsaid(Object id, Object statement) {
        Set<?> names = ((Map<?, ?>) statement).keySet();
        if (names.contains("noise")) {
            return names.size() == 1 ? "" : id + ": what is noise has nothing else";
        }
        if (!names.contains("says") || carriers(statement).isEmpty()) {
            return id + ": it lacks what it says, or what carries it";
        }
        return Set.of("says", "by", "wrong").containsAll(names) ? "" : id + ": it has more than says, by and wrong";
    }

    private static boolean exists(String carrier) {
        String[] kindAndRest = carrier.split(" ", 2);
        String what = kindAndRest.length < 2 ? "" : kindAndRest[1];
        String[] parts = what.split(": | ", 2);
        String rest = parts.length < 2 ? "" : parts[1];
        return switch (kindAndRest[0]) {
            case "cause" -> RULES.knowledge().causes().containsKey(what) && hasRule(what);
            case "remedy" -> remedy(what, page -> hasRule(what) || page.role() != RemedyPage.Role.FIXES);
            case "effort" -> remedy(parts[0], page -> page.effort().name().equals(rest));
            case "rule" -> RULES.rules().rules().containsKey(what);
            case "page" -> !rest.isEmpty() && page(parts[0]).contains(rest);
            case "fact" -> inSchema(what) && someRuleLooksAt(what);
            case "question" -> RULES.knowledge().questions().containsKey(what);
            case "datum" ->
                RULES.files()
                        .find(parts[0])
                        .filter(file -> holds(tree(file.path(), file.text()), rest))
                        .isPresent();
            default -> false;
        };
    }

    private static boolean remedy(String id, Predicate<RemedyPage> test) {
        return Stream.ofNullable(RULES.knowledge().remedies().get(id)).anyMatch(test);
    }

    private static boolean hasRule(String id) {
        return RULES.rules().rules().values().stream()
                .anyMatch(rule -> rule.subject().equals(id));
    }

    /** The page of a cause or a remedy on one line. */
    private static String page(String id) {
        return RULES.files().all().stream()
                .filter(file -> file.is(".md") && file.id().equals(id))
                .map(file -> file.text().replaceAll("\\s+", " "))
                .findFirst()
                .orElse("");
    }

    private static boolean inSchema(String path) {
        Object at = SCHEMA;
        for (String step : path.substring(1).split("/", -1)) {
            Map<?, ?> fields = (Map<?, ?>) at;
            at = step.equals("*")
                    ? fields.get("items")
                    : fields.get("properties") instanceof Map<?, ?> properties ? properties.get(step) : null;
            if (!(at instanceof Map)) {
                return false;
            }
        }
        return true;
    }

    private static boolean someRuleLooksAt(String path) {
        return RULES.facts().stream()
                .filter(fact -> fact.paths().stream().anyMatch(at -> path.equals(at) || path.startsWith(at + "/")))
                .map(fact -> Pattern.compile("\\b" + fact.name() + "\\("))
                .anyMatch(pattern -> RULES.files().all().stream()
                        .filter(file -> file.is(".drl"))
                        .map(RuleFile::text)
                        .anyMatch(rules -> pattern.matcher(rules).find()));
    }

    /** Whether a name or a text in a tree is this one. */
    private static boolean holds(Object tree, String text) {
        if (tree instanceof Map<?, ?> map) {
            return map.containsKey(text) || map.values().stream().anyMatch(inner -> holds(inner, text));
        }
        return tree instanceof Collection<?> list
                ? list.stream().anyMatch(inner -> holds(inner, text))
                : tree.equals(text);
    }

    private static List<String> carriers(Object statement) {
        return ((Map<?, ?>) statement).get("by") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<?, ?> statements() {
        return (Map<?, ?>) ((Map<?, ?>) tree(FILE.toString(), TEXT)).get("statements");
    }

    private static String lines(Stream<String> lines) {
        return String.join("\n", lines.filter(line -> !line.isEmpty()).sorted().toList());
    }

    private static Object tree(String name, String text) {
        try {
            return name.endsWith(".json") ? Trees.json(name, text) : Trees.yaml(name, text);
        } catch (Trees.Unreadable e) {
            throw new IllegalArgumentException(e);
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

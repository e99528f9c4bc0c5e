package org.backupdoctor.internal.cases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.rule.Efficacy;
import org.backupdoctor.rule.Strength;
import org.jspecify.annotations.Nullable;

/** Checks what a case expects: that there are such expectations, of such a shape, about names that there are. */
final class ExpectationsCheck {

    private enum Shape {
        VERDICT,
        CAUSES,
        REMEDIES,
        PAIRS,
        RULES,
        TEXTS
    }

    private static final Map<String, Shape> SHAPES = shapes();

    private static final List<String> WORDS = Stream.<Enum<?>[]>of(
                    Strength.values(), Efficacy.values(), NoteKind.values())
            .flatMap(Arrays::stream)
            .map(Enum::name)
            .toList();

    private final @Nullable Names names;
    private final Hears hears;

    /** Hears of a problem with a path below "expect". */
    interface Hears {
        void problem(String path, String message, String hint);
    }

    ExpectationsCheck(@Nullable Names names, Hears hears) {
        this.names = names;
        this.hears = hears;
    }

    void check(Map<?, ?> expected) {
        expected.forEach((key, value) -> {
            String kind = key.toString();
            Shape shape = SHAPES.get(kind);
            if (shape == null) {
                hears.problem(
                        "/" + kind,
                        "There is no expectation \"" + kind + "\". There are " + String.join(", ", SHAPES.keySet())
                                + ".",
                        Suggestions.maybe(kind, SHAPES.keySet()));
            } else {
                check(kind, shape, value);
            }
        });
    }

    private static Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("verdict", Shape.VERDICT);
        List.of("confirmed", "suspected", "first", "absent").forEach(kind -> shapes.put(kind, Shape.CAUSES));
        List.of("fired", "clear", "unknown", "failed").forEach(kind -> shapes.put(kind, Shape.RULES));
        List.of("remedies", "offered", "notOffered").forEach(kind -> shapes.put(kind, Shape.REMEDIES));
        shapes.put("before", Shape.PAIRS);
        shapes.put("says", Shape.TEXTS);
        return shapes;
    }

    private void check(String kind, Shape shape, Object value) {
        if (shape == Shape.VERDICT) {
            List<String> words = Arrays.stream(Verdict.values()).map(Enum::name).toList();
            if (!words.contains(String.valueOf(value))) {
                hears.problem(
                        "/" + kind,
                        "Expected one of " + String.join(", ", words) + " for \"verdict\" but was " + shown(value)
                                + ".",
                        Suggestions.maybe(String.valueOf(value), words));
            }
            return;
        }
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        for (int i = 0; i < values.size(); i++) {
            String path = "/" + kind + (value instanceof List ? "/" + i : "");
            Object element = values.get(i);
            if (kind.equals("fired") && element instanceof Map<?, ?> withWords) {
                withWords.forEach((rule, word) -> fired(path, rule.toString(), word));
            } else if (shape == Shape.PAIRS) {
                pair(path, element);
            } else if (!(element instanceof String)) {
                hears.problem(
                        path,
                        "Expected " + (shape == Shape.TEXTS ? "a text" : "a name") + " for \"" + kind + "\" but was "
                                + shown(element) + ".",
                        element instanceof List
                                ? "Maybe one pair of square brackets is too many."
                                : "Maybe quotation marks are missing.");
            } else {
                name(path, shape, element.toString());
            }
        }
    }

    /** A rule with its word, as in fired: [ cause/rule: FAIR ]. */
    private void fired(String path, String rule, Object word) {
        name(path, Shape.RULES, rule);
        if (!WORDS.contains(String.valueOf(word))) {
            hears.problem(
                    path,
                    "Expected one of " + String.join(", ", WORDS) + " after \"" + rule + ":\" but was " + shown(word)
                            + ".",
                    Suggestions.maybe(String.valueOf(word), WORDS));
        }
    }

    private void pair(String path, Object element) {
        if (element instanceof List<?> pair && pair.size() == 2) {
            name(path + "/0", Shape.REMEDIES, String.valueOf(pair.get(0)));
            name(path + "/1", Shape.REMEDIES, String.valueOf(pair.get(1)));
        } else {
            hears.problem(
                    path,
                    "Expected pairs of remedies for \"before\" but was " + shown(element) + ".",
                    "Maybe you meant before: [ [ first-remedy, second-remedy ] ].");
        }
    }

    private void name(String path, Shape shape, String name) {
        Names known = names;
        if (known == null || shape == Shape.TEXTS) {
            return;
        }
        Set<String> all = switch (shape) {
            case CAUSES -> known.causes();
            case RULES -> known.rules();
            default -> known.remedies();
        };
        if (!all.isEmpty() && !all.contains(name) && !known.isOff(name) && !name.equals("none")) {
            String what = shape == Shape.CAUSES ? "cause" : shape == Shape.RULES ? "rule" : "remedy";
            String hint = Suggestions.maybe(name, all);
            if (hint.isEmpty() && shape == Shape.CAUSES && known.remedies().contains(name)) {
                hint = "Maybe \"remedies\" was meant: it is one.";
            }
            if (hint.isEmpty() && shape == Shape.REMEDIES && known.causes().contains(name)) {
                hint = "Maybe \"confirmed\" or \"suspected\" was meant: it is a cause.";
            }
            hears.problem(path, "There is no " + what + " \"" + name + "\".", hint);
        }
    }

    private static String shown(Object value) {
        return value instanceof Map
                ? "names with values"
                : value instanceof List ? "a list" : value instanceof String ? "\"" + value + "\"" : value.toString();
    }
}

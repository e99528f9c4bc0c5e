package org.backupdoctor.internal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Places;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.rules.text.Mutation;

/** Changes of rules that no case has to notice, each with the reason. */
public final class KnownMutants {

    /** The file that holds them, beside the folders of a rule set. Nothing but the trying of changes reads it. */
    public static final String FILE = "mutants.yaml";

    private static final List<String> FIELDS = List.of("rule", "from", "to", "reason");

    private KnownMutants() {}

    /**
     * A change that no case has to notice.
     *
     * @param place line and column of its entry
     * @param rule the rule's name
     * @param from the part of the rule that is changed
     * @param to the same after the change; empty for any change of it
     * @param reason why no case has to notice it
     */
    public record Known(String place, String rule, String from, String to, String reason) {

        /** Whether it is this one. */
        public boolean is(Mutation mutation) {
            return rule.equals(mutation.rule())
                    && from.equals(mutation.from())
                    && (to.isEmpty() || to.equals(mutation.to()));
        }
    }

    /** Reads a list; what is wrong with it goes to the problems. */
    public static List<Known> read(String path, String text, List<Problem> problems) {
        List<Known> known = new ArrayList<>();
        try {
            Object tree = Trees.yaml(path, text);
            Places places = Places.ofYaml(text);
            if (tree instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    read(path, places.of("/" + i), list.get(i), known, problems);
                }
            } else if (!(tree instanceof Map<?, ?> map && map.isEmpty())) {
                problems.add(new Problem(
                        path, "1:1", "Expected a list of changes.", "Maybe the hyphen before \"rule:\" is missing."));
            }
        } catch (Trees.Unreadable e) {
            problems.add(e.problem());
        }
        return known;
    }

    private static void read(String path, String place, Object element, List<Known> known, List<Problem> problems) {
        Map<?, ?> fields = element instanceof Map<?, ?> map ? map : Map.of();
        int before = problems.size();
        fields.keySet().stream()
                .filter(key -> !FIELDS.contains(key.toString()))
                .forEach(key -> problems.add(new Problem(
                        path,
                        place,
                        "An entry has no \"" + key + "\", only " + String.join(", ", FIELDS) + ".",
                        Suggestions.maybe(key.toString(), FIELDS))));
        for (String field : FIELDS) {
            boolean given = fields.get(field) instanceof String text && !text.isBlank();
            if (!given && !(field.equals("to") && !fields.containsKey(field))) {
                problems.add(new Problem(
                        path,
                        place,
                        "This entry has no \"" + field + "\".",
                        field.equals("reason")
                                ? "Maybe say why no report could show the change."
                                : "Maybe copy it from what \"rules mutate --list\" prints."));
            }
        }
        if (problems.size() == before) {
            known.add(new Known(
                    place,
                    String.valueOf(fields.get("rule")),
                    String.valueOf(fields.get("from")),
                    fields.containsKey("to") ? String.valueOf(fields.get("to")) : "",
                    String.valueOf(fields.get("reason"))));
        }
    }
}

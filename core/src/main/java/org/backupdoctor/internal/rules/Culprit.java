package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.rules.text.Told;

/**
 * Finds the place in a rule file that a message of Drools or of the Java compiler is about. They speak of generated code, which holds the
 * rule's name or at least the names that its conditions use. What only one condition can be the reason of is told there, else at the rule,
 * else of the file.
 */
final class Culprit {

    private static final Pattern NAMES = Pattern.compile("[^\\w$]+");

    private final DrlFile file;

    Culprit(DrlFile file) {
        this.file = file;
    }

    /** A problem at the place that the code is about. */
    Problem problem(String message, String code, String hint) {
        List<Problem> problems = new ArrayList<>();
        Told told = new Told(file.file().path(), file.file().text(), problems);
        String what = "This rule doesn't compile: "
                + message.lines().findFirst().orElse("").strip();
        List<int[]> places = new ArrayList<>();
        List<RuleTree> rules = new ArrayList<>();
        for (RuleTree rule : file.written()) {
            String name = rule.name().unquoted();
            boolean named = code.contains(name) || code.contains("rule_" + mangled(name));
            int before = places.size();
            rule.when().forEach(part -> find(part, code, places));
            if (named || places.size() > before) {
                rules.add(rule);
            }
        }
        if (rules.isEmpty() && file.written().size() == 1) {
            rules.addAll(file.written());
        }
        if (rules.size() == 1) {
            RuleTree rule = rules.get(0);
            told.about(rule.name().unquoted());
            told.at(places.size() == 1 ? places.get(0)[0] : rule.start(), what, hint);
            return problems.get(0);
        }
        return new Problem(file.file().path(), "", what, hint);
    }

    private static String mangled(String name) {
        StringBuilder mangled = new StringBuilder();
        name.chars().forEach(c -> mangled.append(Character.isLetterOrDigit(c) ? Character.toString(c) : "_" + c));
        return mangled.toString();
    }

    /** The conditions of which all names stand in the code, in the getters' form too. */
    private void find(Part part, String code, List<int[]> places) {
        if (part instanceof Group group) {
            group.parts().forEach(inner -> find(inner, code, places));
        } else if (part instanceof Total total) {
            find(total.source(), code, places);
        } else if (part instanceof Fit fit && code.contains(fit.type().text())) {
            fit.constraints().forEach(constraint -> {
                int start = constraint.expression().start();
                int end = constraint.expression().end();
                String text = file.file().text().substring(start, end);
                if (NAMES.splitAsStream(text).allMatch(code::contains)) {
                    places.add(new int[] {start, end});
                }
            });
        }
    }
}

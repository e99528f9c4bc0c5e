package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.fact.Backup.ErrorKind;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Call;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joined;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Member;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/** What a rule set has on a cause or a remedy, at a glance: its rules, the fields and codes they look at, what helps, the sources. */
final class Overview {

    private final LoadedRules set;
    private final Map<String, List<WrittenRule>> bySubject = new TreeMap<>();

    /** Efficacy words by remedy and cause. */
    private final Map<String, Map<String, Set<String>>> helps = new TreeMap<>();

    private Overview(LoadedRules set) {
        this.set = set;
        for (WrittenRule rule : WrittenRule.of(set)) {
            bySubject
                    .computeIfAbsent(rule.info().subject(), any -> new ArrayList<>())
                    .add(rule);
            if (rule.info().verb() == Verb.RECOMMEND) {
                Looked looked = new Looked(rule);
                looked.causes.forEach(cause -> helps.computeIfAbsent(rule.info().subject(), any -> new TreeMap<>())
                        .computeIfAbsent(cause, any -> new TreeSet<>())
                        .add(word(rule)));
            }
        }
    }

    /** Of one cause or remedy, as text. */
    static String of(LoadedRules set, String id) {
        StringBuilder text = new StringBuilder();
        new Overview(set).facets(id).forEach((heading, lines) -> {
            text.append('\n').append(heading).append("\n\n");
            lines.forEach(line -> text.append(line).append('\n'));
        });
        return text.toString();
    }

    /** Of the whole set, as a page of Markdown. */
    static String page(LoadedRules set) {
        Overview overview = new Overview(set);
        StringBuilder page = new StringBuilder("# What " + set.info().name() + " knows\n\n"
                + set.info().count() + " rules on " + set.knowledge().causes().size() + " causes and "
                + set.knowledge().remedies().size()
                + " remedies. Made from the rules; what it says of one, `rules explain ID` says too.\n");
        page.append("\n## Causes\n");
        set.knowledge().causes().values().forEach(cause -> overview.section(page, cause.id(), cause.title()));
        page.append("\n## Remedies\n");
        set.knowledge().remedies().values().forEach(remedy -> overview.section(page, remedy.id(), remedy.title()));
        return page.toString();
    }

    private void section(StringBuilder page, String id, String title) {
        page.append("\n### ").append(id).append("\n\n").append(title).append(".\n");
        facets(id).forEach((heading, lines) -> {
            page.append("\n")
                    .append(heading.charAt(0))
                    .append(heading.substring(1).toLowerCase(Locale.ROOT));
            page.append(":\n\n");
            lines.forEach(line -> page.append("- ").append(line.strip()).append('\n'));
        });
    }

    /** What there is to say of it, by headings; without those that have nothing to say. */
    private Map<String, List<String>> facets(String id) {
        List<WrittenRule> rules = bySubject.getOrDefault(id, List.of());
        Looked looked = new Looked();
        rules.forEach(looked::at);
        boolean cause = set.knowledge().causes().containsKey(id);
        Map<String, List<String>> facets = new LinkedHashMap<>();
        facets.put("RULES AT A GLANCE", rules.stream().map(Overview::line).toList());
        facets.put("LOOKS AT", List.copyOf(looked.paths));
        facets.put("CODES", codes(looked));
        facets.put(cause ? "WHAT HELPS" : "HELPS AGAINST", cause ? remedies(id) : causes(id));
        facets.put("SOURCES", sources(id));
        facets.values().removeIf(List::isEmpty);
        return facets;
    }

    private static String line(WrittenRule rule) {
        String word = word(rule);
        return rule.info().name() + ": " + rule.info().verb().word() + (word.isEmpty() ? "" : " " + word)
                + (rule.info().because().isEmpty() ? "" : ". " + rule.info().because());
    }

    /** The word of strength, efficacy or kind that a rule says. */
    private static String word(WrittenRule rule) {
        Call then = rule.tree().then();
        if (then == null || then.arguments().isEmpty()) {
            return "";
        }
        String first =
                then.arguments().get(0).stream().map(token -> token.text()).collect(Collectors.joining());
        return first.startsWith("$") ? "" : first.substring(first.lastIndexOf('.') + 1);
    }

    private List<String> codes(Looked looked) {
        return Stream.concat(
                        looked.codes.stream(),
                        set.knowledge().errors().codes().entrySet().stream()
                                .filter(code ->
                                        looked.kinds.contains(code.getValue().kind()))
                                .map(Map.Entry::getKey))
                .distinct()
                .sorted(Comparator.comparing((String code) -> code.replaceFirst(" .*", ""))
                        .thenComparingLong(code -> Math.abs(Long.parseLong(code.replaceFirst(".* ", "")))))
                .map(code -> code
                        + set.knowledge()
                                .errors()
                                .of(code.replaceFirst(" .*", ""), Long.parseLong(code.replaceFirst(".* ", "")))
                                .map(meaning -> ": " + meaning.meaning())
                                .orElse(""))
                .toList();
    }

    private List<String> remedies(String cause) {
        return helps.entrySet().stream()
                .filter(remedy -> remedy.getValue().containsKey(cause))
                .map(remedy -> told(remedy.getKey(), remedy.getValue().get(cause)))
                .toList();
    }

    private List<String> causes(String remedy) {
        return helps.getOrDefault(remedy, Map.of()).entrySet().stream()
                .map(cause -> told(cause.getKey(), cause.getValue()))
                .toList();
    }

    private String told(String id, @Nullable Set<String> words) {
        return id + ": " + set.knowledge().title(id)
                + (words == null || words.isEmpty() ? "" : " (" + String.join(", ", words) + ")");
    }

    private List<String> sources(String id) {
        CausePage cause = set.knowledge().causes().get(id);
        RemedyPage remedy = set.knowledge().remedies().get(id);
        return cause != null ? cause.references() : remedy != null ? remedy.references() : List.of();
    }

    /** What rules look at. */
    private static final class Looked {

        private final Set<String> paths = new TreeSet<>();
        private final Set<String> codes = new TreeSet<>();
        private final Set<ErrorKind> kinds = new TreeSet<>();
        private final Set<String> causes = new TreeSet<>();

        Looked() {}

        Looked(WrittenRule rule) {
            at(rule);
        }

        void at(WrittenRule rule) {
            RuleTree tree = rule.tree();
            tree.when().forEach(part -> at(part, rule));
        }

        private void at(Part part, WrittenRule rule) {
            if (part instanceof Group group) {
                group.parts().forEach(inner -> at(inner, rule));
            } else if (part instanceof Total total) {
                at(total.source(), rule);
            } else if (part instanceof Fit fit) {
                at(fit, rule.type(fit));
            }
        }

        private void at(Fit fit, @Nullable Class<?> type) {
            FactType fact = type == null ? null : FactType.of(type);
            if (fact != null) {
                paths.addAll(fact.paths());
            }
            Values values = new Values();
            fit.constraints().forEach(constraint -> values.of(constraint.expression()));
            if (type == Diagnosis.class) {
                causes.addAll(values.of("cause"));
            }
            alternatives(fit).forEach(this::codes);
            values.of("kind")
                    .forEach(word -> Stream.of(ErrorKind.values())
                            .filter(kind -> kind.name().equals(word))
                            .forEach(kinds::add));
        }

        private void codes(Values values) {
            values.of("domain").stream()
                    .limit(1)
                    .forEach(domain -> values.of("code").stream()
                            .filter(code -> code.matches("-?\\d{1,9}"))
                            .forEach(code -> codes.add(domain + " " + code)));
        }

        /** What a pattern asks for, once for each side of an "or". */
        private static List<Values> alternatives(Fit fit) {
            List<List<Expression>> all = new ArrayList<>();
            all.add(new ArrayList<>());
            fit.constraints().forEach(constraint -> {
                List<Expression> sides = new ArrayList<>();
                sides(constraint.expression(), sides);
                List<List<Expression>> longer = new ArrayList<>();
                for (List<Expression> begun : all) {
                    for (Expression side : sides) {
                        List<Expression> one = new ArrayList<>(begun);
                        one.add(side);
                        longer.add(one);
                    }
                }
                all.clear();
                all.addAll(longer);
            });
            return all.stream()
                    .map(expressions -> {
                        Values values = new Values();
                        expressions.forEach(values::of);
                        return values;
                    })
                    .toList();
        }

        private static void sides(Expression expression, List<Expression> sides) {
            if (expression instanceof Joined joined && !joined.and()) {
                sides(joined.left(), sides);
                sides(joined.right(), sides);
            } else {
                sides.add(expression);
            }
        }
    }

    /** The values that a pattern asks for, by property; what it excludes isn't among them. */
    private static final class Values {

        private final Map<String, List<String>> values = new TreeMap<>();

        List<String> of(String property) {
            return values.getOrDefault(property, List.of());
        }

        void of(Expression expression) {
            if (expression instanceof Joined joined) {
                of(joined.left());
                of(joined.right());
            } else if (expression instanceof Compared compared
                    && compared.operator().is("==")
                    && compared.left() instanceof Name property) {
                add(property, compared.right());
            } else if (expression instanceof Listed listed
                    && !listed.negated()
                    && listed.left() instanceof Name property) {
                listed.values().forEach(value -> add(property, value));
            }
        }

        private void add(Name property, Expression value) {
            String text = value instanceof Literal literal
                    ? literal.token().unquoted()
                    : value instanceof Member member
                            ? member.name().text()
                            : value instanceof RuleTree.Turned turned && turned.inner() instanceof Literal literal
                                    ? "-" + literal.token().unquoted()
                                    : "";
            values.computeIfAbsent(property.token().text(), any -> new ArrayList<>())
                    .add(text);
        }
    }
}

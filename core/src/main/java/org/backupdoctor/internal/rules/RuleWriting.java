package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.CausePage.Blocks;
import org.backupdoctor.internal.knowledge.Markup;
import org.backupdoctor.internal.rules.Conditions.Binding;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Metadata;
import org.backupdoctor.internal.rules.text.Token;
import org.backupdoctor.internal.rules.text.Told;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/** Checks one rule as it is written, and gathers what is known of it before it is compiled. */
final class RuleWriting {

    private static final Set<String> METADATA = new TreeSet<>(Set.of("because", "blocks"));
    private static final Map<String, Blocks> BLOCKS = Map.of(
            "yes", Blocks.YES, "true", Blocks.YES, "automatic", Blocks.AUTOMATIC, "no", Blocks.NO, "false", Blocks.NO);

    private final RuleTree rule;
    private final String path;
    private final Function<String, @Nullable Class<?>> types;
    private final Told told;

    RuleWriting(RuleTree rule, String path, Function<String, @Nullable Class<?>> types, Told told) {
        this.rule = rule;
        this.path = path;
        this.types = types;
        this.told = told;
    }

    /** What is known of the rule, or null when something is wrong with it. */
    @Nullable
    RuleInfo info() {
        told.about(rule.name().unquoted());
        int before = told.count();
        name();
        Map<String, Token> metadata = metadata();
        Token blocks = metadata.get("blocks");
        if (blocks != null && !BLOCKS.containsKey(blocks.unquoted())) {
            told.at(
                    blocks.start(),
                    "Expected yes, automatic or no for \"@blocks\" but was \"" + blocks.unquoted() + "\".",
                    "Maybe yes if it stops every backup, automatic if only the nightly ones.");
        }
        Conditions conditions = new Conditions(types, told);
        Map<String, Binding> bound = conditions.check(rule);
        RuleTree.Call call = rule.then();
        Verb verb = call == null ? null : Consequence.verb(call, told);
        if (call != null && verb != null) {
            new Consequence(call, conditions, bound, told).check(verb);
            new Absences(rule, verb, types, told).check();
        }
        Token because = metadata.get("because");
        if (because != null) {
            Sentence.check(because, conditions, bound, told);
            told.all(Markup.problems(path, told.place(because.start()), because.unquoted()));
        }
        if (told.count() == before) {
            conditions.unused();
        }
        if (told.count() > before || verb == null) {
            return null;
        }
        return new RuleInfo(
                rule.name().unquoted(),
                path,
                told.line(rule.start()),
                verb,
                word(call),
                because == null ? "" : because.unquoted(),
                blocks == null ? null : BLOCKS.get(blocks.unquoted()),
                Need.of(rule));
    }

    /** The word that a verb begins with; what else may stand there is a bound fact. */
    private static String word(RuleTree.@Nullable Call call) {
        List<Token> first = call == null || call.arguments().isEmpty()
                ? List.of()
                : call.arguments().get(0);
        return first.isEmpty() || first.get(0).kind() != Token.Kind.NAME
                ? ""
                : first.get(0).text();
    }

    private void name() {
        String name = rule.name().unquoted();
        if (!name.matches("[a-z0-9-]+/[a-z0-9-]+")) {
            List<String> parts =
                    new ArrayList<>(List.of(name.toLowerCase(Locale.ROOT).split("/", 2)));
            if (parts.size() < 2) {
                parts.add(0, path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.')));
            }
            parts.replaceAll(part -> part.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
            told.at(
                    rule.name().start(),
                    "A rule's name is the cause or remedy, a slash, and what is so, in small letters, digits and hyphens.",
                    "Maybe \"" + String.join("/", parts) + "\".");
        }
    }

    private Map<String, Token> metadata() {
        Map<String, Token> values = new TreeMap<>();
        for (Metadata metadata : rule.metadata()) {
            String name = metadata.name().text();
            Token value = metadata.value();
            if (!METADATA.contains(name)) {
                told.at(
                        metadata.name().start(),
                        "There is no metadata \"@" + name + "\", only @" + String.join(" and @", METADATA) + ".",
                        Suggestions.nearest(name, METADATA)
                                .map(near -> "Maybe you meant \"@" + near + "\".")
                                .orElse("Maybe it can just be deleted."));
            } else if (value == null || (name.equals("because") && value.kind() != Token.Kind.TEXT)) {
                told.at(
                        metadata.name().start(),
                        "\"@" + name + "\" needs a text in brackets and quotation marks.",
                        "Maybe you meant @" + name + "(\"" + (name.equals("blocks") ? "yes" : "…") + "\").");
            } else if (values.putIfAbsent(name, value) != null) {
                told.at(
                        metadata.name().start(),
                        "There are two \"@" + name + "\" of this rule.",
                        "Maybe one is left over.");
            }
        }
        return values;
    }
}

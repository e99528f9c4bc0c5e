package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.rules.Conditions.Binding;
import org.backupdoctor.internal.rules.text.RuleTree.Call;
import org.backupdoctor.internal.rules.text.Token;
import org.backupdoctor.internal.rules.text.Told;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Efficacy;
import org.backupdoctor.rule.Strength;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/** Checks what a rule says: one verb, its word, and evidence. */
final class Consequence {

    /** As many facts as the classes of compiled rules are made for, and a word. */
    private static final int MOST_ARGUMENTS = 12;

    private final Call call;
    private final Conditions conditions;
    private final Map<String, Binding> bound;
    private final Told told;

    Consequence(Call call, Conditions conditions, Map<String, Binding> bound, Told told) {
        this.call = call;
        this.conditions = conditions;
        this.bound = bound;
        this.told = told;
    }

    /** The verb, or null when there is no such verb. */
    static @Nullable Verb verb(Call call, Told told) {
        String word = call.verb().text();
        for (Verb verb : Verb.values()) {
            if (verb.word().equals(word)) {
                return verb;
            }
        }
        told.at(
                call.verb().start(),
                "There is no verb \"" + word + "\". The verbs are " + String.join(", ", Verb.words()) + ".",
                Suggestions.maybe(word, Verb.words()));
        return null;
    }

    void check(Verb verb) {
        if (call.arguments().size() > MOST_ARGUMENTS) {
            told.at(
                    call.verb().start(),
                    "\"" + verb.word() + "\" takes at most " + MOST_ARGUMENTS + " words and facts, but here are "
                            + call.arguments().size() + ".",
                    "Maybe the facts that decide it are enough.");
            return;
        }
        List<List<Token>> evidence = new ArrayList<>(call.arguments());
        List<String> words = words(verb);
        if (!words.isEmpty()) {
            word(verb, words, evidence);
        }
        if (evidence.isEmpty()) {
            told.at(
                    call.verb().start(),
                    "\"" + verb.word() + "\" has no evidence.",
                    verb == Verb.RECOMMEND
                            ? "Maybe you meant " + verb.word() + "( " + words.get(0) + ", $diagnosis )."
                            : "Maybe give it the facts that show it, such as $fact.");
            return;
        }
        boolean first = true;
        for (List<Token> fact : evidence) {
            evidence(verb, fact, first);
            first = false;
        }
    }

    private static List<String> words(Verb verb) {
        return switch (verb) {
            case SUSPECT, DOUBT -> names(Strength.values());
            case RECOMMEND -> names(Efficacy.values());
            case NOTE -> names(NoteKind.values());
            default -> List.of();
        };
    }

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }

    private void word(Verb verb, List<String> words, List<List<Token>> arguments) {
        boolean missing = arguments.isEmpty() || arguments.get(0).isEmpty();
        Token word = missing ? call.verb() : arguments.get(0).get(0);
        if (missing || word.kind() != Token.Kind.NAME) {
            told.at(
                    word.start(),
                    "\"" + verb.word() + "\" needs a word first: " + String.join(", ", words) + ".",
                    "Maybe you meant " + verb.word() + "( " + words.get(0) + ", … ).");
            if (!missing && word.kind() != Token.Kind.VARIABLE) {
                arguments.remove(0);
            }
            return;
        }
        List<Token> argument = arguments.remove(0);
        if (argument.size() > 1) {
            told.at(
                    argument.get(1).start(),
                    "\"" + verb.word() + "\" takes a word as it is, but here \""
                            + argument.get(1).text() + "\" follows it.",
                    "Maybe a comma is missing.");
        } else if (!words.contains(word.text())) {
            told.at(
                    word.start(),
                    "\"" + verb.word() + "\" has no word \"" + word.text() + "\". Its words are "
                            + String.join(", ", words) + ".",
                    Suggestions.nearest(word.text(), words)
                            .map(near -> "Maybe you meant \"" + near + "\".")
                            .orElse("Maybe one of these was meant."));
        }
    }

    private void evidence(Verb verb, List<Token> tokens, boolean first) {
        if (tokens.isEmpty()) {
            told.at(call.verb().start(), "There is a comma too many here.", "Maybe a fact was forgotten.");
            return;
        }
        Token token = tokens.get(0);
        String name = token.text();
        if (token.kind() != Token.Kind.VARIABLE) {
            told.at(
                    token.start(),
                    "Evidence is a bound fact such as $fact, but here is \"" + name + "\".",
                    bound.containsKey(name)
                            ? "Maybe you meant \"$" + name + "\"."
                            : token.kind() == Token.Kind.NAME
                                    ? "Maybe \"" + verb.word() + "\" takes no word, or it stands in the wrong place."
                                    : "Maybe bind the fact that it is of, and give that.");
            return;
        }
        conditions.use(name.substring(1));
        Binding binding = bound.get(name.substring(1));
        if (binding == null) {
            told.at(
                    token.start(),
                    "The evidence \"" + name + "\" isn't bound by any pattern of the rule.",
                    conditions.isInner(name.substring(1))
                            ? "Maybe its pattern stands inside \"not\" or \"exists\": nothing is there to be given."
                            : Suggestions.nearest(name.substring(1), bound.keySet())
                                    .map(near -> "Maybe you meant \"$" + near + "\".")
                                    .orElse("Maybe a pattern above should begin with \"" + name + " :\"."));
        } else if (tokens.size() > 1) {
            told.at(token.start(), "Evidence is a fact, not a value of it.", "Maybe you meant \"" + name + "\".");
        } else if (binding.type() != null && !Kinds.isFact(binding.type())) {
            told.at(
                    token.start(),
                    "Evidence is a fact, but \"" + name + "\" is " + Kinds.name(binding.type()) + ".",
                    "Maybe bind the whole pattern, $fact : …, and give that.");
        } else if (verb == Verb.RECOMMEND && first && binding.type() != null && binding.type() != Diagnosis.class) {
            told.at(
                    token.start(),
                    "\"recommend\" needs a Diagnosis first, but \"" + name + "\" is " + Kinds.name(binding.type())
                            + ".",
                    "Maybe $diagnosis : Diagnosis( cause == \"…\" ) is missing above.");
        }
    }
}

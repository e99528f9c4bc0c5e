package org.backupdoctor.internal.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.knowledge.CausePage.Blocks;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a rule before it fires.
 *
 * @param name its name: {@code cause/what-is-so}
 * @param file the file it stands in
 * @param line its line there
 * @param verb what it says
 * @param word its word of strength, efficacy or kind; empty where the verb has none
 * @param because its sentence for the reader, with placeholders; empty when it has none
 * @param blocks what it says instead of its page about blocking, if it does
 * @param need what it can't fire without
 */
public record RuleInfo(
        String name,
        String file,
        int line,
        Verb verb,
        String word,
        String because,
        @Nullable Blocks blocks,
        Need need) {

    /** The cause or remedy that it is about: the part of the name before the slash. */
    public String subject() {
        return name.substring(0, name.indexOf('/'));
    }

    /** The sentences of those rules that have one, by their names. */
    static Map<String, String> sentences(List<RuleInfo> rules) {
        Map<String, String> sentences = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> !rule.because().isEmpty())
                .forEach(rule -> sentences.put(rule.name(), rule.because()));
        return sentences;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}

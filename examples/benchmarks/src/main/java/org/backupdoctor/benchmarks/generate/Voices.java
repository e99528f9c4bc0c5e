package org.backupdoctor.benchmarks.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.RuleSource;
import org.backupdoctor.benchmarks.library.Voice;
import org.backupdoctor.benchmarks.peer.Part;
import org.backupdoctor.internal.rules.text.RuleTree;

/** The voices of rules that speak by their names. */
public final class Voices {

    private Voices() {}

    /** The names of the rules that a part of the rule set has. */
    public static Set<String> names(Part part) {
        List<RuleSource> files = RuleSource.bundled();
        return Parts.names(
                switch (part) {
                    case ALL -> files;
                    case EVRETE -> Parts.of(files, EvreteRules::takes);
                    case EASY -> Parts.of(files, EasyRules::takes);
                });
    }

    /** By name, those of the bundled rules. */
    public static Map<String, Voice> of(Library library) {
        Map<String, Voice> voices = new HashMap<>();
        for (RuleSource file : RuleSource.bundled()) {
            for (RuleTree rule : file.rules()) {
                String name = rule.name().unquoted();
                voices.put(
                        name,
                        library.voice(
                                name,
                                Trees.boundFacts(rule).stream()
                                        .map(bound -> bound.substring(1))
                                        .toArray(String[]::new)));
            }
        }
        return voices;
    }
}

package org.backupdoctor.benchmarks.library;

import java.util.List;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/** What is the same each time a rule speaks: its verb, its word, and the names of the facts that it binds. */
public final class Voice {

    final RuleInfo rule;
    final Verb verb;
    final @Nullable Enum<?> word;
    final List<String> names;

    Voice(RuleInfo rule, Verb verb, @Nullable Enum<?> word, List<String> names) {
        this.rule = rule;
        this.verb = verb;
        this.word = word;
        this.names = names;
    }
}

package org.backupdoctor.internal.rules;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.backupdoctor.fact.Fact;

/** Works out what rules say of facts. */
@FunctionalInterface
public interface Inference {

    /** Fires the rules on facts, lets the caller make diagnoses of what they said, and fires again with these. */
    RuleBase.Run run(Collection<? extends Fact> facts, Function<List<Statement>, List<? extends Fact>> diagnoses);

    /** Works out what rules say of facts that are given already. */
    @FunctionalInterface
    interface Of {

        /** Fires the rules, lets the caller make diagnoses of what they said, and fires again with these. */
        RuleBase.Run run(Function<List<Statement>, List<? extends Fact>> diagnoses);
    }
}

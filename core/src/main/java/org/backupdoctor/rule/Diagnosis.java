package org.backupdoctor.rule;

import org.backupdoctor.fact.Fact;

/**
 * A cause that isn't ruled out, for remedy rules to start from. There is one for every such cause, also where nothing but its prior
 * speaks for it.
 *
 * @param cause the cause's id
 * @param confirmed whether it is proven
 */
public record Diagnosis(String cause, boolean confirmed) implements Fact {

    @Override
    public String toString() {
        return "Diagnosis[cause=" + cause + ", confirmed=" + confirmed + "]";
    }
}

package org.backupdoctor.benchmarks.peer;

import java.util.List;
import java.util.Map;
import org.backupdoctor.benchmarks.library.Said;
import org.backupdoctor.benchmarks.library.Voice;
import org.backupdoctor.fact.Fact;

/** Hears rules that are known by their names. For one thread. */
public final class Hearing {

    private final Map<String, Voice> voices;
    private Said said = new Said();

    /** With the voices of all rules, by name. */
    public Hearing(Map<String, Voice> voices) {
        this.voices = voices;
    }

    /** A rule speaks. */
    public void say(String rule, List<? extends Fact> evidence, List<? extends Fact> bound) {
        Voice voice = voices.get(rule);
        if (voice == null) {
            throw new IllegalStateException("No rule is known by the name \"" + rule + "\".");
        }
        said.say(voice, List.copyOf(evidence), List.copyOf(bound));
    }

    /** What was said since this was last asked. */
    public Said taken() {
        Said taken = said;
        said = new Said();
        return taken;
    }
}

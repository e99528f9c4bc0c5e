package org.backupdoctor.fleet.rules;

import java.security.PublicKey;
import java.util.List;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.RulePack;

/** The rules with which one subtask diagnoses: the bundled ones until others come. For one thread; to be closed. */
public final class RulesAtWork implements AutoCloseable {

    private final List<PublicKey> keys;
    private long serial;
    private RuleSets.Use use = RuleSets.here().use(RuleSets.BUNDLED, null);

    /**
     * The bundled rules, for now.
     *
     * @param keys those whose signatures are known
     */
    public RulesAtWork(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Takes over a set when it is newer; whether it was. */
    public boolean take(AdmittedRules rules) {
        if (rules.serial() <= serial) {
            return false;
        }
        RuleSets.Use next =
                RuleSets.here().use(RuleSets.digest(rules.pack()), RulePack.of(rules.name(), rules.pack(), keys));
        use.close();
        use = next;
        serial = rules.serial();
        return true;
    }

    /** Diagnoses with the rules at work. */
    public Diagnoser diagnoser() {
        return use.diagnoser();
    }

    @Override
    public void close() {
        use.close();
    }
}

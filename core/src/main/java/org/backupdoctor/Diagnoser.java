package org.backupdoctor;

import java.nio.file.Path;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.rules.LoadedRules;
import org.jspecify.annotations.Nullable;

/**
 * Says why a device isn't backing up and what to do about it. Make one, keep it, and share it between threads: loading rules takes far
 * longer than a diagnosis. No thread is started, and nothing has to be closed. This interface isn't for implementing.
 */
public interface Diagnoser {

    /**
     * A diagnoser with the bundled rules.
     *
     * @throws RuleSetException when there is no rules jar on the class path
     */
    static Diagnoser create() {
        return builder().build();
    }

    /** For a diagnoser with rules of your own. */
    static Builder builder() {
        return new Builder();
    }

    /** Diagnoses a snapshot. The same snapshot and the same rules always give the same report. */
    Report diagnose(DeviceSnapshot snapshot);

    /** The rules at work. */
    RuleSet ruleSet();

    /** Chooses the rules. For one thread. */
    final class Builder {

        private @Nullable Path directory;

        private Builder() {}

        /**
         * Lays a directory over the bundled rules: a file with the same path replaces, a new one adds, {@code name.off} switches off. It
         * is read and compiled once, by {@link #build()}.
         */
        public Builder rules(Path directory) {
            this.directory = directory;
            return this;
        }

        /**
         * Loads the rules.
         *
         * @throws RuleSetException when a rule, a page or data is wrong; all errors are told at once
         */
        public Diagnoser build() {
            return new SessionDiagnoser(directory == null ? LoadedRules.bundled() : LoadedRules.bundledWith(directory));
        }
    }
}

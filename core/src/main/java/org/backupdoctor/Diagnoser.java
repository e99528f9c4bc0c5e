package org.backupdoctor;

import java.nio.file.Path;
import java.util.Map;
import org.backupdoctor.internal.LiveDiagnoser;
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

    /** A diagnoser with rules that are loaded already, such as those that {@link RuleSet#check} found fit to load. */
    static Diagnoser of(RuleSet rules) {
        return new SessionDiagnoser((LoadedRules) rules);
    }

    /** For a diagnoser with rules of your own. */
    static Builder builder() {
        return new Builder();
    }

    /** Diagnoses a snapshot. The same snapshot and the same rules always give the same report. */
    Report diagnose(DeviceSnapshot snapshot);

    /** The rules at work. */
    RuleSet ruleSet();

    /**
     * A diagnoser that takes over edited rules. Diagnoses under way finish on the rules they began with. Can be shared between threads.
     */
    interface Live extends Diagnoser, AutoCloseable {

        /**
         * Reads the directory anew: all or nothing. What has changed is compiled, its cases and those that name it are run, and only
         * then it is at work. Of several threads one reloads, the others wait.
         *
         * @return whether anything had changed
         * @throws RuleSetException when something is wrong; the last good rules go on
         */
        boolean reload();

        /** Stops watching, if it does. Diagnosing goes on. */
        @Override
        void close();
    }

    /** Hears what becomes of edited rules: on the thread that reloaded, unless said otherwise. */
    interface Listener {

        /** These rules are at work now. */
        default void loaded(RuleSet rules) {}

        /** Edited rules were refused; the last good ones go on. */
        default void refused(RuleSetException reason) {}

        /**
         * Rules fail often: of the last hundred diagnoses each of these was left out of at least ten, as it threw, would have looked at too
         * many combinations of facts, fired too often or took too long. Each is told with how many. On the thread that diagnosed.
         */
        default void failing(RuleSet rules, Map<String, Integer> failures) {}
    }

    /** Chooses the rules. For one thread. */
    final class Builder {

        private @Nullable Path directory;
        private RuleSet.Mode mode = RuleSet.Mode.RESTRICTED;
        private @Nullable Listener listener;
        private @Nullable Path folder;

        private Builder() {}

        /**
         * Lays a directory over the bundled rules: a file with the same path replaces, a new one adds, {@code name.off} switches off;
         * data are merged name by name.
         */
        public Builder rules(Path directory) {
            this.directory = directory;
            return this;
        }

        /** How far the authors of the directory's rules are trusted; {@link RuleSet.Mode#RESTRICTED} unless said otherwise. */
        public Builder mode(RuleSet.Mode mode) {
            this.mode = mode;
            return this;
        }

        /**
         * Keeps what edited rules are compiled to in a folder, for the next process: it starts sooner then. Several processes may use one
         * folder. What is found there is held against the same gates as what was just compiled, and what is damaged or of another version
         * is compiled anew. Without it nothing is written anywhere; with {@link RuleSet.Mode#TRUSTED} nothing is kept.
         */
        public Builder compiledIn(Path folder) {
            this.folder = folder;
            return this;
        }

        /** Who hears what becomes of edited rules. */
        public Builder listener(Listener listener) {
            this.listener = listener;
            return this;
        }

        /**
         * Loads the rules, once.
         *
         * @throws RuleSetException when a rule, a page or data is wrong; all errors are told at once
         */
        public Diagnoser build() {
            return new SessionDiagnoser(
                    directory == null ? LoadedRules.bundled() : LoadedRules.bundledWith(directory, mode, folder),
                    listener);
        }

        /**
         * Loads the rules; {@link Live#reload()} takes over what was edited since.
         *
         * @throws RuleSetException when a rule, a page or data is wrong
         * @throws IllegalStateException when no directory was given
         */
        public Live live() {
            return LiveDiagnoser.of(given(), mode, folder, listener, false);
        }

        /**
         * Loads the rules and watches the directory on a daemon thread: what is saved there is at work a moment later, unless it is
         * wrong. To be closed.
         *
         * @throws RuleSetException when a rule, a page or data is wrong
         * @throws IllegalStateException when no directory was given
         */
        public Live watch() {
            return LiveDiagnoser.of(given(), mode, folder, listener, true);
        }

        private Path given() {
            if (directory == null) {
                throw new IllegalStateException("There is no directory to reload: give one with rules(directory).");
            }
            return directory;
        }
    }
}

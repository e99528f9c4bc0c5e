package org.backupdoctor;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backupdoctor.internal.LiveDiagnoser;
import org.backupdoctor.internal.Overlay;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.data.Crew;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.rules.LoadedRules;
import org.jspecify.annotations.Nullable;

/**
 * Says why a device isn't backing up and what to do about it. Make one, keep it, and share it between threads: loading rules takes far
 * longer than a diagnosis. Any thread will do, whatever its context class loader. No thread is started but one that compiles edited rules, or
 * looks for parts of the engine where a context class loader doesn't see them, for as long as that takes, and nothing has to be closed. This
 * interface isn't for implementing.
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

        /**
         * Takes over a pack of rules in place of what is at work, as {@link #reload()} does. Who signed it was looked at when it was read.
         *
         * @return whether anything changed
         * @throws RuleSetException when something is wrong, its serial number is lower than that of the pack at work, or is the same though
         *     the files are others; the last good rules go on
         */
        boolean reload(RulePack pack);

        /** Stops watching, if it does. Diagnosing goes on. */
        @Override
        void close();
    }

    /** Hears what becomes of edited rules: on the thread that reloaded, unless said otherwise. What it throws is logged and changes nothing. */
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

        private @Nullable Path watched;
        private @Nullable Supplier<Overlay> overlay;
        private RuleSet.Mode mode = RuleSet.Mode.RESTRICTED;
        private @Nullable Listener listener;
        private @Nullable Path folder;
        private Crew crew = Crew.ALONE;
        private final Set<String> intended = new TreeSet<>();

        private Builder() {}

        /**
         * Lays a directory over the bundled rules: a file with the same path replaces, a new one adds, {@code name.off} switches off;
         * data are merged name by name.
         */
        public Builder rules(Path directory) {
            this.watched = directory;
            this.overlay = () -> Overlay.of(directory);
            return this;
        }

        /** Lays the files of a pack over the bundled rules. Who signed it was looked at when it was read. */
        public Builder rules(RulePack pack) {
            this.watched = null;
            this.overlay = () -> Overlay.of(pack.name(), pack.content());
            return this;
        }

        /**
         * Lays the files of a pack over the bundled rules that one of these keys signed. What is altered, stripped of its signature, or signed
         * by another key is refused; and while it runs, what is older than what is at work.
         *
         * @param pack the file, as {@link RulePack#write} writes it
         */
        public Builder rules(Path pack, Collection<PublicKey> keys) {
            List<PublicKey> known = List.copyOf(keys);
            this.watched = pack;
            this.overlay =
                    () -> Overlay.of(pack.toString(), RulePack.read(pack, known).content());
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

        /**
         * Causes that are no trouble but what an organisation wants, such as {@code restricted-by-profile} where backups are forbidden on
         * purpose. Where one holds, a note of the kind {@code POLICY} says so; verdict, diagnoses and plan are those without it. Can be
         * called again for more.
         */
        public Builder intended(String... causes) {
            intended.addAll(List.of(causes));
            return this;
        }

        /**
         * Threads that lend a hand with what only some readers of a report ask for and takes dozens of diagnoses: the questions, and what
         * became of each rule. The thread that asks does most of it itself and waits for none that is busy; reports are the same. Without
         * this, and where many are diagnosed at a time, each thread does its own work.
         */
        public Builder helpedBy(Executor others) {
            this.crew = Crew.with(others);
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
         * @throws IllegalArgumentException when the rules have no cause that was said to be intended; the message says which are near
         */
        public Diagnoser build() {
            return maker().apply(loaded(overlay == null ? null : overlay.get()));
        }

        /**
         * Loads the rules; {@link Live#reload()} takes over what was edited since.
         *
         * @throws RuleSetException when a rule, a page or data is wrong
         * @throws IllegalArgumentException when the rules have no cause that was said to be intended
         * @throws IllegalStateException when no directory and no pack was given
         */
        public Live live() {
            return live(false);
        }

        /**
         * Loads the rules and watches the directory, or the file, on a daemon thread: what is saved there is at work a moment later, unless it is
         * wrong. To be closed.
         *
         * @throws RuleSetException when a rule, a page or data is wrong
         * @throws IllegalArgumentException when the rules have no cause that was said to be intended
         * @throws IllegalStateException when no directory and no pack was given, or they can't be watched where they are
         */
        public Live watch() {
            return live(true);
        }

        private Live live(boolean watch) {
            if (overlay == null || (watch && watched == null)) {
                throw new IllegalStateException(
                        "There is no directory to reload: give one with rules(directory), or a file with rules(pack, keys).");
            }
            return LiveDiagnoser.of(overlay, this::loaded, listener, maker(), watch ? watched : null);
        }

        private Function<LoadedRules, SessionDiagnoser> maker() {
            Listener told = listener;
            Set<String> wanted = Set.copyOf(intended);
            Crew hands = crew;
            return rules -> new SessionDiagnoser(rules, told, wanted, hands);
        }

        private LoadedRules loaded(@Nullable Overlay laid) {
            LoadedRules rules = laid == null
                    ? LoadedRules.bundled(crew)
                    : LoadedRules.bundledWith(laid.laying()::over, mode, folder);
            for (String cause : intended) {
                if (!rules.knowledge().causes().containsKey(cause)) {
                    throw new IllegalArgumentException("There is no cause \"" + cause + "\" that could be intended.\n"
                            + Suggestions.maybe(
                                    cause, rules.knowledge().causes().keySet()));
                }
            }
            return rules;
        }
    }
}

package org.backupdoctor.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.cases.CaseGate;
import org.backupdoctor.internal.rules.LoadedRules;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A diagnoser whose rules are laid anew from a directory, all or nothing: one reference is swapped once everything has passed. */
public final class LiveDiagnoser implements Diagnoser.Live {

    private static final Logger LOG = LoggerFactory.getLogger(LiveDiagnoser.class);

    private final Path directory;
    private final Diagnoser.@Nullable Listener listener;
    private final Set<String> intended;
    private final Object reloading = new Object();
    private volatile SessionDiagnoser current;
    private volatile @Nullable RuleWatch watch;

    private LiveDiagnoser(
            LoadedRules rules, Path directory, Diagnoser.@Nullable Listener listener, Set<String> intended) {
        this.intended = intended;
        this.current = new SessionDiagnoser(rules, listener, intended);
        this.directory = directory;
        this.listener = listener;
    }

    /**
     * Loads the rules and, if asked to, watches the directory from then on.
     *
     * @param rules the rules to begin with, as the directory has them
     * @param intended the causes that are what somebody wants
     * @throws RuleSetException when they don't load
     */
    public static LiveDiagnoser of(
            Path directory,
            Supplier<LoadedRules> rules,
            Diagnoser.@Nullable Listener listener,
            Set<String> intended,
            boolean watch) {
        RuleWatch.Mark before = RuleWatch.mark(directory);
        LiveDiagnoser live = new LiveDiagnoser(rules.get(), directory, listener, intended);
        if (watch) {
            live.watch = RuleWatch.start(directory, before, live::reloadQuietly);
        }
        return live;
    }

    @Override
    public Report diagnose(DeviceSnapshot snapshot) {
        return current.diagnose(snapshot);
    }

    @Override
    public RuleSet ruleSet() {
        return current.ruleSet();
    }

    @Override
    public boolean reload() {
        synchronized (reloading) {
            LoadedRules before = current.rules();
            try {
                LoadedRules next = before.again(directory);
                Set<String> changed = next.changedSince(before);
                if (changed.isEmpty()) {
                    return false;
                }
                CaseGate.check(next, new SessionDiagnoser(next), changed);
                SessionDiagnoser ready = new SessionDiagnoser(next, listener, intended);
                current = ready;
                LOG.info(
                        "Rules {} are at work, {}",
                        next.info().name(),
                        next.info().digest());
                if (listener != null) {
                    listener.loaded(next);
                }
                return true;
            } catch (RuleSetException e) {
                throw refused(e);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.error("Rules couldn't be loaded for a reason that should have been told of a file", e);
                throw refused(new RuleSetException(List.of(new Problem(
                        directory.toString(),
                        "",
                        "These rules can't be loaded: " + e.getClass().getSimpleName() + " was thrown.",
                        "Maybe the last file that was changed can be said more simply."))));
            }
        }
    }

    private RuleSetException refused(RuleSetException reason) {
        LOG.warn("Rules were refused; the last good ones go on.");
        if (listener != null) {
            listener.refused(reason);
        }
        return reason;
    }

    /** Reloads for the watch: whoever wants to hear of a refusal listens. */
    private void reloadQuietly() {
        try {
            reload();
        } catch (RuleSetException e) {
            LOG.debug("Refused", e);
        }
    }

    @Override
    public void close() {
        RuleWatch running = watch;
        if (running != null) {
            running.close();
        }
    }
}

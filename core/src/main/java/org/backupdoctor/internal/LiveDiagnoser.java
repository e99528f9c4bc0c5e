package org.backupdoctor.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.RulePack;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.cases.CaseGate;
import org.backupdoctor.internal.pack.Pack;
import org.backupdoctor.internal.rules.LoadedRules;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A diagnoser whose rules are laid anew from a directory, all or nothing: one reference is swapped once everything has passed. */
public final class LiveDiagnoser implements Diagnoser.Live {

    private static final Logger LOG = LoggerFactory.getLogger(LiveDiagnoser.class);

    private final Supplier<Overlay> source;
    private final Diagnoser.@Nullable Listener listener;
    private final Function<LoadedRules, SessionDiagnoser> maker;
    private final Object reloading = new Object();
    private volatile SessionDiagnoser current;
    private volatile @Nullable RuleWatch watch;
    private long serial;

    private LiveDiagnoser(
            LoadedRules rules,
            long serial,
            Supplier<Overlay> source,
            Diagnoser.@Nullable Listener listener,
            Function<LoadedRules, SessionDiagnoser> maker) {
        this.maker = maker;
        this.current = maker.apply(rules);
        this.serial = serial;
        this.source = source;
        this.listener = listener;
    }

    /**
     * Loads the rules and, if asked to, watches where they are from then on.
     *
     * @param source what is laid over the bundled rules, each time it is asked
     * @param rules loads them with it
     * @param maker makes what diagnoses with them
     * @param watched the directory or the file to watch, or null
     * @throws RuleSetException when they don't load
     */
    public static LiveDiagnoser of(
            Supplier<Overlay> source,
            Function<Overlay, LoadedRules> rules,
            Diagnoser.@Nullable Listener listener,
            Function<LoadedRules, SessionDiagnoser> maker,
            @Nullable Path watched) {
        RuleWatch.Mark before = watched == null ? null : RuleWatch.mark(watched);
        Overlay overlay = source.get();
        LiveDiagnoser live = new LiveDiagnoser(rules.apply(overlay), overlay.serial(), source, listener, maker);
        if (watched != null && before != null) {
            live.watch = RuleWatch.start(watched, before, live::reloadQuietly);
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
        return reload(source);
    }

    @Override
    public boolean reload(RulePack pack) {
        return reload(() -> Overlay.of(pack.name(), Pack.of(pack.name(), pack.toBytes())));
    }

    private boolean reload(Supplier<Overlay> newest) {
        synchronized (reloading) {
            LoadedRules taken = taken(newest);
            if (taken != null) {
                LOG.info(
                        "Rules {} are at work, {}",
                        taken.info().name(),
                        taken.info().digest());
                tell(listening -> listening.loaded(taken));
            }
            return taken != null;
        }
    }

    /** What is at work now in place of what was before, or null where nothing has changed. */
    private @Nullable LoadedRules taken(Supplier<Overlay> newest) {
        LoadedRules before = current.rules();
        String place = "rules";
        try {
            Overlay overlay = newest.get();
            place = overlay.place();
            overlay.follow(serial, true);
            LoadedRules next = before.again(overlay.laying()::over);
            Set<String> changed = next.changedSince(before);
            overlay.follow(serial, changed.isEmpty());
            if (!changed.isEmpty()) {
                CaseGate.check(next, new SessionDiagnoser(next), changed);
                current = maker.apply(next);
            }
            serial = overlay.serial();
            return changed.isEmpty() ? null : next;
        } catch (RuleSetException e) {
            throw refused(e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("Rules couldn't be loaded for a reason that should have been told of a file", e);
            throw refused(new RuleSetException(List.of(new Problem(
                    place,
                    "",
                    "These rules can't be loaded: " + e.getClass().getSimpleName() + " was thrown.",
                    "Maybe the last file that was changed can be said more simply."))));
        }
    }

    private RuleSetException refused(RuleSetException reason) {
        LOG.warn("Rules were refused; the last good ones go on.\n{}", reason.getMessage());
        tell(listening -> listening.refused(reason));
        return reason;
    }

    /** What a listener throws changes nothing of what it is told. */
    private void tell(Consumer<Diagnoser.Listener> news) {
        if (listener != null) {
            try {
                news.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("The listener threw when it was told what became of edited rules; that stands.", e);
            }
        }
    }

    /** Reloads for the watch: a refusal is logged, and whoever wants to do more about it listens. */
    private void reloadQuietly() {
        try {
            reload();
        } catch (RuleSetException told) {
            LOG.debug("Rules are watched further");
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

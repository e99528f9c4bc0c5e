package org.backupdoctor.fleet.rules;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.RulePack;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.testing.CaseResults;
import org.jspecify.annotations.Nullable;

/**
 * The rule sets at work in this JVM: each is compiled once, however many slots use it, and let go when the last one of them closes, class
 * loader and all. Can be used by many threads.
 */
public final class RuleSets {

    /** The bundled rules alone. */
    static final String BUNDLED = "";

    private static final int REFUSALS = 16;

    /** For all slots of this JVM, whatever job they are of. */
    private static final RuleSets HERE = new RuleSets();

    private final Map<String, Shared> atWork = new HashMap<>();
    private final Map<String, RuleSetException> refused = new HashMap<>();
    private final AtomicInteger compiled = new AtomicInteger();

    private RuleSets() {}

    /** Those of this JVM. */
    public static RuleSets here() {
        return HERE;
    }

    /** A set that some use. */
    private static final class Shared {

        private final FutureTask<Diagnoser> loading;
        private int users;

        Shared(FutureTask<Diagnoser> loading) {
            this.loading = loading;
        }
    }

    /** Somebody's use of a set. To be closed; for one thread. */
    public final class Use implements AutoCloseable {

        private final String digest;
        private @Nullable Diagnoser diagnoser;

        private Use(String digest, Diagnoser diagnoser) {
            this.digest = digest;
            this.diagnoser = diagnoser;
        }

        /** Diagnoses with this set. */
        public Diagnoser diagnoser() {
            if (diagnoser == null) {
                throw new IllegalStateException("These rules were given back.");
            }
            return diagnoser;
        }

        @Override
        public void close() {
            if (diagnoser != null) {
                diagnoser = null;
                giveBack(digest);
            }
        }
    }

    /** What tells a pack from others: the digest of its bytes; of no bytes, nothing. */
    public static String digest(byte[] pack) {
        if (pack.length == 0) {
            return BUNDLED;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pack));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /**
     * Uses a set, which is compiled when nobody else uses it. Of several at a time one compiles, the others wait.
     *
     * @param digest what {@link #digest} makes of it
     * @param rules the pack, its signature looked at; null for the bundled rules
     * @throws RuleSetException when it doesn't load, or one of the cases that it could break fails; that is remembered
     */
    public Use use(String digest, @Nullable RulePack rules) {
        Shared shared;
        synchronized (this) {
            RuleSetException before = refused.get(digest);
            if (before != null) {
                throw before;
            }
            shared = atWork.computeIfAbsent(digest, any -> loading(rules));
            shared.users++;
        }
        try {
            return new Use(digest, shared.loading.get());
        } catch (ExecutionException e) {
            giveBack(digest);
            if (e.getCause() instanceof RuleSetException wrong) {
                remember(digest, wrong);
                throw wrong;
            }
            throw new IllegalStateException("These rules couldn't be loaded.", e.getCause());
        } catch (InterruptedException e) {
            giveBack(digest);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while rules were loaded.", e);
        }
    }

    /**
     * Begins to load a set, on a thread of its own: a task that is cancelled meanwhile need not wait for it, and others that wait for the
     * same set still get it.
     */
    private Shared loading(@Nullable RulePack rules) {
        FutureTask<Diagnoser> loading = new FutureTask<>(() -> loaded(rules));
        Thread thread = new Thread(loading, "load rules");
        thread.setDaemon(true);
        thread.start();
        return new Shared(loading);
    }

    private Diagnoser loaded(@Nullable RulePack pack) {
        compiled.incrementAndGet();
        if (pack == null) {
            return Diagnoser.create();
        }
        RuleSet rules = RuleSet.bundledWith(pack);
        List<CaseResults.Result> failed =
                CaseResults.of(rules, CaseResults.Scope.CHANGED).failed();
        if (!failed.isEmpty()) {
            throw new RuleSetException(failed.stream()
                    .map(each -> new Problem(
                            each.file(),
                            "",
                            "Case " + each.number() + ", it " + each.it() + ": "
                                    + each.unmet().stream().collect(Collectors.joining("; ")),
                            "Maybe the case has to change with the rule."))
                    .toList());
        }
        return Diagnoser.of(rules);
    }

    private synchronized void giveBack(String digest) {
        Shared shared = atWork.get(digest);
        if (shared != null && --shared.users == 0) {
            atWork.remove(digest);
        }
    }

    private synchronized void remember(String digest, RuleSetException wrong) {
        if (refused.size() >= REFUSALS) {
            refused.clear();
        }
        refused.put(digest, wrong);
    }

    /** How many sets are in use. */
    synchronized int inUse() {
        return atWork.size();
    }

    /** How often one was loaded. */
    int compiled() {
        return compiled.get();
    }
}

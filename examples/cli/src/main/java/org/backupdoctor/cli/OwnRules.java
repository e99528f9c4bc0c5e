package org.backupdoctor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.RulePack;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.SnapshotException;
import picocli.CommandLine.Option;

/** The option that lays rules of one's own over the bundled ones, shared by the commands that use rules. */
final class OwnRules {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "Rules of your own, laid over the bundled ones: a directory, or a file that \"rules sign\" signed.")
    private Path directory;

    @Option(
            names = "--rules-key",
            paramLabel = "FILE",
            description = "A public key: only rules that it signed are used; of several one has to fit.")
    private List<Path> keys = List.of();

    Diagnoser diagnoser() {
        return builder().build();
    }

    /** A diagnoser for which these causes are intended. */
    Diagnoser diagnoser(List<String> intended) {
        return built(builder(), intended);
    }

    /**
     * The same for one device, of which somebody waits for the report: other processors lend a hand with its questions, and one begins to
     * load the rules at once.
     *
     * @return waits until they are loaded, and throws what loading them threw
     */
    Supplier<Diagnoser> forOne(List<String> intended) {
        int hands = Math.max(2, Runtime.getRuntime().availableProcessors());
        ExecutorService crew = Executors.newFixedThreadPool(hands, OwnRules::helper);
        Future<Diagnoser> loading = crew.submit(() -> built(builder().helpedBy(crew), intended));
        return () -> loaded(loading);
    }

    private static Diagnoser loaded(Future<Diagnoser> loading) {
        try {
            return loading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException wrong) {
                throw wrong;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("It was interrupted while rules were loaded.");
        }
    }

    private static Thread helper(Runnable work) {
        Thread thread = new Thread(work, "backup-doctor-helper");
        thread.setDaemon(true);
        return thread;
    }

    private static Diagnoser built(Diagnoser.Builder builder, List<String> intended) {
        if (intended.isEmpty()) {
            return builder.build();
        }
        try {
            return builder.intended(intended.toArray(String[]::new)).build();
        } catch (IllegalArgumentException e) {
            String[] said = e.getMessage().split("\n", 2);
            throw new SnapshotException(
                    List.of(new Problem("--intended", "", said[0], said.length > 1 ? said[1] : "")));
        }
    }

    private Diagnoser.Builder builder() {
        Diagnoser.Builder builder = Diagnoser.builder();
        if (directory != null && isSigned()) {
            builder.rules(directory, publicKeys());
        } else if (directory != null) {
            builder.rules(directory);
        }
        return directory == null || folder() == null ? builder : builder.compiledIn(folder());
    }

    /** Where programs keep what they can make anew, or null where there is no such place. */
    private static Path folder() {
        String told = System.getProperty("backup-doctor.cache");
        String caches = System.getenv("XDG_CACHE_HOME");
        String local = System.getenv("LOCALAPPDATA");
        String home = System.getProperty("user.home", "");
        if (told != null) {
            return told.isEmpty() ? null : Path.of(told);
        } else if (caches != null && !caches.isEmpty()) {
            return Path.of(caches, "backup-doctor");
        } else if (local != null && !local.isEmpty()) {
            return Path.of(local, "backup-doctor", "cache");
        }
        return home.isEmpty() ? null : Path.of(home, ".cache", "backup-doctor");
    }

    RuleSet set() {
        if (directory == null) {
            return RuleSet.bundled();
        }
        return isSigned()
                ? RuleSet.bundledWith(RulePack.read(directory, publicKeys()))
                : RuleSet.bundledWith(directory);
    }

    /** Where a key is given nothing goes without a signature, and a file doesn't go without a key. */
    private boolean isSigned() {
        if (keys.isEmpty() && Files.isRegularFile(directory)) {
            throw new RuleSetException(List.of(new Problem(
                    directory.toString(),
                    "",
                    "Rules in one file are only used when it is known who signed them.",
                    "Maybe give the public key with --rules-key, or the directory that was packed.")));
        }
        return !keys.isEmpty();
    }

    private List<PublicKey> publicKeys() {
        return keys.stream().map(RulePack::publicKey).toList();
    }
}

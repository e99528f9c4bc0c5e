package org.backupdoctor.cli;

import java.nio.file.Path;
import java.util.List;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSet;
import org.backupdoctor.SnapshotException;
import picocli.CommandLine.Option;

/** The option that lays rules of one's own over the bundled ones, shared by the commands that use rules. */
final class OwnRules {

    @Option(names = "--rules", paramLabel = "DIR", description = "Rules of your own, laid over the bundled ones.")
    private Path directory;

    Diagnoser diagnoser() {
        return directory == null ? Diagnoser.create() : builder().build();
    }

    /** A diagnoser for which these causes are intended. */
    Diagnoser diagnoser(List<String> intended) {
        if (intended.isEmpty()) {
            return diagnoser();
        }
        try {
            return builder().intended(intended.toArray(String[]::new)).build();
        } catch (IllegalArgumentException e) {
            String[] said = e.getMessage().split("\n", 2);
            throw new SnapshotException(
                    List.of(new Problem("--intended", "", said[0], said.length > 1 ? said[1] : "")));
        }
    }

    private Diagnoser.Builder builder() {
        Diagnoser.Builder builder = Diagnoser.builder();
        if (directory != null) {
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
        return directory == null ? RuleSet.bundled() : RuleSet.bundledWith(directory);
    }
}

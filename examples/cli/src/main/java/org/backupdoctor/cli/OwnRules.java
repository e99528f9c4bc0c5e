package org.backupdoctor.cli;

import java.nio.file.Path;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.RuleSet;
import picocli.CommandLine.Option;

/** The option that lays rules of one's own over the bundled ones, shared by the commands that use rules. */
final class OwnRules {

    @Option(names = "--rules", paramLabel = "DIR", description = "Rules of your own, laid over the bundled ones.")
    private Path directory;

    Diagnoser diagnoser() {
        if (directory == null) {
            return Diagnoser.create();
        }
        Diagnoser.Builder builder = Diagnoser.builder().rules(directory);
        return (folder() == null ? builder : builder.compiledIn(folder())).build();
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

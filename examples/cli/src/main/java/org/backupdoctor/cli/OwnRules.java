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
        return directory == null
                ? Diagnoser.create()
                : Diagnoser.builder().rules(directory).build();
    }

    RuleSet set() {
        return directory == null ? RuleSet.bundled() : RuleSet.bundledWith(directory);
    }
}

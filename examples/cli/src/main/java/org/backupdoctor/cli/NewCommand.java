package org.backupdoctor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSet.Draft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Starts a new cause, remedy or known fault. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description =
                "Writes the page, the rules and the cases of a new cause, remedy or known fault of an iOS release. They load and"
                        + " pass as they are; their comments say what to fill in. Nothing that is there is replaced.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  backup-doctor rules new cause counter-device --in my-rules",
            "  backup-doctor rules new fault ios-18-5-stalls --in my-rules"
        })
final class NewCommand implements Callable<Integer> {

    /** Names as they are typed. */
    enum Kind {
        cause(Draft.CAUSE),
        remedy(Draft.REMEDY),
        fault(Draft.FAULT);

        private final Draft draft;

        Kind(Draft draft) {
            this.draft = draft;
        }
    }

    @ParentCommand
    private RulesCommand parent;

    @Parameters(index = "0", paramLabel = "cause|remedy|fault", description = "What to start.")
    private Kind kind;

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "Its name: small letters, digits and hyphens, such as counter-device.")
    private String id;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Your directory of rules; made when it isn't there.")
    private Path directory;

    @Override
    public Integer call() {
        Map<String, String> files = RuleSet.bundled().draft(kind.draft, id);
        there(files.keySet()).ifPresent(file -> {
            throw new IllegalArgumentException(
                    file + " is there already, and isn't replaced.\nMaybe give the new one another name.");
        });
        Terminal terminal = parent.terminal();
        files.forEach((path, text) -> {
            Path file = directory.resolve(path);
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            terminal.text(file + "\n");
        });
        terminal.text("\nNext: fill them in, as their comments say. Then:\n  backup-doctor rules check " + directory
                + "\n  backup-doctor rules test " + directory + "\n");
        return Main.FINE;
    }

    private Optional<Path> there(Set<String> paths) {
        Set<String> names = paths.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(directory, 8)) {
            return files.filter(file -> file.getFileName() != null
                            && names.contains(file.getFileName().toString()))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

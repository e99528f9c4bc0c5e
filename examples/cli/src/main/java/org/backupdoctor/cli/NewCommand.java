package org.backupdoctor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backupdoctor.RuleSet;
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
            "  backup-doctor rules new cause too-hot --in my-rules",
            "  backup-doctor rules new fault ios-18-5-stalls --in my-rules"
        })
final class NewCommand implements Callable<Integer> {

    enum Kind {
        cause("causes/"),
        remedy("remedies/"),
        fault("causes/faults/");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }
    }

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String PLACEHOLDER = "new-id";
    private static final List<String> ENDINGS = List.of(".md", ".drl", ".yaml");

    @ParentCommand
    private RulesCommand parent;

    @Parameters(index = "0", paramLabel = "cause|remedy|fault", description = "What to start.")
    private Kind kind;

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "Its name: small letters, digits and hyphens, such as too-hot.")
    private String id;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Your directory of rules; made when it isn't there.")
    private Path directory;

    @Override
    public Integer call() {
        checkId();
        Terminal terminal = parent.terminal();
        try {
            for (String ending : ENDINGS) {
                Path file = directory.resolve(kind.folder + id + ending);
                Files.createDirectories(file.getParent());
                Files.writeString(file, template(ending).replace(PLACEHOLDER, id), StandardOpenOption.CREATE_NEW);
                terminal.text(file + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.text("\nNext: fill them in, as their comments say. Then:\n  backup-doctor rules check " + directory
                + "\n  backup-doctor rules test " + directory + "\n");
        return Main.FINE;
    }

    private void checkId() {
        if (!ID.matcher(id).matches()) {
            String near =
                    id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            throw new IllegalArgumentException(
                    "Expected small letters, digits and single hyphens as the name of a " + kind + " but was \"" + id
                            + "\"." + (near.isEmpty() ? "" : "\nMaybe you meant \"" + near + "\"."));
        }
        RuleSet bundled = RuleSet.bundled();
        boolean known = Stream.concat(bundled.causes().stream(), bundled.remedies().stream())
                .anyMatch(entry -> entry.id().equals(id));
        if (known) {
            throw new IllegalArgumentException("There is a bundled one with the name \"" + id
                    + "\" already.\nMaybe you want to change it: rules export " + directory + " " + id + " copies it.");
        }
        there().ifPresent(file -> {
            throw new IllegalArgumentException(
                    file + " is there already, and isn't replaced.\nMaybe give the new one another name.");
        });
    }

    private Optional<Path> there() {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(directory, 8)) {
            return files.filter(file -> ENDINGS.stream()
                            .anyMatch(ending -> file.getFileName() != null
                                    && file.getFileName().toString().equals(id + ending)))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String template(String ending) throws IOException {
        try (InputStream in = NewCommand.class.getResourceAsStream("templates/" + kind + ending)) {
            if (in == null) {
                throw new IllegalStateException("There is no template for a " + kind + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.backupdoctor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.backupdoctor.FactInfo;
import org.backupdoctor.FactInfo.Property;
import org.backupdoctor.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows what rules can match. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        description = "Lists what a rule can match: each JSON path with its fact, its values and a pattern to copy.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  backup-doctor rules facts             # all, a line each",
            "  backup-doctor rules facts network     # those of a group",
            "  backup-doctor rules facts Battery     # one, with all that it holds and works out",
            "  backup-doctor rules facts /icloud/storageFreeBytes"
        })
final class FactsCommand implements Callable<Integer> {

    private static final int WIDTH = 78;
    private static final int MOST = 44;

    @ParentCommand
    private RulesCommand parent;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A fact, a JSON path, or a group.")
    private String name;

    @Mixin
    private OwnRules rules;

    @Override
    public Integer call() {
        RuleSet set = rules.set();
        List<FactInfo> facts = name == null ? set.facts() : set.facts(name);
        StringBuilder text = new StringBuilder();
        if (facts.size() == 1) {
            describe(facts.get(0), text);
        } else if (name != null && facts.stream().noneMatch(fact -> fact.group().equals(group()))) {
            facts.forEach(fact -> describe(fact, text.append(text.isEmpty() ? "" : "\n")));
        } else {
            list(facts, text);
        }
        Terminal terminal = parent.terminal();
        terminal.text(terminal.layout(false).ascii() ? text.toString().replace("…", "...") : text.toString());
        return Main.FINE;
    }

    private String group() {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static void list(List<FactInfo> facts, StringBuilder text) {
        Map<String, List<FactInfo>> groups = new LinkedHashMap<>();
        facts.forEach(fact ->
                groups.computeIfAbsent(fact.group(), any -> new ArrayList<>()).add(fact));
        groups.forEach((group, members) -> {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(group.isEmpty() ? "BESIDE THE GROUPS" : group.toUpperCase(Locale.ROOT))
                    .append('\n');
            int paths = width(members.stream().map(FactsCommand::path).toList());
            int names = width(members.stream().map(FactInfo::name).toList());
            int values = Math.min(
                    MOST, width(members.stream().map(FactsCommand::values).toList()));
            members.forEach(fact -> text.append("  ")
                    .append(padded(path(fact), paths))
                    .append(padded(fact.name(), names))
                    .append(padded(values(fact), values))
                    .append(fact.pattern())
                    .append('\n'));
        });
    }

    private static void describe(FactInfo fact, StringBuilder text) {
        text.append(fact.name()).append('\n');
        wrapped(fact.description(), "  ", text);
        text.append("\n  Read from\n");
        fact.paths().forEach(path -> text.append("    ").append(path).append('\n'));
        text.append("\n  Holds\n");
        fact.properties().forEach(property -> property(property, text));
        if (!fact.derived().isEmpty()) {
            text.append("\n  Works out\n");
            fact.derived().forEach(property -> property(property, text));
        }
        text.append("\n  To copy\n    ").append(fact.pattern()).append('\n');
    }

    private static void property(Property property, StringBuilder text) {
        text.append("    ")
                .append(written(property))
                .append(": ")
                .append(property.kind())
                .append('\n');
        if (!property.words().isEmpty()) {
            wrapped(String.join(", ", property.words()), "      ", text);
        }
        if (!property.description().isEmpty()) {
            wrapped(property.description(), "      ", text);
        }
    }

    /** As a condition writes it. */
    private static String written(Property property) {
        String takes = property.takes().stream()
                .map(word -> word.equals("text")
                        ? "\"…\""
                        : "$" + word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(", "));
        return takes.isEmpty() ? property.name() : property.name() + "( " + takes + " )";
    }

    private static String path(FactInfo fact) {
        return String.join(", ", fact.paths());
    }

    /** What it holds, in a few words. */
    private static String values(FactInfo fact) {
        return fact.properties().stream()
                .filter(property -> !property.name().equals("index"))
                .map(property -> !property.words().isEmpty()
                        ? property.words().stream()
                                .map(word -> word.substring(word.indexOf('.') + 1))
                                .collect(Collectors.joining("|"))
                        : property.name().equals("yes")
                                ? "yes|no"
                                : property.name().toLowerCase(Locale.ROOT).contains(property.kind())
                                        ? property.name()
                                        : property.name() + ": " + property.kind())
                .collect(Collectors.joining(", "));
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0) + 2;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(2, width - text.length()));
    }

    private static void wrapped(String sentence, String indent, StringBuilder text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > indent.length()) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        text.append(line).append('\n');
    }
}

package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.jspecify.annotations.Nullable;

/** What a directory of rules changes against the bundled ones, in sentences. */
final class Differences {

    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"([^\"]+)\"(.*?)^end\\s*$");
    private static final Pattern CASE = Pattern.compile("(?m)^- it: (.*)$");

    private final RuleFiles below;
    private final RuleFiles above;
    private final List<String> sentences = new ArrayList<>();

    private Differences(RuleFiles below, RuleFiles above) {
        this.below = below;
        this.above = above;
    }

    static List<String> between(RuleFiles below, RuleFiles above) {
        return new Differences(below, above).find();
    }

    private List<String> find() {
        for (RuleFile old : below.all()) {
            if (above.find(old.path()).isEmpty()) {
                sentences.add(old.path() + " is switched off.");
            }
        }
        for (RuleFile file : above.all()) {
            if (!file.bundled()) {
                RuleFile old = below.find(file.path()).orElse(null);
                if (old == null) {
                    sentences.add(file.path() + " is new" + content(file) + ".");
                } else if (file.content().equals(old.content())) {
                    sentences.add(file.path() + " is the same as the bundled file.");
                } else {
                    changed(old, file);
                }
            }
        }
        return List.copyOf(sentences);
    }

    private static String content(RuleFile file) {
        if (file.is(".drl")) {
            return ", with the rules " + String.join(", ", rules(file).keySet());
        }
        return file.path().endsWith(".md") ? ": " + front(file).getOrDefault("title", file.id()) : "";
    }

    private void changed(RuleFile old, RuleFile file) {
        int before = sentences.size();
        if (file.is(".drl")) {
            named(file, "the rule", rules(old), rules(file));
        } else if (file.path().endsWith(".md")) {
            named(file, "the field", front(old), front(file));
            if (!body(old).equals(body(file))) {
                sentences.add("In " + file.path() + " the text of the page is another.");
            }
        } else if (file.ofData()) {
            // Data are laid over: what isn't given stays as it was.
            Map<String, String> given = values("", tree(file));
            Map<String, String> known = values("", tree(old));
            given.forEach((name, value) -> one(file, "the value", name, known.get(name), value));
        } else {
            named(file, "the case", cases(old), cases(file));
        }
        if (sentences.size() == before) {
            sentences.add(file.path() + " differs in comments or white space alone.");
        }
    }

    private void named(RuleFile file, String what, Map<String, String> old, Map<String, String> now) {
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            one(file, what, name, old.get(name), now.get(name));
        }
    }

    private void one(RuleFile file, String what, String name, @Nullable String old, @Nullable String now) {
        String where = "In " + file.path() + " " + what + " \"" + name + "\" ";
        if (old == null) {
            sentences.add(
                    where + "is new" + (what.equals("the value") || what.equals("the field") ? ": " + now : "") + ".");
        } else if (now == null) {
            sentences.add(where + "is gone.");
        } else if (!old.equals(now)) {
            sentences.add(where + "was " + difference(old, now) + " and is " + difference(now, old) + ".");
        }
    }

    /** The lines of one text that the other one hasn't. */
    private static String difference(String text, String other) {
        Set<String> others = Set.copyOf(other.lines().map(String::strip).collect(Collectors.toSet()));
        String own = text.lines()
                .map(String::strip)
                .filter(line -> !others.contains(line))
                .collect(Collectors.joining(" "));
        return "\"" + (own.isEmpty() ? text.strip().replaceAll("\\s+", " ") : own) + "\"";
    }

    private static Map<String, String> rules(RuleFile file) {
        return matches(RULE, file.content(), 2);
    }

    private static Map<String, String> cases(RuleFile file) {
        Map<String, String> cases = new LinkedHashMap<>();
        String[] parts = file.content().split("(?m)^(?=- it: )", -1);
        for (String part : parts) {
            Matcher it = CASE.matcher(part);
            if (it.find()) {
                cases.put(it.group(1).strip(), part.substring(it.end()).strip());
            }
        }
        return cases;
    }

    private static Map<String, String> matches(Pattern pattern, String text, int group) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(group).strip());
        }
        return found;
    }

    private static Map<String, String> front(RuleFile file) {
        String text = file.content();
        int end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
        return end < 0 ? Map.of() : values("", parsed(file.path(), text.substring(4, end + 1)));
    }

    private static String body(RuleFile file) {
        String text = file.content();
        int end = text.indexOf("\n---\n", 3);
        return end < 0 ? text : text.substring(end + 5);
    }

    private static Map<?, ?> tree(RuleFile file) {
        return parsed(file.path(), file.content());
    }

    private static Map<?, ?> parsed(String name, String yaml) {
        try {
            return Trees.yaml(name, yaml) instanceof Map<?, ?> map ? map : Map.of();
        } catch (Trees.Unreadable unreadable) {
            return Map.of();
        }
    }

    private static Map<String, String> values(String prefix, Map<?, ?> tree) {
        Map<String, String> values = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                values.putAll(values(prefix + key + ".", inner));
            } else {
                values.put(prefix + key, String.valueOf(value));
            }
        });
        return values;
    }
}

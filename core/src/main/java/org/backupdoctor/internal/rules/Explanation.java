package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.backupdoctor.RuleSet;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.language.Language;

/** All that there is to know about a cause or a remedy, for whoever edits it: its page, its rules as they are written, what helps. */
final class Explanation {

    private final LoadedRules set;
    private final String id;
    private final Language language;
    private final StringBuilder text = new StringBuilder();

    private Explanation(LoadedRules set, String id, Language language) {
        this.set = set;
        this.id = id;
        this.language = language;
    }

    static String of(LoadedRules set, String id, Language language) {
        return new Explanation(set, id, language).text();
    }

    /** The same by its parts. */
    static RuleSet.Page page(LoadedRules set, String id, Language language) {
        Explanation explanation = new Explanation(set, id, language);
        CausePage cause = set.knowledge().causes().get(id);
        RemedyPage remedy = set.knowledge().remedies().get(id);
        RuleFile page = explanation.pages().findFirst().orElseThrow();
        List<RuleSet.RuleText> rules = explanation.rules().stream()
                .map(rule -> new RuleSet.RuleText(
                        rule.name(),
                        rule.file(),
                        rule.line(),
                        language.because(rule.name(), rule.because()),
                        explanation.written(rule)))
                .toList();
        return new RuleSet.Page(
                id,
                page.path(),
                language.knowledge().title(id),
                page.text()
                        .replaceFirst("(?s)\\A---\\n.*?\\n---(?:\\n|\\z)", "")
                        .strip(),
                rules,
                cause != null
                        ? cause.references()
                        : Objects.requireNonNull(remedy).references());
    }

    private Stream<RuleFile> pages() {
        return set.files().all().stream()
                .filter(file -> file.is(".md") && !file.ofData() && file.id().equals(id))
                .map(file -> set.files()
                        .find(file.stem() + "." + language.code() + ".md")
                        .orElse(file));
    }

    private List<RuleInfo> rules() {
        return set.rules().rules().values().stream()
                .filter(rule -> rule.subject().equals(id))
                .sorted(Comparator.comparing(RuleInfo::file).thenComparingInt(RuleInfo::line))
                .toList();
    }

    private String text() {
        String title = id + ": " + language.knowledge().title(id);
        text.append(title).append('\n').append("=".repeat(title.length())).append('\n');
        pages().forEach(this::page);
        String file = "";
        for (RuleInfo rule : rules()) {
            if (!rule.file().equals(file)) {
                file = rule.file();
                text.append("\nRULES  ").append(file).append('\n');
            }
            text.append('\n').append(written(rule)).append('\n');
        }
        text.append(Overview.of(set, id));
        return text.toString();
    }

    /** The front matter without the title, and the text. */
    private void page(RuleFile file) {
        text.append("\nPAGE  ").append(file.path()).append("\n\n");
        boolean front = false;
        for (String line : file.text().strip().split("\n", -1)) {
            if (line.equals("---")) {
                front = !front;
                text.append(front ? "" : "\n");
            } else if (!front || !line.startsWith("title:")) {
                text.append(line).append('\n');
            }
        }
    }

    /** A rule as it stands in its file, with the comment right above it. */
    private String written(RuleInfo rule) {
        String[] lines = set.files().find(rule.file()).orElseThrow().text().split("\n", -1);
        int begin = rule.line() - 1;
        while (begin > 0 && lines[begin - 1].startsWith("//")) {
            begin--;
        }
        List<String> own = new ArrayList<>();
        for (int i = begin; i < lines.length; i++) {
            own.add(lines[i]);
            if (lines[i].strip().equals("end")) {
                break;
            }
        }
        return String.join("\n", own);
    }
}

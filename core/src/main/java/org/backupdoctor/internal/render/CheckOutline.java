package org.backupdoctor.internal.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.State;
import org.backupdoctor.internal.document.Block;
import org.backupdoctor.internal.document.Block.Bar;
import org.backupdoctor.internal.document.Block.Fold;
import org.backupdoctor.internal.document.Block.Paragraph;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Block.Table;
import org.backupdoctor.internal.document.Run;
import org.backupdoctor.internal.document.Run.Look;

/** What was checked and what couldn't be, so that silence isn't mistaken for health. */
final class CheckOutline {

    private static final int MOST_ABOUTS = 6;

    private final WordedReport report;
    private final Wording wording;
    private final Map<State, List<Check>> checks;
    private final List<Block> content = new ArrayList<>();

    CheckOutline(WordedReport report, Wording wording) {
        this.report = report;
        this.wording = wording;
        this.checks = report.checks().stream().collect(Collectors.groupingBy(Check::state));
    }

    List<Block> sections() {
        int all = report.checks().size();
        int made = of(State.FIRED).size() + of(State.CLEAR).size();
        if (all > 0) {
            content.add(new Bar(
                    "checks", wording.phrase("page.made"), (double) made / all, wording.phrase("page.of", made, all)));
        }
        if (!of(State.FAILED).isEmpty()) {
            content.add(new Fold(wording.phrase("page.failed"), true, true, List.of(failed())));
        }
        if (!of(State.FIRED).isEmpty()) {
            content.add(new Fold(
                    wording.phrase("page.fired", of(State.FIRED).size()), false, false, List.of(names(State.FIRED))));
        }
        if (!of(State.UNKNOWN).isEmpty()) {
            content.add(new Fold(wording.phrase("page.unknown"), false, false, List.of(missing())));
        }
        if (!of(State.CLEAR).isEmpty()) {
            content.add(new Fold(
                    wording.phrase("page.clear", of(State.CLEAR).size()), false, false, List.of(names(State.CLEAR))));
        }
        content.add(new Paragraph(wording.phrase(
                "page.set",
                report.rules().name(),
                report.rules().version(),
                report.rules().count())));
        return List.of(new Section("checks", "", wording.phrase("page.checks"), "", content));
    }

    private List<Check> of(State state) {
        return checks.getOrDefault(state, List.of());
    }

    private Table failed() {
        return new Table(
                wording.phrase("page.failed"),
                true,
                List.of(wording.phrase("page.rule"), wording.phrase("page.failed.reason")),
                of(State.FAILED).stream()
                        .map(check -> List.of(Run.code(check.rule()), Run.plain(check.reason())))
                        .toList());
    }

    /** The fields for want of which most rules can't tell come first. */
    private Table missing() {
        Map<String, List<String>> waiting = new TreeMap<>();
        of(State.UNKNOWN)
                .forEach(check -> check.missing()
                        .forEach(path -> waiting.computeIfAbsent(path, any -> new ArrayList<>())
                                .add(check.rule())));
        return new Table(
                wording.phrase("page.unknown"),
                true,
                List.of(
                        wording.phrase("page.unknown.field"),
                        wording.phrase("page.unknown.rules"),
                        wording.phrase("page.unknown.causes")),
                waiting.entrySet().stream()
                        .sorted(Comparator.comparingInt((Map.Entry<String, List<String>> entry) ->
                                        -entry.getValue().size())
                                .thenComparing(Map.Entry::getKey))
                        .map(entry -> List.of(
                                Run.code(entry.getKey()),
                                Run.plain(String.valueOf(entry.getValue().size())),
                                Run.plain(abouts(entry.getValue()))))
                        .toList());
    }

    /** What rules are about, the causes and remedies before the slash in their names: some of them, and how many more. */
    private String abouts(List<String> rules) {
        List<String> titles = rules.stream()
                .map(rule -> report.plan().titleOf(rule.substring(0, Math.max(0, rule.indexOf('/')))))
                .distinct()
                .sorted()
                .toList();
        String first = titles.stream().limit(MOST_ABOUTS).collect(Collectors.joining("; "));
        return titles.size() > MOST_ABOUTS
                ? first + "; " + wording.phrase("page.more", titles.size() - MOST_ABOUTS)
                : first;
    }

    private Paragraph names(State state) {
        List<Run> names = new ArrayList<>();
        for (Check check : of(state)) {
            names.add(new Run(Look.PLAIN, names.isEmpty() ? "" : ", "));
            names.add(new Run(Look.CODE, check.rule()));
        }
        return new Paragraph("names", "", names);
    }
}

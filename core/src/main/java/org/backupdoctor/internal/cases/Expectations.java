package org.backupdoctor.internal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.Report.State;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.render.WordedReport;
import org.backupdoctor.internal.rules.RuleInfo;

/** Holds a report against what a case expects of it. */
final class Expectations {

    static final List<String> KINDS = List.of(
            "verdict",
            "confirmed",
            "suspected",
            "first",
            "absent",
            "fired",
            "clear",
            "unknown",
            "failed",
            "remedies",
            "offered",
            "notOffered",
            "before",
            "says");

    private final WordedReport report;
    private final Map<String, RuleInfo> rules;
    private final List<String> unmet = new ArrayList<>();

    private Expectations(WordedReport report, Map<String, RuleInfo> rules) {
        this.report = report;
        this.rules = rules;
    }

    /** What of the expectations isn't so; empty when all are. */
    static List<String> unmet(Map<?, ?> expected, Report report, Map<String, RuleInfo> rules) {
        Expectations expectations = new Expectations((WordedReport) report, rules);
        expected.forEach((kind, value) -> expectations.expect(kind.toString(), value));
        return expectations.unmet;
    }

    private void expect(String kind, Object value) {
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        switch (kind) {
            case "verdict" ->
                equal("verdict", value.toString(), report.verdict().name());
            case "confirmed" -> values.forEach(id -> certainty(id.toString(), true));
            case "suspected" -> values.forEach(id -> certainty(id.toString(), false));
            case "first" -> first(values);
            case "absent" -> values.forEach(id -> absent(id.toString()));
            case "fired" -> values.forEach(this::fired);
            case "clear", "unknown", "failed" ->
                values.forEach(rule -> state(rule.toString(), State.valueOf(kind.toUpperCase(Locale.ROOT))));
            case "remedies" -> begins(values.stream().map(Object::toString).toList());
            case "offered" ->
                values.stream()
                        .filter(id -> !offered().contains(id.toString()))
                        .forEach(id -> got(id + " offered", offered()));
            case "notOffered" ->
                values.stream()
                        .filter(id -> offered().contains(id.toString()))
                        .forEach(id -> got(id + " not offered", offered()));
            case "before" -> values.forEach(pair -> before((List<?>) pair));
            default -> values.forEach(text -> says(text.toString()));
        }
    }

    private void equal(String what, String expected, String got) {
        if (!expected.equals(got)) {
            got(what + " " + expected, got);
        }
    }

    private void certainty(String id, boolean confirmed) {
        boolean so = report.diagnoses().stream()
                .anyMatch(diagnosis ->
                        diagnosis.cause().equals(id) && (diagnosis.certainty() == Certainty.CONFIRMED) == confirmed);
        if (!so) {
            got(id + (confirmed ? " confirmed" : " suspected"), causes());
        }
    }

    private void first(List<?> ids) {
        String first = report.diagnoses().isEmpty()
                ? "none"
                : report.diagnoses().get(0).cause();
        if (ids.stream().noneMatch(id -> id.toString().equals(first))) {
            got("first " + ids, causes());
        }
    }

    private void absent(String id) {
        if (report.diagnoses().stream().anyMatch(diagnosis -> diagnosis.cause().equals(id))) {
            got(id + " absent", causes());
        }
    }

    /** A rule, or rules each with its word. */
    private void fired(Object value) {
        if (value instanceof Map<?, ?> withWords) {
            withWords.forEach((rule, word) -> {
                state(rule.toString(), State.FIRED);
                word(rule.toString(), word.toString());
            });
        } else {
            state(value.toString(), State.FIRED);
        }
    }

    private void word(String rule, String word) {
        RuleInfo info = rules.get(rule);
        if (info != null && !info.word().equals(word)) {
            got(rule + " to say " + word, info.word().isEmpty() ? info.verb().word() + " without a word" : info.word());
        }
    }

    private void state(String rule, State state) {
        Check check = report.checks().stream()
                .filter(candidate -> candidate.rule().equals(rule))
                .findFirst()
                .orElse(null);
        if (check == null) {
            unmet.add("There is no rule \"" + rule + "\". "
                    + Suggestions.maybe(
                            rule, report.checks().stream().map(Check::rule).toList()));
        } else if (check.state() != state) {
            got(
                    rule + " " + state,
                    check.state() + (check.missing().isEmpty() ? "" : " for want of " + check.missing()));
        }
    }

    private void begins(List<String> ids) {
        List<String> got = offered();
        if (got.size() < ids.size() || !got.subList(0, ids.size()).equals(ids)) {
            got("remedies that begin " + ids, got);
        }
    }

    private void before(List<?> pair) {
        int a = offered().indexOf(pair.get(0).toString());
        int b = offered().indexOf(pair.get(1).toString());
        if (a < 0 || b < 0 || a > b) {
            got(pair.get(0) + " before " + pair.get(1), offered());
        }
    }

    private void says(String text) {
        String all = report.knownText().replaceAll("\\s+", " ") + "\n"
                + report.diagnoses().stream()
                        .flatMap(diagnosis -> diagnosis.because().stream())
                        .collect(Collectors.joining("\n"))
                + "\n"
                + report.remedies().stream()
                        .flatMap(remedy -> remedy.because().stream())
                        .collect(Collectors.joining("\n"));
        if (!all.contains(text)) {
            unmet.add("Expected the report to say \"" + text + "\".");
        }
    }

    private List<String> offered() {
        return report.remedies().stream().map(Remedy::id).toList();
    }

    private Map<String, String> causes() {
        Map<String, String> causes = new TreeMap<>();
        for (Diagnosis diagnosis : report.diagnoses()) {
            causes.put(diagnosis.cause(), diagnosis.certainty() + " " + diagnosis.probability());
        }
        return causes;
    }

    private void got(String expected, Object got) {
        boolean nothing = got.equals(Map.of()) || got.equals(List.of());
        unmet.add("Expected " + expected + " but got " + (nothing ? "nothing" : got) + ".");
    }
}

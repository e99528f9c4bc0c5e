package org.backupdoctor.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.Report.State;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSet.Entry;
import org.backupdoctor.internal.data.Suggestions;

/**
 * What rules say of a snapshot, for a test to state. Each method gives this object again, so that statements can be chained, or throws
 * an {@link AssertionError}; a name that the rules don't know is one too, since what isn't there is easily absent.
 */
public final class Verified {

    private final Report report;
    private final RuleSet rules;

    Verified(Report report, RuleSet rules) {
        this.report = report;
        this.rules = rules;
    }

    /** The report itself, for what the statements don't cover. */
    public Report report() {
        return report;
    }

    /** How it stands with backups. */
    public Verified verdict(Verdict expected) {
        return expect(
                report.verdict() == expected,
                "the verdict " + expected,
                report.verdict().name());
    }

    /** The facts prove this cause. */
    public Verified confirms(String cause) {
        return certainty(cause, "confirmed", diagnosis -> diagnosis.certainty() == Certainty.CONFIRMED);
    }

    /** Something speaks for this cause, without a proof, and nothing rules it out. */
    public Verified suspects(String cause) {
        return certainty(cause, "suspected", diagnosis -> diagnosis.certainty() != Certainty.CONFIRMED);
    }

    /** The report doesn't list this cause. */
    public Verified neverNames(String cause) {
        known(cause, rules.causes(), "cause");
        boolean named = report.diagnoses().stream()
                .anyMatch(diagnosis -> diagnosis.cause().equals(cause));
        return expect(!named, cause + " not to be named", causes());
    }

    /** This rule fires. */
    public Verified fires(String rule) {
        return state(rule, State.FIRED);
    }

    /** This rule doesn't fire, and it is known that it has no reason to. */
    public Verified staysClear(String rule) {
        return state(rule, State.CLEAR);
    }

    /** This rule can't be told for want of exactly these fields, each by its JSON path. */
    public Verified cannotTellWithout(String rule, String... paths) {
        Check check = check(rule);
        Collection<String> wanted = new TreeSet<>(List.of(paths));
        return expect(
                check.state() == State.UNKNOWN && wanted.equals(new TreeSet<>(check.missing())),
                rule + " to be unknown for want of " + String.join(", ", wanted),
                stateOf(check));
    }

    /** This remedy is in the plan. */
    public Verified offers(String remedy) {
        known(remedy, rules.remedies(), "remedy");
        return expect(offered().contains(remedy), remedy + " to be offered", shown(offered(), "no remedy"));
    }

    /** This remedy isn't in the plan. */
    public Verified neverOffers(String remedy) {
        known(remedy, rules.remedies(), "remedy");
        return expect(!offered().contains(remedy), remedy + " not to be offered", shown(offered(), "no remedy"));
    }

    private Verified certainty(String cause, String word, Predicate<Diagnosis> right) {
        known(cause, rules.causes(), "cause");
        boolean so = report.diagnoses().stream()
                .anyMatch(diagnosis -> diagnosis.cause().equals(cause) && right.test(diagnosis));
        return expect(so, cause + " to be " + word, causes());
    }

    private Verified state(String rule, State expected) {
        Check check = check(rule);
        return expect(check.state() == expected, rule + " to be " + word(expected), stateOf(check));
    }

    private Check check(String rule) {
        List<String> names = new ArrayList<>();
        for (Check check : report.checks()) {
            if (check.rule().equals(rule)) {
                return check;
            }
            names.add(check.rule());
        }
        throw unknown("rule", rule, names);
    }

    private List<String> offered() {
        return report.remedies().stream().map(Remedy::id).toList();
    }

    private String causes() {
        return shown(
                report.diagnoses().stream()
                        .map(diagnosis -> diagnosis.cause()
                                + (diagnosis.certainty() == Certainty.CONFIRMED ? " confirmed" : " suspected"))
                        .toList(),
                "no cause");
    }

    private Verified expect(boolean so, String expected, String got) {
        if (!so) {
            throw new AssertionError("Expected " + expected + " but got " + got + ".");
        }
        return this;
    }

    private static void known(String id, List<Entry> entries, String noun) {
        List<String> ids = entries.stream().map(Entry::id).toList();
        if (!ids.contains(id)) {
            throw unknown(noun, id, ids);
        }
    }

    private static AssertionError unknown(String noun, String name, List<String> known) {
        String near = Suggestions.maybe(name, known);
        return new AssertionError("There is no " + noun + " \"" + name + "\"." + (near.isEmpty() ? "" : "\n" + near));
    }

    private static String stateOf(Check check) {
        return word(check.state())
                + (check.missing().isEmpty() ? "" : " for want of " + String.join(", ", check.missing()))
                + (check.reason().isEmpty() ? "" : ": " + check.reason());
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(List<String> names, String none) {
        return names.isEmpty() ? none : String.join(", ", names);
    }
}

package org.backupdoctor.internal.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.State;
import org.backupdoctor.fact.Device.KnownFault;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.internal.rules.WrittenRule;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.Told;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Verb;

/**
 * Looks for what is probably not what was meant, in rules that load. Of files that came with the rules jar it speaks only where there is
 * nothing else, or where a directory laid over them leaves something without its counterpart.
 */
public final class Lint {

    private static final String SILENT = "When it stays silent";

    private final LoadedRules rules;
    private final List<WrittenRule> written;
    private final List<Problem> warnings = new ArrayList<>();
    private final boolean whole;

    private Lint(LoadedRules rules) {
        this.rules = rules;
        this.written = WrittenRule.of(rules);
        this.whole =
                rules.files().off().isEmpty() && rules.files().all().stream().allMatch(RuleFile::bundled);
    }

    /** All warnings; the cases are those that can be read. */
    public static List<Problem> warnings(LoadedRules rules, List<Case> cases) {
        Lint lint = new Lint(rules);
        lint.conditions();
        lint.remedies();
        lint.pages();
        lint.faults();
        lint.given(cases);
        lint.cases(cases);
        return lint.warnings;
    }

    private boolean isLookedAt(RuleFile file) {
        return whole || !file.bundled();
    }

    private void conditions() {
        List<Problem> repeated = new ArrayList<>();
        Repetitions repetitions = new Repetitions(repeated);
        for (WrittenRule rule : written) {
            repetitions.add(rule);
            if (isLookedAt(rule.file())) {
                new Contradictions(
                                rule, new Told(rule.file().path(), rule.file().text(), warnings))
                        .find();
            }
        }
        repeated.stream()
                .filter(problem ->
                        rules.files().find(problem.file()).map(this::isLookedAt).orElse(true))
                .forEach(warnings::add);
    }

    private void remedies() {
        Set<String> cleared = new TreeSet<>();
        Set<String> recommended = new TreeSet<>();
        for (WrittenRule rule : written) {
            if (rule.info().verb() == Verb.RECOMMEND) {
                recommended.add(rule.info().subject());
                rule.tree().when().forEach(part -> causes(rule, part, cleared));
            }
        }
        for (RuleFile file : rules.files().all()) {
            if (file.is(".md")
                    && file.ofCause()
                    && rules.knowledge().causes().containsKey(file.id())
                    && !cleared.contains(file.id())) {
                warn(
                        file,
                        "cause-without-remedy",
                        "No rule recommends a remedy for this cause.",
                        "Maybe a rule with Diagnosis( cause == \"" + file.id() + "\" ) is missing.");
            }
        }
        rules.knowledge().withRole(Role.FIXES).stream()
                .filter(remedy -> !recommended.contains(remedy.id()))
                .forEach(remedy -> rules.files().all().stream()
                        .filter(file -> file.is("/" + remedy.id() + ".md"))
                        .forEach(file -> warn(
                                file,
                                "unused-remedy",
                                "No rule recommends this remedy.",
                                "Maybe a rule " + remedy.id()
                                        + "/… with recommend( … ) is missing, or its role isn't FIXES.")));
    }

    /** The causes that a recommendation is for; one that names none is for all. */
    private void causes(WrittenRule rule, Part part, Set<String> causes) {
        if (part instanceof Group group) {
            group.parts().forEach(inner -> causes(rule, inner, causes));
        } else if (part instanceof Fit fit && rule.type(fit) == Diagnosis.class) {
            Set<String> named = new HashSet<>();
            for (Constraint constraint : fit.constraints()) {
                Expression expression = constraint.expression();
                if (expression instanceof Compared compared
                        && compared.operator().is("==")
                        && isCause(compared.left())) {
                    text(compared.right(), named);
                } else if (expression instanceof Listed listed && !listed.negated() && isCause(listed.left())) {
                    listed.values().forEach(value -> text(value, named));
                }
            }
            causes.addAll(named.isEmpty() ? rules.knowledge().causes().keySet() : named);
        }
    }

    private static boolean isCause(Expression expression) {
        return expression instanceof Name name && name.token().is("cause");
    }

    private static void text(Expression expression, Set<String> texts) {
        if (expression instanceof Literal literal) {
            texts.add(literal.token().unquoted());
        }
    }

    private void pages() {
        for (RuleFile file : rules.files().all()) {
            if (file.is(".md")
                    && rules.knowledge().knows(file.id())
                    && isLookedAt(file)
                    && file.text().lines().noneMatch(line -> line.matches("#+\\s+" + SILENT + "\\s*"))) {
                warn(
                        file,
                        "page-without-silence",
                        "This page doesn't say when it stays silent.",
                        "Maybe the heading \"## " + SILENT + "\" with a sentence or two below it is missing.");
            }
        }
    }

    /** Known faults of a cause whose rules ask for none. */
    private void faults() {
        Set<String> asking = new TreeSet<>();
        written.stream()
                .filter(rule -> rule.tree().when().stream().anyMatch(part -> asksForFaults(rule, part)))
                .forEach(rule -> asking.add(rule.info().subject()));
        asking.retainAll(rules.knowledge().causes().keySet());
        rules.knowledge()
                .faults()
                .forEach((path, fault) -> rules.files()
                        .find(path)
                        .filter(file -> !file.bundled()
                                && !asking.contains(fault.cause())
                                && !rules.files().off().contains(fault.cause()))
                        .ifPresent(file -> warn(
                                file,
                                "unused-fault",
                                "No rule of " + fault.cause()
                                        + " asks for known faults, so no report speaks of this one.",
                                asking.isEmpty()
                                        ? "Maybe a rule with KnownFault( cause == \"" + fault.cause()
                                                + "\" ) is missing."
                                        : "Maybe its cause is one of these: " + String.join(", ", asking) + ".")));
    }

    private static boolean asksForFaults(WrittenRule rule, Part part) {
        return part instanceof Group group
                ? group.parts().stream().anyMatch(inner -> asksForFaults(rule, inner))
                : part instanceof Fit fit && rule.type(fit) == KnownFault.class;
    }

    private void warn(RuleFile file, String kind, String message, String hint) {
        warnings.add(new Problem(file.path(), "1:1", message, hint, Problem.Severity.WARNING, kind));
    }

    private void given(List<Case> cases) {
        GivenCheck check = new GivenCheck(rules, warnings);
        cases.stream()
                .filter(each ->
                        rules.files().find(each.file()).filter(this::isLookedAt).isPresent())
                .forEach(check::check);
    }

    /** Rules that no case fires. The cases beside a rule are tried first. */
    private void cases(List<Case> cases) {
        Set<String> left = new TreeSet<>();
        Set<String> files = new TreeSet<>();
        for (WrittenRule rule : written) {
            if (isLookedAt(rule.file())) {
                left.add(rule.info().name());
                files.add(rule.info().file().replaceFirst("\\.drl$", ".yaml"));
            }
        }
        SessionDiagnoser diagnoser = new SessionDiagnoser(rules);
        List<Case> sorted = new ArrayList<>(
                cases.stream().filter(each -> files.contains(each.file())).toList());
        cases.stream().filter(each -> !files.contains(each.file())).forEach(sorted::add);
        for (Case each : sorted) {
            if (left.isEmpty()) {
                return;
            }
            for (Check check : diagnoser.diagnose(each.given()).checks()) {
                if (check.state() == State.FIRED) {
                    left.remove(check.rule());
                }
            }
        }
        for (WrittenRule rule : written) {
            RuleInfo info = rule.info();
            if (left.contains(info.name())) {
                warnings.add(new Problem(
                        info.file(),
                        info.line() + ":1  rule " + info.name(),
                        "No case fires this rule.",
                        "Maybe add one to " + info.file().replaceFirst("\\.drl$", ".yaml")
                                + ", with what the rule needs as \"given\".",
                        Problem.Severity.WARNING,
                        "rule-without-case"));
            }
        }
    }
}

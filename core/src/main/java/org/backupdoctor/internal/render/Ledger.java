package org.backupdoctor.internal.render;

import java.util.List;
import java.util.Locale;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.Report.Layout;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.data.Numbers;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.reason.Belief;
import org.backupdoctor.internal.reason.Conclusion;
import org.backupdoctor.internal.reason.Questions.Turn;
import org.backupdoctor.internal.render.TextPage.Style;
import org.backupdoctor.internal.rules.Sentence;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.rule.Verb;

/** How a report came to what it thinks of one cause, sum by sum. */
final class Ledger {

    private static final int MOST_TURNS = 8;
    private static final String INDENT = "          ";

    private final WordedReport report;
    private final Case about;
    private final Wording wording;
    private final Conclusion conclusion;
    private final TextPage page = new TextPage(Layout.PLAIN);

    Ledger(WordedReport report, Case about, Wording wording) {
        this.report = report;
        this.about = about;
        this.wording = wording;
        this.conclusion = about.conclusion();
    }

    String of(String cause) {
        Belief intended = conclusion.beliefs().intended().get(cause);
        Belief belief = intended == null ? conclusion.beliefs().all().get(cause) : intended;
        if (belief == null) {
            throw new IllegalArgumentException("There is no cause \"" + cause + "\".\n"
                    + Suggestions.maybe(cause, conclusion.beliefs().all().keySet()));
        }
        page.line(
                Style.PLAIN,
                cause + ": " + report.telling().forDevice(belief.page().title()),
                intended == null ? standing(belief, conclusion.listed().contains(belief)) : "intended");
        page.blank();
        sum(belief);
        page.blank();
        origin();
        first(belief);
        clearing(belief);
        return page.result();
    }

    private static String standing(Belief belief, boolean listed) {
        return belief.contradicted()
                ? "contradicted"
                : belief.confirmed()
                        ? "confirmed"
                        : belief.ruledOut() ? "ruled out" : listed ? "suspected" : "not listed";
    }

    private void sum(Belief belief) {
        entry(
                "",
                belief.prior(),
                "its prior, the weight before anything is known"
                        + (about.knowledge().fitted().prior(belief.id()).isPresent()
                                ? ", as fitted from outcomes"
                                : ""));
        belief.said().values().forEach(this::evidence);
        for (String remedy : conclusion.offers().failed()) {
            double efficacy = conclusion.offers().efficacy(remedy, belief.id());
            if (efficacy > 0) {
                entry(
                        "x",
                        1 - efficacy,
                        remedy + " was tried in vain, and clears it in " + Numbers.plain(100 * efficacy) + " of 100");
            }
        }
        entry("=", belief.weight(), "its weight");
        if (conclusion.beliefs().intended().containsKey(belief.id())) {
            entry("=", 0, "its probability: it was said to be intended");
        } else if (belief.confirmed()) {
            entry("=", 1, "its probability: a rule proves it and none rules it out");
        } else if (belief.ruledOut()) {
            entry("=", 0, "its probability: a rule rules it out");
        } else {
            entry(
                    "/",
                    conclusion.beliefs().suspectedWeight(),
                    "the weights of all causes that are neither proven nor ruled out, and "
                            + Numbers.plain(about.knowledge().weights().noneOfThese()) + " for what no page knows");
            if (conclusion.beliefs().suspectedShare() < 1) {
                entry("x", conclusion.beliefs().suspectedShare(), "as a confirmed cause explains the trouble");
            }
            entry("=", conclusion.probabilities().getOrDefault(belief.id(), 0d), "its probability");
        }
    }

    private void origin() {
        page.line(Style.BOLD, "WHERE THE NUMBERS ARE FROM", "");
        page.text(
                "  ",
                "Priors of the pages, factors and efficacies of data/reasoning.yaml: "
                        + about.knowledge().weights().origin());
        if (!about.knowledge().fitted().priors().isEmpty()) {
            page.text(
                    "  ",
                    "Those of data/fitted.yaml in their place: "
                            + about.knowledge().fitted().origin() + ".");
        }
        page.blank();
    }

    /** A rule counts once, however often it matches. */
    private void evidence(List<Statement> matches) {
        Statement first = matches.get(0);
        double factor = Belief.factor(first, about.knowledge().weights());
        String word = first.word() == null ? "" : " " + first.word();
        String said = first.rule().name() + " (" + first.verb().word() + word + ")";
        if (first.verb() == Verb.SUSPECT) {
            entry("x", factor, said);
        } else if (first.verb() == Verb.DOUBT) {
            entry("/", 1 / factor, said);
        } else {
            page.item("", "!         ", Style.PLAIN, said);
        }
        matches.forEach(this::seen);
    }

    private void seen(Statement match) {
        if (!match.rule().because().isEmpty()) {
            page.text(INDENT, report.telling().forDevice(Sentence.of(match, wording::value)));
        }
        for (Fact fact : match.facts()) {
            for (Evidence evidence : about.evidence().fact(fact)) {
                page.text(INDENT, evidence.path() + " = " + evidence.value());
            }
        }
    }

    private void entry(String sign, double value, String text) {
        String mark = String.format(Locale.ROOT, "%-2s%-8s", sign, Numbers.plain(value));
        page.item("", mark, Style.PLAIN, text);
    }

    private void first(Belief belief) {
        page.line(Style.BOLD, "WHAT WOULD PUT ANOTHER CAUSE FIRST", "");
        List<Belief> listed = conclusion.listed();
        if (listed.isEmpty()) {
            page.text("  ", "None is listed.");
        } else if (!listed.get(0).id().equals(belief.id())) {
            page.text("  ", "First is " + listed.get(0).id() + ". " + margin(belief, listed.get(0)));
        } else if (listed.size() > 1) {
            page.text("  ", "It is first. Next is " + listed.get(1).id() + ". " + margin(listed.get(1), listed.get(0)));
        } else {
            page.text("  ", "It is first, and no other is listed.");
        }
        for (Turn turn :
                about.questions().get().turns().stream().limit(MOST_TURNS).toList()) {
            page.item(
                    "  ",
                    "? ",
                    Style.PLAIN,
                    report.telling().forDevice(turn.inquiry().text()) + " “"
                            + report.telling().forDevice(turn.answer().label()) + "”: "
                            + (turn.first().isEmpty()
                                    ? "then none is listed."
                                    : "then " + turn.first() + " is first."));
        }
        page.blank();
    }

    /** How much a prior would have to be off for the order to turn. */
    private String margin(Belief behind, Belief before) {
        if (before.confirmed()) {
            return before.id() + " is proven: no prior changes that.";
        } else if (behind.confirmed() || behind.ruledOut() || behind.weight() <= 0) {
            return behind.id() + " is " + (behind.ruledOut() ? "ruled out." : "proven, but blocks nothing.");
        }
        double times = before.weight() / behind.weight();
        return "The order turns when the prior of " + behind.id() + " is more than " + Numbers.plain(times)
                + " times what it is: " + Numbers.plain(behind.prior() * times) + " instead of "
                + Numbers.plain(behind.prior())
                + ".";
    }

    private void clearing(Belief belief) {
        report.clearsWhen(belief.id()).ifPresent(sentence -> {
            page.line(Style.BOLD, "WHAT WOULD CLEAR IT", "");
            page.text("  ", sentence);
        });
    }
}

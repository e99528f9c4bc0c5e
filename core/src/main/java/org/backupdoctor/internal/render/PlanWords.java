package org.backupdoctor.internal.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backupdoctor.Report.Minutes;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.internal.reason.Step;

/** What remedies take, in a few words. */
final class PlanWords {

    private final Wording wording;

    PlanWords(Wording wording) {
        this.wording = wording;
    }

    /** Why there is no plan: backups work, or nothing is left to try. */
    String nothingToDo(Verdict verdict) {
        return wording.phrase(verdict == Verdict.WORKING ? "what.none" : "what.left");
    }

    /** How much work, time and money: easy, 5 min, free. */
    String price(Remedy remedy) {
        List<String> parts = new ArrayList<>();
        parts.add(wording.phrase("effort." + remedy.effort()));
        parts.add(minutes(remedy.minutes()));
        if (remedy.costs().isEmpty()) {
            parts.add(wording.phrase("free"));
        }
        remedy.costs().forEach(cost -> parts.add(wording.phrase("costs." + cost)));
        return String.join(", ", parts);
    }

    /** The time it takes, in brackets after its name. */
    String span(Minutes minutes) {
        String handsOn = wording.minutes(minutes.handsOn());
        return minutes.waiting() == 0 ? handsOn : wording.phrase("plus", handsOn, wording.minutes(minutes.waiting()));
    }

    private String minutes(Minutes minutes) {
        String handsOn = wording.minutes(minutes.handsOn());
        return minutes.waiting() == 0
                ? handsOn
                : wording.phrase("plusWait", handsOn, wording.minutes(minutes.waiting()));
    }

    /** The first way of each thing to get done, up to the first look whether it worked. */
    String time(List<Step> plan) {
        int handsOn = 0;
        int waiting = 0;
        Set<String> causes = new LinkedHashSet<>();
        for (Step step : plan) {
            boolean counts = step.cause() == null ? step.page().role() == Role.TESTS : causes.add(step.cause());
            if (counts) {
                handsOn += step.page().minutes().handsOn();
                waiting += step.page().minutes().waiting();
            }
        }
        if (causes.isEmpty()) {
            return "";
        }
        return waiting == 0
                ? wording.phrase("what.time", wording.minutes(handsOn))
                : wording.phrase("what.timeAndWait", wording.minutes(handsOn), wording.minutes(waiting));
    }

    /** The safety net is told where it is needed, not on its own. */
    static boolean isFoldedIn(Step step, List<Step> plan) {
        return step.page().role() == Role.PROTECTS
                && plan.stream()
                        .anyMatch(
                                other -> other.cause() != null && other.after().contains(step.id()));
    }

    /** A share, to four places. */
    static double rounded(double number) {
        return Math.round(number * 10_000) / 10_000.0;
    }
}

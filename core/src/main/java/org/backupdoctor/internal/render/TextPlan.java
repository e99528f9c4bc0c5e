package org.backupdoctor.internal.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Layout;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.internal.reason.Belief;
import org.backupdoctor.internal.reason.Step;
import org.backupdoctor.internal.render.TextPage.Style;

/** The plan of a text report: one number for each thing to get done, letters for the ways to do it. */
final class TextPlan {

    private static final int MOST_LETTERS = 3;
    private static final int MOST_STEPS_IN_FULL = 2;
    private static final int MOST_STEPS = 8;
    private static final double LIKELY = 0.2;
    private static final String NUMBER = "  ";
    private static final String BODY = "     ";
    private static final String LETTER_BODY = "        ";

    private final WordedReport report;
    private final Case about;
    private final Wording wording;
    private final Layout layout;
    private final TextPage page;
    private final PlanWords words;
    private final Map<String, Remedy> remedies;
    private final Set<String> printed = new LinkedHashSet<>();
    private int number;

    TextPlan(WordedReport report, Case about, Wording wording, Layout layout, TextPage page) {
        this.report = report;
        this.about = about;
        this.wording = wording;
        this.layout = layout;
        this.page = page;
        this.words = new PlanWords(wording);
        this.remedies = report.remedies().stream().collect(Collectors.toMap(Remedy::id, Function.identity()));
    }

    void print() {
        List<Step> plan = about.conclusion().plan();
        if (plan.isEmpty()) {
            page.line(Style.BOLD, wording.phrase("what"), "");
            page.text("  ", words.nothingToDo(report.verdict()));
            return;
        }
        page.line(Style.BOLD, wording.phrase("what"), words.time(plan));
        boolean blocked = plan.stream().anyMatch(step -> step.cause() != null);
        boolean listed = !about.conclusion().listed().isEmpty();
        boolean tested = false;
        int shown = 0;
        String likeliest = likeliest(plan);
        List<Step> left = new ArrayList<>();
        for (Step step : plan) {
            if (printed.contains(step.id())) {
                continue;
            }
            if (step.cause() != null && !step.followsUp()) {
                List<Step> ways = plan.stream()
                        .filter(other -> step.cause().equals(other.cause()))
                        .toList();
                group(ways.stream().filter(way -> !way.followsUp()).toList());
            } else if (PlanWords.isFoldedIn(step, plan)) {
                continue;
            } else if (!layout.verbose() && shown >= MOST_STEPS) {
                left.add(step);
            } else {
                boolean full = layout.verbose()
                        || (blocked && !tested)
                        || (!blocked && listed && shown < MOST_STEPS_IN_FULL)
                        || step.id().equals(likeliest);
                single(step, full, step.id().equals(likeliest));
                tested |= step.page().role() == Role.TESTS;
                shown++;
            }
        }
        more(left);
        page.blank();
    }

    /** How many steps are left out, and which of them are for a cause that is named above and has no step yet. */
    private void more(List<Step> left) {
        if (left.isEmpty()) {
            return;
        }
        Set<String> named =
                report.diagnoses().stream().map(Diagnosis::cause).collect(Collectors.toCollection(LinkedHashSet::new));
        about.conclusion().plan().stream()
                .filter(step -> printed.contains(step.id()))
                .forEach(step -> step.fixes().forEach(named::remove));
        String among = left.stream()
                .filter(step -> step.fixes().stream().anyMatch(named::contains))
                .map(step -> report.plan().quotedTitle(step.id()))
                .collect(Collectors.joining(", "));
        page.text(
                BODY,
                among.isEmpty()
                        ? wording.phrase("what.more", left.size())
                        : wording.phrase("what.moreAmong", left.size(), among));
    }

    /** What the reader of the report can do, whatever place it has in the plan. */
    void printOwn() {
        List<Step> own = about.conclusion().plan().stream()
                .filter(step -> step.page().who() == report.reader())
                .toList();
        if (about.conclusion().plan().isEmpty()) {
            return;
        }
        page.line(Style.BOLD, wording.phrase("own"), "");
        if (own.isEmpty()) {
            page.text("  ", wording.phrase("own.none"));
        }
        for (Step step : own) {
            Remedy remedy = remedy(step);
            page.line(Style.BOLD, NUMBER + remedy.title(), words.price(remedy));
            remedy.steps().forEach(text -> page.text(BODY, text));
        }
        page.blank();
    }

    private void group(List<Step> steps) {
        steps.forEach(step -> printed.add(step.id()));
        if (steps.size() == 1) {
            single(steps.get(0), true, false);
            return;
        }
        Belief cause = about.conclusion().beliefs().all().get(steps.get(0).cause());
        String goal = cause == null ? "" : report.telling().goal(cause);
        page.item(NUMBER, ++number + "  ", Style.BOLD, report.telling().forDevice(wording.phrase("chooseOne", goal)));
        int letters = layout.verbose() ? steps.size() : Math.min(steps.size(), mostLetters());
        for (int i = 0; i < letters; i++) {
            Remedy remedy = remedy(steps.get(i));
            if (i > 0) {
                page.blank();
            }
            page.line(
                    Style.BOLD,
                    BODY + letter(i) + "  " + remedy.title(),
                    steps.get(i).with().isEmpty() ? words.price(remedy) : wording.phrase("notEnough"));
            body(LETTER_BODY, steps.get(i), remedy, steps);
        }
        if (letters < steps.size()) {
            page.blank();
            page.text(BODY, wording.phrase("also"));
            steps.stream().skip(letters).forEach(this::also);
        }
        page.blank();
    }

    /** One more way, on a line; what it destroys is said all the same. */
    private void also(Step step) {
        Remedy remedy = remedy(step);
        page.line(
                Style.PLAIN,
                LETTER_BODY + remedy.title(),
                step.with().isEmpty() ? words.price(remedy) : wording.phrase("notEnough"));
        if (remedy.destructiveness() >= 3) {
            warning(LETTER_BODY, step, remedy);
        }
    }

    /** The step that is likeliest to help, where cheaper ones that hardly do stand before it; an empty text where the first is. */
    private static String likeliest(List<Step> plan) {
        List<Step> suspected = plan.stream()
                .filter(step -> step.page().role() == Role.FIXES && step.cause() == null)
                .toList();
        return suspected.stream()
                .filter(step -> step.chance() >= LIKELY
                        && step.chance() >= 2 * suspected.get(0).chance())
                .max(Comparator.comparingDouble(Step::chance))
                .map(Step::id)
                .orElse("");
    }

    private void single(Step step, boolean full, boolean isLikeliest) {
        printed.add(step.id());
        Remedy remedy = remedy(step);
        page.line(Style.BOLD, NUMBER + ++number + (number < 10 ? "  " : " ") + remedy.title(), words.price(remedy));
        if (isLikeliest) {
            page.text(BODY, wording.phrase("likeliest"));
        }
        if (full) {
            body(BODY, step, remedy, List.of());
        } else if (remedy.destructiveness() >= 3) {
            warning(BODY, step, remedy);
        }
    }

    private void body(String indent, Step step, Remedy remedy, List<Step> group) {
        if (layout.verbose()) {
            remedy.steps().forEach(text -> page.text(indent, text));
            remedy.because().forEach(text -> page.text(indent, text));
        } else {
            brief(indent, step, remedy, group.isEmpty() ? 2 : 3);
        }
        if (step.stillMissingBytes() > 0 && !step.with().isEmpty() && !layout.verbose()) {
            page.text(
                    indent,
                    wording.phrase("stillMissing", wording.size(step.stillMissingBytes()), places(step.with(), group)));
        }
        if (remedy.destructiveness() >= 3 || layout.verbose()) {
            warning(indent, step, remedy);
        }
    }

    /** What is lost, and what has to be done first or why it needn't be. */
    private void warning(String indent, Step step, Remedy remedy) {
        if (!remedy.loses().isEmpty()) {
            String mark = remedy.destructiveness() >= 3 ? "! " : "";
            page.item(indent.substring(mark.length()), mark, Style.YELLOW, String.join(" ", remedy.loses()));
        }
        if (step.unprotected() != null) {
            page.text(indent, wording.phrase("unprotected." + step.unprotected()));
        }
        for (String before : remedy.after()) {
            Remedy first = remedies.get(before);
            if (first != null && !printed.contains(before)) {
                page.text(indent, wording.phrase("first", first.title(), words.span(first.minutes())));
                if (layout.verbose()) {
                    first.steps().forEach(text -> page.text(indent + "  ", text));
                }
            }
        }
    }

    /** Where to go on a line of its own, then the rest as a paragraph; where it is known what it frees, that says more. */
    private void brief(String indent, Step step, Remedy remedy, int most) {
        List<String> steps = remedy.steps();
        boolean frees = step.freesBytes().isPresent() && !remedy.because().isEmpty();
        // Of several ways, one that more likely doesn't help needs its reason.
        if (!frees && (most == 2 || step.chance() < 0.5) && !remedy.because().isEmpty()) {
            page.text(indent, remedy.because().get(0));
        }
        if (report.plan().isAsked(remedy.who())) {
            page.text(indent, steps.get(0));
            steps = steps.subList(1, steps.size());
        }
        if (!steps.isEmpty()) {
            page.text(indent, steps.get(0));
        }
        if (frees) {
            // The last sentence says what is still missing; here that is said with its letter.
            int end = step.stillMissingBytes() > 0
                    ? remedy.because().size() - 1
                    : remedy.because().size();
            page.text(indent, String.join(" ", remedy.because().subList(0, Math.max(1, end))));
        } else if (steps.size() > 1) {
            page.text(indent, String.join(" ", steps.subList(1, Math.min(steps.size(), most))));
        }
    }

    /** Where several causes block, there is less room for each. */
    private int mostLetters() {
        return about.conclusion().beliefs().blocking().size() > 1 ? MOST_LETTERS - 1 : MOST_LETTERS;
    }

    private String places(List<String> ids, List<Step> group) {
        List<String> names = new ArrayList<>();
        for (String id : ids) {
            int index = group.stream().map(Step::id).toList().indexOf(id);
            names.add(
                    index >= 0 && index < mostLetters()
                            ? letter(index)
                            : report.plan().quotedTitle(id));
        }
        return names.stream().reduce((a, b) -> wording.phrase("list.and", a, b)).orElse("");
    }

    private Remedy remedy(Step step) {
        Remedy remedy = remedies.get(step.id());
        if (remedy == null) {
            throw new IllegalStateException("The plan and its words differ.");
        }
        return remedy;
    }

    private static String letter(int index) {
        return String.valueOf((char) ('a' + index));
    }
}

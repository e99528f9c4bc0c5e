package org.backupdoctor.internal.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.internal.document.Block;
import org.backupdoctor.internal.document.Block.Bar;
import org.backupdoctor.internal.document.Block.Fold;
import org.backupdoctor.internal.document.Block.Items;
import org.backupdoctor.internal.document.Block.Paragraph;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Run;
import org.backupdoctor.internal.reason.Belief;
import org.backupdoctor.internal.reason.Step;

/** The plan of a document: a section for each thing to get done, within it one for each way to do it. */
final class PlanOutline {

    /** Steps of the first things to do are shown from the start, those of the rest when somebody comes to them. */
    private static final int MOST_OPEN = 2;

    private final WordedReport report;
    private final Case about;
    private final Wording wording;
    private final PlanWords words;
    private final Map<String, Remedy> remedies;
    private final Set<String> told = new LinkedHashSet<>();
    private final List<Block> things = new ArrayList<>();

    PlanOutline(WordedReport report, Case about, Wording wording) {
        this.report = report;
        this.about = about;
        this.wording = wording;
        this.words = new PlanWords(wording);
        this.remedies = report.remedies().stream().collect(Collectors.toMap(Remedy::id, Function.identity()));
    }

    /** The plan, or nothing where there is none. */
    List<Block> sections() {
        List<Step> plan = about.conclusion().plan();
        if (plan.isEmpty()) {
            return List.of(section("", List.of(new Paragraph(words.nothingToDo(report.verdict())))));
        }
        for (Step step : plan) {
            if (told.contains(step.id()) || PlanWords.isFoldedIn(step, plan)) {
                continue;
            }
            if (step.cause() != null && !step.followsUp()) {
                thing(plan.stream()
                        .filter(other -> step.cause().equals(other.cause()) && !other.followsUp())
                        .toList());
            } else {
                thing(List.of(step));
            }
        }
        return List.of(section(words.time(plan), things));
    }

    private Section section(String aside, List<Block> content) {
        return new Section("plan", "", wording.phrase("page.plan"), aside, List.copyOf(content));
    }

    private void thing(List<Step> ways) {
        ways.forEach(way -> told.add(way.id()));
        String number = String.valueOf(things.size() + 1);
        boolean open = things.size() < MOST_OPEN;
        Belief cause = about.conclusion()
                .beliefs()
                .all()
                .get(String.valueOf(ways.get(0).cause()));
        if (ways.size() == 1 || cause == null) {
            things.add(way("step", number, ways.get(0), open));
            return;
        }
        List<Block> content = new ArrayList<>();
        for (Step way : ways) {
            content.add(way("way", letter(content.size()), way, open && content.isEmpty()));
        }
        things.add(new Section(
                "step",
                number,
                report.telling()
                        .forDevice(wording.phrase("chooseOne", report.telling().goal(cause))),
                "",
                List.copyOf(content)));
    }

    private Section way(String kind, String mark, Step step, boolean open) {
        Remedy remedy = remedy(step.id());
        String price = words.price(remedy) + (step.with().isEmpty() ? "" : ", " + wording.phrase("notEnough"));
        List<Block> content = new ArrayList<>();
        remedy.because().forEach(sentence -> content.add(new Paragraph(sentence)));
        if (!remedy.loses().isEmpty()) {
            boolean forGood = remedy.destructiveness() >= 3;
            content.add(new Paragraph(
                    forGood ? "warning" : "loss", forGood ? "!" : "", Run.plain(String.join(" ", remedy.loses()))));
        }
        if (kind.equals("step")) {
            helps(remedy, content);
        }
        if (remedy.chance() > 0) {
            content.add(
                    new Bar("chance", wording.phrase("page.chance"), remedy.chance(), wording.share(remedy.chance())));
        }
        before(remedy, content);
        content.add(new Fold(wording.phrase("page.steps"), open, true, steps(remedy)));
        return new Section(
                kind,
                remedy.id(),
                mark,
                remedy.title(),
                wording.phrase("page.option", price, wording.phrase("page.who." + remedy.who())),
                List.copyOf(content));
    }

    /** Which of the causes that are listed it may clear. */
    private void helps(Remedy remedy, List<Block> content) {
        List<String> causes = report.diagnoses().stream()
                .filter(diagnosis -> remedy.fixes().contains(diagnosis.cause()))
                .map(Diagnosis::title)
                .toList();
        if (!causes.isEmpty()) {
            content.add(new Paragraph("", "", Run.plain(wording.phrase("page.helps", String.join("; ", causes)))));
        }
    }

    /** What has to be done first, where it isn't told of by itself. */
    private void before(Remedy remedy, List<Block> content) {
        for (String id : remedy.after()) {
            Remedy first = remedies.get(id);
            if (first != null && !told.contains(id)) {
                String summary = wording.phrase("page.safety", first.title(), words.span(first.minutes()));
                content.add(new Fold(id, summary, false, true, steps(first)));
            }
        }
    }

    private List<Block> steps(Remedy remedy) {
        List<Block> content = new ArrayList<>();
        content.add(new Items(true, remedy.steps().stream().map(Run::plain).toList()));
        if (!remedy.references().isEmpty()) {
            content.add(
                    new Items(false, remedy.references().stream().map(Run::link).toList()));
        }
        return content;
    }

    private Remedy remedy(String id) {
        Remedy remedy = remedies.get(id);
        if (remedy == null) {
            throw new IllegalStateException("The plan and its words differ.");
        }
        return remedy;
    }

    private static String letter(int index) {
        return String.valueOf((char) ('a' + index));
    }
}

package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Cost;
import org.backupdoctor.Report.Effort;
import org.backupdoctor.Report.Minutes;
import org.backupdoctor.Report.Who;
import org.backupdoctor.fact.Versions;
import org.backupdoctor.internal.snapshot.Schema;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What a remedy's page says about it.
 *
 * @param id its id
 * @param title what to do, in a few words
 * @param titleForAdmin the same for whoever manages the device, where that is another thing; else the title
 * @param role what it is for in a plan
 * @param minutes how long it takes
 * @param already fields of which one that is true says that it is so already: then it takes no time
 * @param effort how much work it is
 * @param costs what it costs beside time
 * @param destructiveness 0 to 4
 * @param loses what is lost by it
 * @param who who can do it
 * @param after remedies that come before it where both are offered
 * @param whileFirst causes for which it is offered only while they are listed first
 * @param makesRoom whether it makes room by what it takes away, so that two such remedies add up
 * @param reset whether it resets settings of the network, the account or the device
 * @param steps how to do it, by iOS version
 * @param references pages that say more
 * @param text the page as plain text
 */
public record RemedyPage(
        String id,
        String title,
        String titleForAdmin,
        Role role,
        Minutes minutes,
        List<String> already,
        Effort effort,
        List<Cost> costs,
        int destructiveness,
        List<String> loses,
        Who who,
        List<String> after,
        List<String> whileFirst,
        boolean makesRoom,
        boolean reset,
        List<Steps> steps,
        List<String> references,
        Supplier<String> text) {

    /** Steps under this heading are for whoever manages the device. */
    public static final String ADMINISTRATORS = "administrators";

    /** What a remedy is for in a plan. */
    public enum Role {
        /** It clears a cause. */
        FIXES,
        /** It tells how things stand. */
        TELLS,
        /** It shows whether backups work now. */
        TESTS,
        /** It saves the data before something is destroyed. */
        PROTECTS,
        /** It is what is left when nothing else helps. */
        LAST_RESORT
    }

    /**
     * How to do it on some versions of iOS, or on some models.
     *
     * @param from the first version, or null for no limit
     * @param to the last version, or null for no limit
     * @param kind the kind of models, as {@code data/models.yaml} names it, or null for all
     * @param steps the steps
     */
    public record Steps(
            @Nullable String from,
            @Nullable String to,
            @Nullable String kind,
            List<String> steps) {

        boolean forAll() {
            return from == null && to == null && kind == null;
        }

        boolean fit(String version) {
            return (from == null || Versions.compare(version, from) >= 0)
                    && (to == null || Versions.compare(prefix(version, to), to) <= 0);
        }

        /** 14.8.1 counts as 14 where the limit says 14. */
        private static String prefix(String version, String limit) {
            String[] parts = version.split("\\.", -1);
            int length = Math.min(parts.length, limit.split("\\.", -1).length);
            return String.join(".", List.of(parts).subList(0, length));
        }
    }

    private static final Pattern HEADING =
            Pattern.compile("Steps(?: for (.+)| on iOS ([\\d.]+)(?: (and earlier|and later)| to ([\\d.]+))?)?");

    /**
     * The steps for a device: those for its model, else those for its version of iOS, else those of today.
     *
     * @param version the version of iOS, or null when it isn't known
     * @param kinds the kinds of models that it is of
     */
    public List<String> stepsFor(@Nullable String version, Set<String> kinds) {
        return steps.stream()
                .filter(candidate -> candidate.kind() != null && kinds.contains(candidate.kind()))
                .findFirst()
                .or(() -> steps.stream()
                        .filter(candidate -> candidate.kind() == null && !candidate.forAll())
                        .filter(candidate -> version != null && candidate.fit(version))
                        .findFirst())
                .or(() -> steps.stream().filter(Steps::forAll).findFirst())
                .map(Steps::steps)
                .orElse(List.of());
    }

    /** The steps for whoever manages the device; none where they are the same. */
    public List<String> stepsForAdministrators() {
        return steps.stream()
                .filter(candidate -> ADMINISTRATORS.equals(candidate.kind()))
                .findFirst()
                .map(Steps::steps)
                .orElse(List.of());
    }

    /** The remedy for a device: where it is so already it takes no time. */
    public RemedyPage on(Snapshot snapshot) {
        return already.stream().noneMatch(path -> Boolean.TRUE.equals(snapshot.at(path)))
                ? this
                : with(title, titleForAdmin, new Minutes(0, 0), loses, steps, text);
    }

    /** The page in other words; the steps are those of its lists, by heading. */
    public RemedyPage worded(
            String words, String forAdmin, List<String> lost, Map<String, List<String>> lists, Supplier<String> page) {
        return with(words, forAdmin, minutes, lost, steps(lists), page);
    }

    private RemedyPage with(
            String words, String forAdmin, Minutes taken, List<String> lost, List<Steps> done, Supplier<String> page) {
        return new RemedyPage(
                id,
                words,
                forAdmin,
                role,
                taken,
                already,
                effort,
                costs,
                destructiveness,
                lost,
                who,
                after,
                whileFirst,
                makesRoom,
                reset,
                done,
                references,
                page);
    }

    /** Whether it may come again after it was tried in vain. */
    public boolean repeatable() {
        return role != Role.FIXES;
    }

    static RemedyPage parse(RuleFile file, List<Problem> all) {
        Page page = Page.parse(file, all);
        List<Problem> problems = page.isOf("cause", List.of("prior", "clearsWhen"), "minutes", file, all)
                ? new ArrayList<>()
                : page.heard(all);
        FieldReader front = new FieldReader(file.path(), "", page.front(), problems);
        FieldReader minutes = front.group("minutes");
        String title = front.text("title", null);
        RemedyPage remedy = new RemedyPage(
                file.id(),
                title,
                front.text("titleForAdmin", title),
                front.word("role", Role.class, Role.FIXES),
                new Minutes(minutes.whole("handsOn", 0, 10_000, null), minutes.whole("waiting", 0, 100_000, 0)),
                front.texts("already"),
                front.word("effort", Effort.class, null),
                front.words("costs", Cost.class),
                front.whole("destructiveness", 0, 4, null),
                front.texts("loses"),
                front.word("who", Who.class, null),
                front.texts("after"),
                front.texts("whileFirst"),
                front.flag("makesRoom", false),
                front.flag("reset", false),
                steps(file, page.lists(), problems),
                Links.in(front, "references"),
                page.plainText());
        minutes.nothingElse();
        front.nothingElse();
        for (String path : remedy.already()) {
            if (!(path.startsWith("/") && Schema.at(path) instanceof Schema.Flag)) {
                front.problem(
                        "already",
                        "Expected fields that are true or false for \"already\" but here is \"" + path + "\".",
                        "Maybe \"rules facts\" has it by another name, such as /power/charging.");
            }
        }
        return remedy;
    }

    private static List<Steps> steps(RuleFile file, Map<String, List<String>> lists, List<Problem> problems) {
        List<Steps> all = steps(lists);
        if (file.prepared() == null) {
            new StepHeadings(file, lists, problems).check();
        }
        if (all.stream().noneMatch(Steps::forAll)) {
            problems.add(new Problem(
                    file.path(),
                    "1:1",
                    "The page has no steps.",
                    "Maybe the heading \"## Steps\" with a numbered list below it is missing."));
        }
        return all;
    }

    /** Whether a list below this heading has steps. */
    static boolean isOfSteps(String heading) {
        return HEADING.matcher(heading).matches();
    }

    private static List<Steps> steps(Map<String, List<String>> lists) {
        List<Steps> all = new ArrayList<>();
        lists.forEach((heading, steps) -> {
            Matcher limits = HEADING.matcher(heading);
            if (limits.matches()) {
                String kind = limits.group(1);
                String only = limits.group(2);
                String word = limits.group(3);
                String to = limits.group(4);
                all.add(new Steps(
                        "and earlier".equals(word) ? null : only,
                        "and later".equals(word) ? null : to != null ? to : only,
                        kind,
                        steps));
            }
        });
        return List.copyOf(all);
    }
}

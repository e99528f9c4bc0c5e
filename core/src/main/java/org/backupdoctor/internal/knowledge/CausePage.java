package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.backupdoctor.Problem;

/**
 * What a cause's page says about it.
 *
 * @param id its id
 * @param title its name for a reader
 * @param prior how often it is the reason, as a relative weight, before anything is known
 * @param priorWhen other priors, by the path of a field that is true
 * @param blocks whether backups can succeed while it holds
 * @param working whether backups work although there is a complaint
 * @param explains whether it can be why there is no backup; else it is what came of that
 * @param clearsWhen what would have to be so for it to go; {@code {missing}} stands for the room that is missing
 * @param goal what to do about it, in a few words; {@code {missing}} likewise
 * @param references pages that say more
 * @param text the page as plain text
 */
public record CausePage(
        String id,
        String title,
        double prior,
        Map<String, Double> priorWhen,
        Blocks blocks,
        boolean working,
        boolean explains,
        Missing clearsWhen,
        Missing goal,
        List<String> references,
        Supplier<String> text) {

    /** Which backups a cause keeps from succeeding. */
    public enum Blocks {
        /** Every backup, by hand too. */
        YES,
        /** The automatic ones. */
        AUTOMATIC,
        /** None for certain. */
        NO;

        /** Reads {@code yes}, {@code automatic} or {@code no}. */
        public static Blocks of(String word, String file, List<Problem> problems) {
            return switch (word) {
                case "yes", "true" -> YES;
                case "automatic" -> AUTOMATIC;
                case "no", "false" -> NO;
                default -> {
                    problems.add(new Problem(
                            file,
                            "/blocks",
                            "Expected yes, automatic or no for \"blocks\" but was \"" + word + "\".",
                            "Maybe yes if it stops every backup, automatic if only the nightly ones."));
                    yield NO;
                }
            };
        }
    }

    /**
     * A sentence, with another one for when it is known how much room is missing.
     *
     * @param plain the sentence
     * @param withMissing the sentence with {@code {missing}} in it, or the plain one
     */
    public record Missing(String plain, String withMissing) {}

    /** The page in other words. */
    public CausePage worded(String words, Missing clears, Missing does, Supplier<String> page) {
        return new CausePage(id, words, prior, priorWhen, blocks, working, explains, clears, does, references, page);
    }

    static CausePage parse(RuleFile file, List<Problem> all) {
        Page page = Page.parse(file, all);
        List<Problem> problems = page.isOf("remedy", List.of("minutes", "effort"), "prior", file, all)
                ? new ArrayList<>()
                : page.heard(all);
        FieldReader front = new FieldReader(file.path(), "", page.front(), problems);
        String clearsWhen = front.text("clearsWhen", null);
        String goal = front.text("goal", null);
        // YAML reads an unquoted yes or no as a text or as true or false, as its version has it.
        Object blocks = page.front().get("blocks");
        front.ask("blocks");
        CausePage cause = new CausePage(
                file.id(),
                front.text("title", null),
                front.number("prior", 0, 1, null),
                front.numbers("priorWhen"),
                Blocks.of(blocks == null ? "no" : blocks.toString(), file.path(), problems),
                front.flag("working", false),
                front.flag("explains", true),
                new Missing(clearsWhen, front.text("clearsWhenMissing", clearsWhen)),
                new Missing(goal, front.text("goalMissing", goal)),
                Links.in(front, "references"),
                page.plainText());
        front.nothingElse();
        return cause;
    }
}

package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Who;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.fact.Versions;
import org.jspecify.annotations.Nullable;

/**
 * What to ask about a field that isn't known, as {@code data/questions.yaml} has it.
 *
 * @param path the field
 * @param text the question
 * @param where where to look
 * @param whereBefore where to look on an older iOS, by the version below which that is so
 * @param unless what makes the question needless, each as {@link Circumstances} has it
 * @param who who can answer it
 * @param minutes how long it takes to find out
 * @param answers the answers to choose from
 */
public record Inquiry(
        String path,
        String text,
        String where,
        Map<String, String> whereBefore,
        List<String> unless,
        Who who,
        double minutes,
        List<Answer> answers) {

    /**
     * An answer.
     *
     * @param label what the person reads
     * @param path the field that it is about, mostly the question's
     * @param value what goes into the snapshot; null when the answer leaves the field as unknown as it was
     * @param share how often it is given
     * @param tried the remedies of which an outcome gives it, too
     * @param triedWhile such remedies by what must be so for it, as {@link Circumstances} has it
     */
    public record Answer(
            String label,
            String path,
            @Nullable Object value,
            double share,
            Map<String, List<Outcome>> tried,
            Map<String, Map<String, List<Outcome>>> triedWhile) {

        /** The same in other words. */
        public Answer worded(String other) {
            return new Answer(other, path, value, share, tried, triedWhile);
        }

        /** The remedies that can give it. */
        Stream<String> remedies() {
            return Stream.concat(Stream.of(tried), triedWhile.values().stream())
                    .flatMap(each -> each.keySet().stream());
        }

        private boolean isGivenBy(Tried one, Circumstances now) {
            return gives(tried, one)
                    || triedWhile.entrySet().stream()
                            .anyMatch(each -> gives(each.getValue(), one) && now.hold(each.getKey()));
        }

        private static boolean gives(Map<String, List<Outcome>> outcomes, Tried one) {
            return outcomes.getOrDefault(one.remedy(), List.of()).contains(one.outcome());
        }
    }

    /** There is one question for a field. */
    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** Whether what is so leaves it to be asked. */
    public boolean isOpen(Circumstances now) {
        return unless.stream().noneMatch(now::hold);
    }

    /** What goes into the snapshot when trying a remedy answers it. */
    Optional<Object> answeredBy(Tried tried, Circumstances now) {
        return answers.stream()
                .filter(answer -> answer.path().equals(path) && answer.isGivenBy(tried, now))
                .findFirst()
                .map(Answer::value);
    }

    /** Where to look on a version of iOS; on one that isn't known, as on today's. */
    public String whereOn(@Nullable String version) {
        return version == null
                ? where
                : whereBefore.entrySet().stream()
                        .filter(entry -> Versions.compare(version, entry.getKey()) < 0)
                        .min(Comparator.comparing(Map.Entry::getKey, Versions::compare))
                        .map(Map.Entry::getValue)
                        .orElse(where);
    }

    static Map<String, Inquiry> parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = FieldReader.ofData(file, data, problems);
        Map<String, Inquiry> inquiries = new LinkedHashMap<>();
        FieldReader questions = all.group("questions");
        for (String path : questions.names()) {
            FieldReader question = questions.group(path);
            Map<String, String> before = question.has("whereBefore") ? question.textsByName("whereBefore") : Map.of();
            inquiries.put(
                    path,
                    new Inquiry(
                            path,
                            question.text("text", null),
                            question.text("where", ""),
                            before,
                            question.texts("unless"),
                            question.word("who", Who.class, Who.OWNER),
                            question.number("minutes", 0, 1000, 1d),
                            answers(path, question)));
            question.nothingElse();
        }
        all.nothingElse();
        return inquiries;
    }

    private static List<Answer> answers(String asked, FieldReader question) {
        List<Answer> answers = new ArrayList<>();
        for (FieldReader option : question.groups("options")) {
            Map<String, Map<String, List<Outcome>>> triedWhile = new LinkedHashMap<>();
            FieldReader conditions = option.optionalGroup("triedWhile");
            conditions.names().forEach(condition -> triedWhile.put(condition, outcomes(conditions.group(condition))));
            answers.add(new Answer(
                    option.text("label", null),
                    option.text("path", asked),
                    option.has("value") ? option.any("value") : null,
                    option.number("share", 0, 1, 0d),
                    outcomes(option.optionalGroup("tried")),
                    triedWhile));
            option.nothingElse();
        }
        return List.copyOf(answers);
    }

    private static Map<String, List<Outcome>> outcomes(FieldReader remedies) {
        Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
        remedies.names().forEach(remedy -> outcomes.put(remedy, remedies.words(remedy, Outcome.class)));
        return outcomes;
    }
}

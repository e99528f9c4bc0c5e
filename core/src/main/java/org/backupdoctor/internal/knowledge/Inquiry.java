package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
 * @param unless what makes the question needless: paths of which one is known, or is known to have a value ({@code /backup/enabled=false})
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
     * @param value what goes into the snapshot
     * @param share how often it is given
     * @param tried the remedies of which an outcome gives it, too
     */
    public record Answer(String label, Object value, double share, Map<String, List<Outcome>> tried) {

        private boolean isGivenBy(Tried one) {
            return tried.getOrDefault(one.remedy(), List.of()).contains(one.outcome());
        }
    }

    /** There is one question for a field. */
    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** Whether what is known, by path, leaves it to be asked. */
    public boolean isOpen(Function<String, @Nullable Object> known) {
        return unless.stream().noneMatch(reason -> {
            int equals = reason.indexOf('=');
            Object value = known.apply(equals < 0 ? reason : reason.substring(0, equals));
            return value != null && (equals < 0 || reason.substring(equals + 1).equals(value.toString()));
        });
    }

    /** What goes into the snapshot when trying a remedy answers it. */
    Optional<Object> answeredBy(Tried tried) {
        return answers.stream()
                .filter(answer -> answer.isGivenBy(tried))
                .map(Answer::value)
                .findFirst();
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
                            answers(question)));
            question.nothingElse();
        }
        all.nothingElse();
        return inquiries;
    }

    private static List<Answer> answers(FieldReader question) {
        List<Answer> answers = new ArrayList<>();
        for (FieldReader option : question.groups("options")) {
            Object value = option.any("value");
            Map<String, List<Outcome>> tried = new LinkedHashMap<>();
            FieldReader remedies = option.optionalGroup("tried");
            remedies.names().forEach(remedy -> tried.put(remedy, remedies.words(remedy, Outcome.class)));
            answers.add(new Answer(
                    option.text("label", null), value == null ? "" : value, option.number("share", 0, 1, 0d), tried));
            option.nothingElse();
        }
        return List.copyOf(answers);
    }
}

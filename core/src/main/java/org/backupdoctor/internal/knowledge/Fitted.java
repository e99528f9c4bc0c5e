package org.backupdoctor.internal.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.rule.Efficacy;

/**
 * Numbers that were fitted from outcomes and stand in for those of the pages and of {@code data/reasoning.yaml}, as
 * {@code data/fitted.yaml} has them.
 *
 * @param origin where the numbers are from
 * @param priors the priors by cause
 * @param efficacies how likely a remedy clears a cause, by remedy, cause and the word of the rule that recommends it
 */
public record Fitted(
        String origin, Map<String, Double> priors, Map<String, Map<String, Map<Efficacy, Double>>> efficacies) {

    /** Where a rule set has the numbers. */
    public static final String FILE = "data/fitted.yaml";

    private static final String VALUE = "value";

    /** The prior of a cause, where it was fitted. */
    public Optional<Double> prior(String cause) {
        return Optional.ofNullable(priors.get(cause));
    }

    /** How likely a remedy clears a cause, where it was fitted. */
    public Optional<Double> efficacy(String remedy, String cause, Efficacy word) {
        return Optional.ofNullable(efficacies
                .getOrDefault(remedy, Map.of())
                .getOrDefault(cause, Map.of())
                .get(word));
    }

    static Fitted parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = FieldReader.ofData(file, data, problems);
        all.number("devices", 0, Integer.MAX_VALUE, 0d);
        all.number("outcomes", 0, Integer.MAX_VALUE, 0d);
        Map<String, Double> priors = new LinkedHashMap<>();
        FieldReader causes = all.optionalGroup("priors");
        for (String cause : causes.names()) {
            FieldReader number = causes.group(cause);
            priors.put(cause, number.number(VALUE, 0, 1, null));
            number.number("was", 0, 1, 0d);
            number.number("devices", 0, Integer.MAX_VALUE, 0d);
            number.nothingElse();
        }
        Map<String, Map<String, Map<Efficacy, Double>>> efficacies = new LinkedHashMap<>();
        FieldReader remedies = all.optionalGroup("efficacies");
        for (String remedy : remedies.names()) {
            FieldReader cleared = remedies.group(remedy);
            Map<String, Map<Efficacy, Double>> byCause = new LinkedHashMap<>();
            for (String cause : cleared.names()) {
                FieldReader words = cleared.group(cause);
                Map<Efficacy, Double> byWord = new LinkedHashMap<>();
                for (Efficacy word : Efficacy.values()) {
                    if (words.has(word.name())) {
                        FieldReader number = words.group(word.name());
                        byWord.put(word, number.number(VALUE, 0, 1, null));
                        number.number("was", 0, 1, 0d);
                        number.number("fixed", 0, Integer.MAX_VALUE, 0d);
                        number.number("tried", 0, Integer.MAX_VALUE, 0d);
                        number.nothingElse();
                    }
                }
                words.nothingElse();
                byCause.put(cause, byWord);
            }
            efficacies.put(remedy, byCause);
        }
        all.nothingElse();
        return new Fitted(all.text("origin", ""), Map.copyOf(priors), Map.copyOf(efficacies));
    }
}

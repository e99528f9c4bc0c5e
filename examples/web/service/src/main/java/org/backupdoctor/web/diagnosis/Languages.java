package org.backupdoctor.web.diagnosis;

import java.util.List;
import java.util.Locale;
import org.backupdoctor.Diagnoser;
import org.springframework.stereotype.Component;

/** Chooses among the languages of the rules at work. */
@Component
public final class Languages {

    private final Diagnoser diagnoser;

    Languages(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
    }

    /**
     * The first locale that a client accepts and whose language is known, with its country, as numbers and dates are that country's;
     * English when there is none.
     */
    public Locale chosen(String acceptLanguage) {
        List<String> known = diagnoser.ruleSet().languages();
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
                Locale locale = Locale.forLanguageTag(range.getRange());
                if (range.getWeight() > 0 && known.contains(locale.getLanguage())) {
                    return new Locale.Builder()
                            .setLanguage(locale.getLanguage())
                            .setRegion(locale.getCountry())
                            .build();
                }
            }
        } catch (IllegalArgumentException e) {
            // What can't be read says nothing.
        }
        return Locale.ENGLISH;
    }
}

package org.backupdoctor.web.diagnosis;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Chooses among the languages that reports can be in. */
@Component
final class Languages {

    private final List<String> known;

    Languages(@Value("${backupdoctor.languages:en}") List<String> known) {
        this.known = List.copyOf(known);
    }

    /**
     * The first locale that a client accepts and whose language is known, with its country, as numbers and dates are that country's;
     * English when there is none.
     */
    Locale chosen(String acceptLanguage) {
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

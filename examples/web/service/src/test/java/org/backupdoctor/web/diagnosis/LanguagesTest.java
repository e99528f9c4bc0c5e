package org.backupdoctor.web.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.backupdoctor.Diagnoser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    private static final Diagnoser DIAGNOSER = Diagnoser.create();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en                          | en",
                "en-GB, pt;q=0.9             | en-GB",
                "fr-CA, pt-BR;q=0.8, en;q=0.2 | pt-BR",
                "fr                          | en",
                "pt;q=0, en-IE;q=0.1         | en-IE",
                "*                           | en",
                "zh-Hant-TW, pt-Latn-PT      | pt-PT",
                "nonsense;;;                 | en",
                "''                          | en"
            })
    void theFirstThatIsKnownIsChosen(String accepted, String chosen) {
        assertEquals(chosen, new Languages(DIAGNOSER).chosen(accepted).toLanguageTag());
    }
}

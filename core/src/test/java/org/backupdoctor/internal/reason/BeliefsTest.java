package org.backupdoctor.internal.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.backupdoctor.internal.rules.SmallRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left for other causes beside a proven one. */
class BeliefsTest {

    @TempDir
    private Path directory;

    private SmallRules rules;

    @BeforeEach
    void rules() {
        rules = new SmallRules(directory);
        rules.drl("causes/doubts.drl", """
                rule "flat/but-on-power-at-night"
                when
                    $night : ChargesOvernight( yes )
                then
                    doubt( FAIR, $night );
                end
                """);
    }

    @Test
    void aProvenCauseLeavesATenth() {
        assertEquals(0.1 * 2 / 2.3, noisy(""), 1e-4);
    }

    @Test
    void aDoubtDividesTheOddsThatItIsAllThereIs() {
        assertEquals(5.0 / 14 * 2 / 2.3, noisy(",\"chargesOvernight\":true"), 1e-4);
    }

    private double noisy(String more) {
        String snapshot = """
                {"power":{"charging":false,"batteryPercent":5%s},"complaint":{"message":"noise"}}
                """.formatted(more);
        return rules.diagnose(snapshot).diagnoses().stream()
                .filter(diagnosis -> diagnosis.cause().equals("noisy"))
                .findFirst()
                .orElseThrow()
                .probability();
    }
}

package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same rule files in every build; {@code mvn -Pfuzz} looks for others. */
class AnyRuleFileTest {

    private static final int TEXTS = 10_000;

    @Test
    void isRefusedInWordsOrHarmsNobody() throws IOException {
        try (AnyRuleFile file = new AnyRuleFile(20)) {
            for (int seed = 0; seed < TEXTS; seed++) {
                Random random = new Random(seed);
                file.scribbled(random::nextInt);
            }
            assertTrue(file.fired() > 0, file::counts);
        }
    }
}

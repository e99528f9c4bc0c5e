package org.backupdoctor.internal.intake;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Some thousand sources by lot, the same in each run; {@code mvn -Pfuzz verify} tries as many as one likes. */
final class AnySourceTest {

    private static final int RUNS = Integer.getInteger("fuzz.sources", 3_000);

    @Test
    void nothingButWhatIsWrongComesOfAnySource() {
        int snapshots = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            try {
                snapshots += new AnySource(new Random(seed)::nextInt).read();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("With seed " + seed + ": " + e, e);
            }
        }
        assertTrue(snapshots > RUNS / 10, "Only " + snapshots + " could be read: what is tried is too wrong.");
    }
}

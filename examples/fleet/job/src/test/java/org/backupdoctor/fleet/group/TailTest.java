package org.backupdoctor.fleet.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The distribution against its own sums. */
class TailTest {

    @Test
    void itIsTheSumOfWhatEachNumberIsWorth() {
        for (int devices : new int[] {1, 7, 30}) {
            for (double past : new double[] {0, 3, 40, 1000}) {
                for (double share : new double[] {0, 0.1, 0.6}) {
                    double sum = 0;
                    double mean = devices * (past * share + 0.5) / (past + 1);
                    for (int affected = devices; affected > mean; affected--) {
                        sum += one(affected, devices, past * share + 0.5, past * (1 - share) + 0.5);
                        assertEquals(
                                sum,
                                Tail.atLeast(affected, devices, past * share, past),
                                1e-9,
                                affected + " of " + devices + " after " + past + " with " + share);
                    }
                }
            }
        }
    }

    /** By products, one device after the other (Pólya's urn). */
    private static double one(int affected, int devices, double a, double b) {
        double chance = 1;
        for (int i = 0; i < affected; i++) {
            chance *= (a + i) / (a + b + i) * (devices - i) / (affected - i);
        }
        for (int i = 0; i < devices - affected; i++) {
            chance *= (b + i) / (a + b + affected + i);
        }
        return chance;
    }

    @Test
    void whatIsUsualOrLessIsNoSurprise() {
        assertEquals(1, Tail.atLeast(5, 100, 50, 1000));
        assertEquals(1, Tail.atLeast(0, 0, 0, 0));
        assertTrue(Tail.atLeast(20, 100, 50, 1000) < 1e-4);
    }

    @Test
    void aFleetOfMillionsTakesNoLonger() {
        assertTrue(Tail.atLeast(1_100_000, 10_000_000, 10_000_000, 100_000_000) < 1e-9);
        double usual = Tail.atLeast(1_000_100, 10_000_000, 10_000_000, 100_000_000);
        assertTrue(usual > 0.3 && usual < 0.6, "It was " + usual);
    }
}

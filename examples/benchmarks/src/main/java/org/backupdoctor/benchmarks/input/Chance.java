package org.backupdoctor.benchmarks.input;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws: the same seed gives the same. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** So with a probability. */
    boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** From the least to the most. */
    long whole(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least + 1));
    }

    /** Sizes are as often between 1 and 10 MB as between 1 and 10 GB. */
    long bytes(long least, long most) {
        return (long) (least * Math.pow((double) most / least, random.nextDouble()));
    }

    /** A value that is known with a probability. */
    <T> @Nullable T known(double probability, T value) {
        return is(probability) ? value : null;
    }
}

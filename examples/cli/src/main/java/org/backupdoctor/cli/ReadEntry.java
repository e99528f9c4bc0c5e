package org.backupdoctor.cli;

import java.util.List;
import java.util.OptionalDouble;
import org.backupdoctor.Intake;

/**
 * What was read already.
 *
 * @param share how much of its source has been taken with it
 * @param items what it holds
 */
record ReadEntry(OptionalDouble share, List<Intake.Item> items) implements Intake.Entry {

    static ReadEntry of(Intake.Item item) {
        return new ReadEntry(OptionalDouble.empty(), List.of(item));
    }

    @Override
    public List<Intake.Item> read() {
        return items;
    }
}

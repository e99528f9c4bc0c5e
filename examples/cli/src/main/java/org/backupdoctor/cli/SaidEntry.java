package org.backupdoctor.cli;

import java.util.List;
import java.util.OptionalDouble;
import org.backupdoctor.Intake;

/**
 * What is read, with what is said by options laid over it.
 *
 * @param before the share of all that comes before its source
 * @param part the share of all that its source is
 */
record SaidEntry(Intake.Entry entry, Said said, double before, double part) implements Intake.Entry {

    @Override
    public OptionalDouble share() {
        OptionalDouble share = entry.share();
        return share.isEmpty() ? share : OptionalDouble.of(before + part * share.getAsDouble());
    }

    @Override
    public List<Intake.Item> read() {
        return entry.read().stream().map(said::completed).toList();
    }
}

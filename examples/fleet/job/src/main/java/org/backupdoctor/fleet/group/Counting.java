package org.backupdoctor.fleet.group;

import org.apache.flink.api.common.functions.AggregateFunction;

/** Counts the devices of a group in a window. */
public final class Counting implements AggregateFunction<Member, Counts, Counts> {

    @Override
    public Counts createAccumulator() {
        return new Counts();
    }

    @Override
    public Counts add(Member member, Counts counts) {
        counts.add(member.standing());
        return counts;
    }

    @Override
    public Counts getResult(Counts counts) {
        return counts;
    }

    @Override
    public Counts merge(Counts counts, Counts other) {
        counts.add(other);
        return counts;
    }
}

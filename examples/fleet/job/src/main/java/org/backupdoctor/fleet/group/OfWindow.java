package org.backupdoctor.fleet.group;

import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Says of which group and window counts are. */
public final class OfWindow extends ProcessWindowFunction<Counts, Counts, String, TimeWindow> {

    @Override
    public void process(String group, Context context, Iterable<Counts> counted, Collector<Counts> out) {
        for (Counts counts : counted) {
            counts.group = group;
            counts.from = context.window().getStart();
            counts.to = context.window().getEnd();
            out.collect(counts);
        }
    }
}

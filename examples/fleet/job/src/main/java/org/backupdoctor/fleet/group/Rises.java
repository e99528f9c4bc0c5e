package org.backupdoctor.fleet.group;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.backupdoctor.fleet.device.Alert;
import org.backupdoctor.fleet.device.Groups;
import org.backupdoctor.fleet.group.Past.Course;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a cause, or failing at all, is more frequent in a group than by its own past, and when that is over. The past is that of the
 * windows without a rise, so that an outage doesn't become what is usual.
 */
public final class Rises extends KeyedProcessFunction<String, Counts, Alert> {

    /** By chance a rise would begin once in so many counts. */
    private static final double BEGINS = 1e-4;

    /** It is over when by chance it would be so once in so many. */
    private static final double ENDS = 0.05;

    /** Each affected device has at least three others that are. */
    private static final long LEAST = 4;

    /** A window counts half after about 14 others. */
    private static final double FADING = 0.95;

    /** Less than this is no past. */
    private static final double NOTHING = 1e-3;

    private static final String FAILING = "";

    private final long window;
    private transient @Nullable ValueState<Past> state;

    /**
     * Tells of rises.
     *
     * @param window how long a window is
     */
    public Rises(Duration window) {
        this.window = window.toMillis();
    }

    /** Whether a group is compared with its past: models aren't, as releases are. */
    public static boolean isWatched(String group) {
        return !Groups.kind(group).equals(Groups.MODEL);
    }

    @Override
    public void open(OpenContext context) {
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("past", TypeInformation.of(Past.class)));
    }

    @Override
    public void processElement(Counts counts, Context context, Collector<Alert> out) throws Exception {
        Past after = after(past(), counts, out);
        update(after);
        if (isRisen(after)) {
            // A window without devices has no counts.
            context.timerService().registerEventTimeTimer(counts.to + window - 1);
        }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Alert> out) throws Exception {
        Past past = past();
        boolean isOver = context.timerService().currentWatermark() == Long.MAX_VALUE;
        if (past.until() < at + 1 && isRisen(past) && !isOver) {
            Counts nobody = new Counts();
            nobody.group = context.getCurrentKey();
            nobody.to = at + 1;
            update(after(past, nobody, out));
        }
    }

    private static boolean isRisen(Past past) {
        return past.causes().values().stream().anyMatch(Course::isRisen);
    }

    private Past past() throws Exception {
        Past past = state == null ? null : state.value();
        return past == null ? new Past(0, 0, Map.of()) : past;
    }

    private void update(Past past) throws Exception {
        if (state != null) {
            state.update(past);
        }
    }

    /** What the past is with this window in it; tells what begins and ends with it. */
    private static Past after(Past past, Counts counts, Collector<Alert> out) {
        Set<String> all = new TreeSet<>(past.causes().keySet());
        all.addAll(counts.causes.keySet());
        all.add(FAILING);
        Map<String, Course> causes = new HashMap<>();
        for (String cause : all) {
            Course before = past.causes().getOrDefault(cause, new Course(past.devices(), 0, false));
            long affected = cause.isEmpty() ? counts.failing : counts.causes.getOrDefault(cause, 0L);
            boolean isRisen = isRisen(before, affected, counts.devices);
            if (isRisen != before.isRisen()) {
                double expected = counts.devices * before.affected() / Math.max(1, before.devices());
                out.collect(new Alert(isRisen, counts.group, cause, counts.to - 1, counts.devices, affected, expected));
            }
            Course now = isRisen
                    ? new Course(before.devices(), before.affected(), true)
                    : new Course(
                            before.devices() * FADING + counts.devices, before.affected() * FADING + affected, false);
            if (now.isRisen() || now.affected() > NOTHING) {
                causes.put(cause, now);
            }
        }
        return new Past(counts.to, past.devices() * FADING + counts.devices, causes);
    }

    private static boolean isRisen(Course before, long affected, long devices) {
        return affected >= LEAST
                && Tail.atLeast(affected, devices, before.affected(), before.devices())
                        < (before.isRisen() ? ENDS : BEGINS);
    }
}

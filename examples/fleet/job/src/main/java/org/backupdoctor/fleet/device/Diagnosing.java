package org.backupdoctor.fleet.device;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Report;
import org.backupdoctor.fleet.intake.Observation;
import org.backupdoctor.fleet.output.Json;
import org.backupdoctor.fleet.output.Line;
import org.backupdoctor.fleet.rules.AdmittedRules;
import org.backupdoctor.fleet.rules.RulesAtWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known of each device, and diagnoses it when that changes, in the order of the fleet's time and not of arrival. Observations
 * that come too late for that are taken in at once, and named on a side output; they aren't counted in windows that are over. At the end of
 * each window it says how it stands with those devices that were observed in it, or fail.
 */
public final class Diagnosing extends KeyedBroadcastProcessFunction<String, Observation, AdmittedRules, Diagnosed> {

    /** How it stands with devices at the ends of windows. */
    public static final OutputTag<Standing> STANDINGS = new OutputTag<>("standings") {};

    /** Observations that came late: of which device, and of when. */
    public static final OutputTag<Line> LATE = new OutputTag<>("late") {};

    /** The rules at work, as each subtask keeps them. */
    public static final MapStateDescriptor<String, AdmittedRules> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, TypeInformation.of(AdmittedRules.class));

    private static final String NEWEST = "newest";

    private final Windows windows;
    private final List<PublicKey> keys;
    private final ValueStateDescriptor<DeviceState> described =
            new ValueStateDescriptor<>("device", TypeInformation.of(DeviceState.class));
    private transient @Nullable ListState<Observation> waiting;
    private transient @Nullable ValueState<DeviceState> state;
    private transient @Nullable RulesAtWork rules;
    private transient @Nullable Merged merged;

    /**
     * Diagnoses with the bundled rules, until others come.
     *
     * @param keys those whose signatures on rules are known
     */
    public Diagnosing(Windows windows, List<PublicKey> keys) {
        this.windows = windows;
        this.keys = List.copyOf(keys);
    }

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("waiting", TypeInformation.of(Observation.class)));
        state = getRuntimeContext().getState(described);
        rules = new RulesAtWork(keys);
        merged = new Merged();
    }

    @Override
    public void processElement(Observation observation, ReadOnlyContext context, Collector<Diagnosed> out)
            throws Exception {
        takeOver(context.getBroadcastState(RULES).get(NEWEST));
        long now = context.timerService().currentWatermark();
        if (observation.at() > now) {
            here(waiting).add(observation);
            context.timerService().registerEventTimeTimer(observation.at());
            context.timerService().registerEventTimeTimer(windows.end(observation.at()) - 1);
            return;
        }
        context.output(
                LATE,
                Json.kind("late")
                        .put("device", observation.device())
                        .at("at", observation.at())
                        .line(observation.device()));
        DeviceState before = here(state).value();
        Known known = Known.of(before == null ? new byte[0] : before.known());
        if (known.add(observation.at(), observation.snapshot(), windows.keep())) {
            long forget = rearm(context.timerService(), before, known);
            long seen = before == null ? Long.MIN_VALUE : before.seen();
            DeviceState after = diagnosed(observation.device(), known, before, now, seen, forget, out);
            here(state).update(after);
            if (after.standing().failing()) {
                context.timerService().registerEventTimeTimer(windows.end(now) - 1);
            }
        }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Diagnosed> out) throws Exception {
        takeOver(context.getBroadcastState(RULES).get(NEWEST));
        String device = context.getCurrentKey();
        DeviceState now = here(state).value();
        List<Observation> due = due(at);
        if (!due.isEmpty()) {
            Known known = Known.of(now == null ? new byte[0] : now.known());
            boolean isNew = false;
            for (Observation each : due) {
                isNew |= known.add(each.at(), each.snapshot(), windows.keep());
            }
            long seen = windows.end(due.get(due.size() - 1).at());
            if (isNew || now == null) {
                long forget = rearm(context.timerService(), now, known);
                now = diagnosed(device, known, now, at, seen, forget, out);
            } else {
                now = new DeviceState(now.known(), now.said(), now.standing(), now.at(), seen, now.forget());
            }
            here(state).update(now);
        }
        if (now == null) {
            return;
        }
        if (windows.isLast(at)) {
            boolean isCounted = now.standing().failing()
                    && at
                            <= now.forget()
                                    - windows.forget().toMillis()
                                    + windows.keep().toMillis();
            if (now.seen() == at + 1 || isCounted) {
                context.output(STANDINGS, now.standing());
            }
            if (isCounted && !Windows.isOver(context.timerService())) {
                context.timerService().registerEventTimeTimer(windows.end(at + 1) - 1);
            }
        } else if (now.standing().failing() && !due.isEmpty()) {
            context.timerService().registerEventTimeTimer(windows.end(at) - 1);
        }
        if (at >= now.forget()) {
            here(state).clear();
        }
    }

    /** Those that wait for this time or an earlier one, in their order; the others go on waiting. */
    private List<Observation> due(long at) throws Exception {
        List<Observation> due = new ArrayList<>();
        List<Observation> later = new ArrayList<>();
        for (Observation each : here(waiting).get()) {
            (each.at() <= at ? due : later).add(each);
        }
        if (!due.isEmpty()) {
            here(waiting).update(later);
            due.sort(Comparator.comparingLong(Observation::at).thenComparing(Observation::snapshot));
        }
        return due;
    }

    /** Sets when the device is forgotten. */
    private long rearm(TimerService timers, @Nullable DeviceState before, Known known) {
        long forget = known.newest() + windows.forget().toMillis();
        if (before == null || before.forget() != forget) {
            if (before != null) {
                timers.deleteEventTimeTimer(before.forget());
            }
            timers.registerEventTimeTimer(forget);
        }
        return forget;
    }

    private DeviceState diagnosed(
            String device,
            Known known,
            @Nullable DeviceState before,
            long at,
            long seen,
            long forget,
            Collector<Diagnosed> out) {
        DeviceSnapshot snapshot = here(merged).of(device, known);
        Report report = here(rules).diagnoser().diagnose(snapshot);
        String said = Said.of(report);
        Standing standing = Standing.of(device, known, report);
        byte[] bytes = known.toBytes();
        boolean isSame = before != null && before.said().equals(said);
        out.collect(new Diagnosed(
                device,
                at,
                standing.network(),
                standing.release(),
                standing.failing(),
                standing.failing() ? bytes : new byte[0],
                said,
                isSame ? "" : report.toBriefJson()));
        return new DeviceState(bytes, said, standing, at, seen, forget);
    }

    /**
     * Takes over rules and diagnoses every device that is known anew, so that a new rule is live for those too that are quiet. That holds
     * up this subtask for as long as it takes to diagnose its devices.
     */
    @Override
    public void processBroadcastElement(AdmittedRules newer, Context context, Collector<Diagnosed> out)
            throws Exception {
        AdmittedRules before = context.getBroadcastState(RULES).get(NEWEST);
        if (before != null && before.serial() >= newer.serial()) {
            return;
        }
        context.getBroadcastState(RULES).put(NEWEST, newer);
        takeOver(newer);
        context.applyToKeyedState(described, (device, each) -> {
            DeviceState known = each.value();
            if (known != null) {
                each.update(diagnosed(
                        device, Known.of(known.known()), known, known.at(), known.seen(), known.forget(), out));
            }
        });
    }

    private void takeOver(@Nullable AdmittedRules newest) {
        if (newest != null) {
            here(rules).take(newest);
        }
    }

    private static <T> T here(@Nullable T opened) {
        if (opened == null) {
            throw new IllegalStateException("Not open.");
        }
        return opened;
    }

    @Override
    public void close() {
        if (rules != null) {
            rules.close();
        }
    }
}

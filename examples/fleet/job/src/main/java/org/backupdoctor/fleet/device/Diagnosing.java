package org.backupdoctor.fleet.device;

import java.security.PublicKey;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.backupdoctor.Report;
import org.backupdoctor.fleet.intake.Observation;
import org.backupdoctor.fleet.output.Json;
import org.backupdoctor.fleet.output.Line;
import org.backupdoctor.fleet.rules.AdmittedRules;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known of each device, and diagnoses it when that changes, in the order of the fleet's time and not of arrival. Observations
 * that come too late for that are taken in at once, and named on a side output; they aren't counted in windows that are over. At the end of
 * each window it says how it stands with those devices that were observed in it, or fail.
 */
public final class Diagnosing extends InOrder<Observation, AdmittedRules, DeviceState, Diagnosed> {

    /** How it stands with devices at the ends of windows. */
    public static final OutputTag<Standing> STANDINGS = new OutputTag<>("standings") {};

    /** Observations that came late: of which device, and of when. */
    public static final OutputTag<Line> LATE = new OutputTag<>("late") {};

    /**
     * Diagnoses with the bundled rules, until others come.
     *
     * @param keys those whose signatures on rules are known
     */
    public Diagnosing(Windows windows, List<PublicKey> keys) {
        super(
                windows,
                keys,
                Observation.class,
                new ValueStateDescriptor<>("device", TypeInformation.of(DeviceState.class)));
    }

    @Override
    long at(Observation each) {
        return each.at();
    }

    @Override
    Comparator<Observation> order() {
        return Comparator.comparingLong(Observation::at).thenComparing(Observation::snapshot);
    }

    @Override
    public void processElement(Observation observation, ReadOnlyContext context, Collector<Diagnosed> out)
            throws Exception {
        takeOver(context.getBroadcastState(RULES));
        if (waits(observation, context.timerService())) {
            context.timerService().registerEventTimeTimer(windows.end(observation.at()) - 1);
            return;
        }
        long now = context.timerService().currentWatermark();
        context.output(
                LATE,
                Json.kind("late")
                        .put("device", observation.device())
                        .at("at", observation.at())
                        .line(observation.device()));
        DeviceState before = state().value();
        Known known = Known.of(before == null ? new byte[0] : before.known());
        if (known.add(observation.at(), observation.snapshot(), windows.keep())) {
            long forget = rearm(context.timerService(), before, known);
            long seen = before == null ? Long.MIN_VALUE : before.seen();
            DeviceState after = diagnosed(observation.device(), known, before, now, seen, forget, out);
            state().update(after);
            if (after.standing().failing()) {
                context.timerService().registerEventTimeTimer(windows.end(now) - 1);
            }
        }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Diagnosed> out) throws Exception {
        takeOver(context.getBroadcastState(RULES));
        String device = context.getCurrentKey();
        DeviceState now = state().value();
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
            state().update(now);
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
            state().clear();
        }
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
        Report report = report(snapshot(device, known));
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
        if (!takeOver(newer, context)) {
            return;
        }
        context.applyToKeyedState(described, (device, each) -> {
            DeviceState known = each.value();
            if (known != null) {
                each.update(diagnosed(
                        device, Known.of(known.known()), known, known.at(), known.seen(), known.forget(), out));
            }
        });
    }
}

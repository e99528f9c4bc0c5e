package org.backupdoctor.fleet.device;

import java.security.PublicKey;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Report;
import org.backupdoctor.fleet.output.Line;
import org.backupdoctor.fleet.rules.AdmittedRules;
import org.jspecify.annotations.Nullable;

/**
 * Gives reports out, those that say something else than the last one of their device. While devices of its network, or of its release, fail
 * together, a failing device is diagnosed with that as evidence ({@code complaint.otherDevicesOnNetworkFail} and
 * {@code otherDevicesOnReleaseFail}), unless somebody said themselves whether others fail; when it is over, without it again. What is said
 * goes in the order of the fleet's time: everything waits here until all alerts of before are known.
 */
public final class Evidence extends InOrder<Diagnosed, Signal, Told, Line> {

    /** Which groups fail together, and when they did, by group. */
    public static final MapStateDescriptor<String, Together> ALERTS =
            new MapStateDescriptor<>("alerts", Types.STRING, TypeInformation.of(Together.class));

    private static final String ON_NETWORK = "otherDevicesOnNetworkFail";
    private static final String ON_RELEASE = "otherDevicesOnReleaseFail";

    /**
     * Gives reports out.
     *
     * @param keys those whose signatures on rules are known
     */
    public Evidence(Windows windows, List<PublicKey> keys) {
        super(windows, keys, Diagnosed.class, new ValueStateDescriptor<>("told", TypeInformation.of(Told.class)));
    }

    @Override
    long at(Diagnosed each) {
        return each.at();
    }

    @Override
    Comparator<Diagnosed> order() {
        return Comparator.comparingLong(Diagnosed::at);
    }

    @Override
    public void processElement(Diagnosed diagnosed, ReadOnlyContext context, Collector<Line> out) throws Exception {
        takeOver(context.getBroadcastState(RULES));
        if (!waits(diagnosed, context.timerService())) {
            long now = context.timerService().currentWatermark();
            tell(diagnosed, now, context.timerService(), context.getBroadcastState(ALERTS), out);
            if (diagnosed.failing()) {
                context.timerService().registerEventTimeTimer(windows.end(now) - 1);
            }
        }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Line> out) throws Exception {
        takeOver(context.getBroadcastState(RULES));
        List<Diagnosed> due = due(at);
        for (Diagnosed each : due) {
            tell(each, at, context.timerService(), context.getBroadcastState(ALERTS), out);
        }
        Told told = state().value();
        if (told == null) {
            return;
        }
        if (due.isEmpty() && told.last().failing()) {
            told = retold(told, at, context.getBroadcastState(ALERTS), out);
        }
        long last = told.last().at();
        if (at > last + windows.forget().toMillis()) {
            state().clear();
        } else if (told.last().failing()
                && at <= last + windows.keep().toMillis()
                && !Windows.isOver(context.timerService())) {
            boolean isLast = windows.isLast(at);
            context.timerService().registerEventTimeTimer(windows.end(isLast ? at + 1 : at) - 1);
        }
    }

    private void tell(
            Diagnosed diagnosed,
            long at,
            TimerService timers,
            ReadOnlyBroadcastState<String, Together> alerts,
            Collector<Line> out)
            throws Exception {
        Told before = state().value();
        long forget = windows.forget().toMillis() + 1;
        if (before != null) {
            timers.deleteEventTimeTimer(before.last().at() + forget);
        }
        timers.registerEventTimeTimer(diagnosed.at() + forget);
        state().update(told(
                diagnosed,
                before,
                isTogether(alerts, diagnosed, Groups.network(diagnosed.network()), at),
                isTogether(alerts, diagnosed, Groups.release(diagnosed.release()), at),
                out));
    }

    /** The same device when only what it has in common with others may have changed. */
    private Told retold(Told told, long at, ReadOnlyBroadcastState<String, Together> alerts, Collector<Line> out)
            throws Exception {
        Diagnosed last = told.last();
        boolean onNetwork = isTogether(alerts, last, Groups.network(last.network()), at);
        boolean onRelease = isTogether(alerts, last, Groups.release(last.release()), at);
        if (onNetwork == told.onNetwork() && onRelease == told.onRelease()) {
            return told;
        }
        Told now = told(last, told, onNetwork, onRelease, out);
        state().update(now);
        return now;
    }

    private static boolean isTogether(
            ReadOnlyBroadcastState<String, Together> alerts, Diagnosed diagnosed, String group, long at)
            throws Exception {
        Together together = group.isEmpty() || !diagnosed.failing() ? null : alerts.get(group);
        return together != null && together.at(at);
    }

    private Told told(
            Diagnosed diagnosed, @Nullable Told before, boolean onNetwork, boolean onRelease, Collector<Line> out) {
        String said = diagnosed.said();
        String text = diagnosed.report();
        boolean isEvidence = onNetwork || onRelease;
        boolean isMissing = text.isEmpty() && (before == null || !before.said().equals(said));
        if (diagnosed.failing() && (isEvidence || isMissing)) {
            Report report = report(with(diagnosed, onNetwork, onRelease));
            said = Said.of(report);
            text = report.toBriefJson();
        }
        if (!text.isEmpty() && (before == null || !before.said().equals(said))) {
            out.collect(new Line(diagnosed.device(), text));
        }
        return new Told(diagnosed.withoutReport(), said, onNetwork, onRelease);
    }

    private DeviceSnapshot with(Diagnosed diagnosed, boolean onNetwork, boolean onRelease) {
        Known known = Known.of(diagnosed.known());
        DeviceSnapshot snapshot = snapshot(diagnosed.device(), known);
        boolean isNetwork = onNetwork && !known.has("/complaint/" + ON_NETWORK);
        boolean isRelease = onRelease && !known.has("/complaint/" + ON_RELEASE);
        if (!isNetwork && !isRelease) {
            return snapshot;
        }
        return DeviceSnapshot.builder()
                .snapshot(snapshot)
                .complaint(complaint -> complaint
                        .otherDevicesOnNetworkFail(isNetwork ? Boolean.TRUE : null)
                        .otherDevicesOnReleaseFail(isRelease ? Boolean.TRUE : null))
                .build();
    }

    @Override
    public void processBroadcastElement(Signal signal, Context context, Collector<Line> out) throws Exception {
        Alert alert = signal.alert();
        if (alert != null) {
            Together before = context.getBroadcastState(ALERTS).get(alert.group());
            Together known = before == null ? Together.NEVER : before;
            context.getBroadcastState(ALERTS)
                    .put(alert.group(), (alert.begins() ? known.begin(alert.at()) : known.end(alert.at())).shortened());
        }
        AdmittedRules newer = signal.rules();
        if (newer != null && takeOver(newer, context)) {
            // Of all others the step before tells.
            context.applyToKeyedState(described, (device, each) -> {
                Told told = each.value();
                if (told != null && (told.onNetwork() || told.onRelease())) {
                    each.update(told(told.last(), told, told.onNetwork(), told.onRelease(), out));
                }
            });
        }
    }
}

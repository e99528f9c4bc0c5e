package org.backupdoctor.fleet.device;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Report;
import org.backupdoctor.fleet.rules.AdmittedRules;
import org.backupdoctor.fleet.rules.RulesAtWork;
import org.jspecify.annotations.Nullable;

/**
 * What both steps that diagnose have in common: what comes of a device waits until the fleet's time has come to it, and is then taken in its
 * order; each device has a state; the newest rules are at work.
 *
 * @param <I> what comes of a device
 * @param <B> what comes for all of them
 * @param <S> what is kept of a device
 * @param <O> what goes out
 */
abstract class InOrder<I, B, S, O> extends KeyedBroadcastProcessFunction<String, I, B, O> {

    /** The rules at work, as each subtask keeps them. */
    public static final MapStateDescriptor<String, AdmittedRules> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, TypeInformation.of(AdmittedRules.class));

    private static final String NEWEST = "newest";

    final Windows windows;
    final ValueStateDescriptor<S> described;
    private final List<PublicKey> keys;
    private final Class<I> type;
    private transient @Nullable ListState<I> waiting;
    private transient @Nullable ValueState<S> state;
    private transient @Nullable RulesAtWork rules;
    private transient @Nullable Merged merged;

    /**
     * With the bundled rules, until others come.
     *
     * @param keys those whose signatures on rules are known
     */
    InOrder(Windows windows, List<PublicKey> keys, Class<I> type, ValueStateDescriptor<S> described) {
        this.windows = windows;
        this.keys = List.copyOf(keys);
        this.type = type;
        this.described = described;
    }

    /** When its time comes. */
    abstract long at(I each);

    /** Which of several is taken first. */
    abstract Comparator<I> order();

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", TypeInformation.of(type)));
        state = getRuntimeContext().getState(described);
        rules = new RulesAtWork(keys);
        merged = new Merged();
    }

    /** Lets it wait for its time; whether that is still to come. */
    boolean waits(I each, TimerService timers) throws Exception {
        if (at(each) <= timers.currentWatermark()) {
            return false;
        }
        here(waiting).add(each);
        timers.registerEventTimeTimer(at(each));
        return true;
    }

    /** Those that wait for this time or an earlier one, in their order; the others go on waiting. */
    List<I> due(long at) throws Exception {
        List<I> due = new ArrayList<>();
        List<I> later = new ArrayList<>();
        for (I each : here(waiting).get()) {
            (at(each) <= at ? due : later).add(each);
        }
        if (!due.isEmpty()) {
            here(waiting).update(later);
            due.sort(order());
        }
        return due;
    }

    /** What is kept of the device at hand. */
    ValueState<S> state() {
        return here(state);
    }

    /** The snapshot of what is known of a device. */
    DeviceSnapshot snapshot(String device, Known known) {
        return here(merged).of(device, known);
    }

    /** Diagnoses with the rules at work. */
    Report report(DeviceSnapshot snapshot) {
        return here(rules).diagnoser().diagnose(snapshot);
    }

    /** Sees that the newest rules are at work. */
    void takeOver(ReadOnlyBroadcastState<String, AdmittedRules> known) throws Exception {
        AdmittedRules newest = known.get(NEWEST);
        if (newest != null) {
            here(rules).take(newest);
        }
    }

    /** Takes over rules where they are newer than those at work; whether they are. */
    boolean takeOver(AdmittedRules newer, Context context) throws Exception {
        AdmittedRules before = context.getBroadcastState(RULES).get(NEWEST);
        if (before != null && before.serial() >= newer.serial()) {
            return false;
        }
        context.getBroadcastState(RULES).put(NEWEST, newer);
        here(rules).take(newer);
        return true;
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

package org.backupdoctor.fleet.rules;

import java.security.PublicKey;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.backupdoctor.Problem;
import org.backupdoctor.RulePack;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.fleet.intake.Received;
import org.backupdoctor.fleet.output.Json;
import org.backupdoctor.fleet.output.Line;
import org.jspecify.annotations.Nullable;

/**
 * Lets rule sets in, one after the other and so at one place: those that a known key signed, that load and pass the cases that they could
 * break, and whose serial number is higher than that of the set before, whichever came first. All others go to a side output with their
 * reason. The number is state, so that an older set is refused after a restart too.
 *
 * <p>No device waits for rules by the clock of the fleet, but for the first set: until it is in, or the source has ended, nothing is
 * diagnosed with the bundled rules alone.
 */
public final class Admission extends AbstractStreamOperator<AdmittedRules>
        implements OneInputStreamOperator<Received, AdmittedRules> {

    /** What was not let in: its name, and why. */
    public static final OutputTag<Line> REFUSED = new OutputTag<>("refused-rules") {};

    /** For which sets devices wait. */
    public enum Wait {
        /** For none: there are no others than the bundled rules. */
        NONE,
        /** For the first. */
        FIRST,
        /** For all: the source ends. */
        ALL
    }

    private final List<PublicKey> keys;
    private final Wait wait;
    private transient boolean isPassed;
    private transient @Nullable ListState<AdmittedRules> state;
    private transient @Nullable AdmittedRules newest;
    private transient RuleSets.@Nullable Use use;

    /**
     * Lets sets in.
     *
     * @param keys those whose signatures are known
     * @param wait for which sets devices wait
     */
    public Admission(List<PublicKey> keys, Wait wait) {
        this.keys = List.copyOf(keys);
        this.wait = wait;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ListState<AdmittedRules> admitted = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("newest", TypeInformation.of(AdmittedRules.class)));
        state = admitted;
        for (AdmittedRules each : admitted.get()) {
            newest = each;
        }
    }

    @Override
    public void processElement(StreamRecord<Received> element) throws Exception {
        Received received = element.getValue();
        try {
            AdmittedRules rules = admitted(received);
            if (rules != null && state != null) {
                newest = rules;
                state.update(List.of(rules));
                output.collect(new StreamRecord<>(rules));
                if (wait == Wait.FIRST) {
                    letPass();
                }
            }
        } catch (RuleSetException e) {
            String text = Json.kind("rules")
                    .put("name", received.name())
                    .problems(e.problems())
                    .text();
            output.collect(REFUSED, new StreamRecord<>(new Line(received.name(), text)));
        }
    }

    /** The set; null when it is at work already. */
    private @Nullable AdmittedRules admitted(Received received) {
        String name = received.name();
        if (!received.refusal().isEmpty()) {
            throw new RuleSetException(List.of(new Problem(name, "", received.refusal())));
        }
        RulePack pack = RulePack.of(name, received.content(), keys);
        String digest = RuleSets.digest(received.content());
        AdmittedRules before = newest;
        if (before != null && pack.serial() <= before.serial()) {
            if (pack.serial() == before.serial() && digest.equals(RuleSets.digest(before.pack()))) {
                return null;
            }
            throw new RuleSetException(List.of(notNewer(name, pack.serial(), before.serial())));
        }
        RuleSets.Use next = RuleSets.here().use(digest, pack);
        if (use != null) {
            use.close();
        }
        use = next;
        return new AdmittedRules(name, pack.serial(), received.content());
    }

    private static Problem notNewer(String name, long serial, long before) {
        return serial < before
                ? new Problem(
                        name,
                        "",
                        "The serial number of these rules is " + serial + ", but " + before + " is at work.",
                        "Maybe an older file was put here by mistake: a newer set needs a higher number.")
                : new Problem(
                        name,
                        "",
                        "These rules have the serial number " + serial + " of other rules that are at work.",
                        "Maybe they were packed again after a change: that needs a higher number.");
    }

    /**
     * Lets devices pass: from now on they need not wait for rules. A watermark at the end of time would say so too, until devices are
     * quiet: then it would be the only one that counts, and the time in the fleet would be over.
     */
    private void letPass() {
        if (!isPassed) {
            isPassed = true;
            output.emitWatermarkStatus(WatermarkStatus.IDLE);
        }
    }

    @Override
    public void processWatermark(Watermark mark) {
        if (mark.equals(Watermark.MAX_WATERMARK) || wait == Wait.NONE || (wait == Wait.FIRST && newest != null)) {
            letPass();
        }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // Whether rules come or not, devices wait for those they wait for.
    }

    @Override
    public void close() throws Exception {
        if (use != null) {
            use.close();
        }
        super.close();
    }
}

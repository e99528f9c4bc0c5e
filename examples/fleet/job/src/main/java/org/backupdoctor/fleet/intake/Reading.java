package org.backupdoctor.fleet.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.fleet.output.Json;
import org.backupdoctor.fleet.output.Line;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was received, whatever the {@link Intake} knows. What can't be read goes to a side output with its reason, and so does what
 * doesn't say of which device it is, or when; nothing is thrown.
 */
public final class Reading extends ProcessFunction<Received, Observation> {

    /** What could not be read: where it was, and why. */
    public static final OutputTag<Line> REFUSED = new OutputTag<>("refused") {};

    /** Further ahead of its file or record no time is believed: one wrong clock would make everything else late. */
    static final Duration AHEAD = Duration.ofDays(1);

    private final Intake.Naming naming;
    private transient @Nullable Intake plain;
    private transient @Nullable Intake own;

    /**
     * Reads.
     *
     * @param naming what names a device where neither its snapshot nor its source does
     */
    public Reading(Intake.Naming naming) {
        this.naming = naming;
    }

    @Override
    public void open(OpenContext context) {
        plain = Intake.standard();
        own = plain.naming(naming);
    }

    @Override
    public void processElement(Received received, Context context, Collector<Observation> out) {
        if (!received.refusal().isEmpty()) {
            refuse(received, 0, List.of(new Problem(received.name(), "", received.refusal(), "")), context);
            return;
        }
        Intake intake = received.key().isEmpty() ? own : plain;
        if (intake == null) {
            throw new IllegalStateException("Not open.");
        }
        Instant written = received.at() == 0 ? null : Instant.ofEpochMilli(received.at());
        for (Intake.Item item : intake.items(new Intake.Source(received.name(), received.content(), written))) {
            DeviceSnapshot snapshot = item.snapshot();
            Optional<Problem> wrong = snapshot == null ? Optional.empty() : wrong(snapshot, received);
            if (snapshot == null || wrong.isPresent()) {
                refuse(received, item.line(), wrong.map(List::of).orElse(item.problems()), context);
            } else {
                String device = snapshot.id().orElse(received.key());
                long at = snapshot.takenAt().orElseThrow().toEpochMilli();
                out.collect(new Observation(device, at, snapshot.toJson()));
            }
        }
    }

    private static void refuse(Received received, int line, List<Problem> problems, Context context) {
        Json json = Json.kind("unreadable").put("name", received.name());
        if (line > 0) {
            json.put("line", line);
        }
        context.output(REFUSED, json.problems(problems).line(received.name()));
    }

    /** Why a snapshot can't take part. */
    private static Optional<Problem> wrong(DeviceSnapshot snapshot, Received received) {
        String name = received.name();
        if (snapshot.id()
                .or(() -> Optional.of(received.key()))
                .filter(id -> !id.isEmpty())
                .isEmpty()) {
            return Optional.of(new Problem(
                    name,
                    "/id",
                    "Nothing says of which device this is.",
                    "Maybe give it an \"id\", or its record a key; --naming takes what answers say themselves."));
        }
        if (snapshot.takenAt().isEmpty()) {
            return Optional.of(new Problem(
                    name, "/takenAt", "Nothing says when this was observed.", "Maybe give it a \"takenAt\"."));
        }
        Instant latest = (received.at() == 0 ? Instant.now() : Instant.ofEpochMilli(received.at())).plus(AHEAD);
        Instant at = snapshot.takenAt().get();
        if (at.isAfter(latest)) {
            return Optional.of(new Problem(
                    name,
                    "/takenAt",
                    "Expected a time of at most a day after it was received (" + latest.minus(AHEAD) + ") but was " + at
                            + ".",
                    "Maybe the clock of whoever wrote it is wrong."));
        }
        return Optional.empty();
    }
}

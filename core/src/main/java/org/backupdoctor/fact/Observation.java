package org.backupdoctor.fact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The observation itself, and what surrounds the device: what stands in a snapshot beside its groups. */
public final class Observation {

    /** What came of a remedy that was tried. */
    public enum Outcome {
        FIXED,
        NO_CHANGE,
        HELPED_ONCE,
        WORSE,
        NOT_POSSIBLE,
        DONE,
        WAIVED
    }

    /** How a service of Apple's is, as its status page says. */
    public enum ServiceStatus {
        UP,
        ISSUE,
        OUTAGE,
        MAINTENANCE
    }

    /** When the snapshot was taken. Ages are measured against it; no rule reads a clock. */
    @FactAt("/takenAt")
    public record TakenAt(Instant at) implements Fact {

        /** The day, in UTC. */
        public LocalDate day() {
            return at.atOffset(ZoneOffset.UTC).toLocalDate();
        }

        /** Whole days from that instant to this one. */
        public long daysSince(Instant earlier) {
            return Duration.between(earlier, at).toDays();
        }

        /** Whether it was taken on this day or later, by UTC: {@code onOrAfter( "2024-12-18" )}. */
        public boolean onOrAfter(String day) {
            return !at.isBefore(
                    LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    /** All of an array is known, so that "there is none" may be believed; {@code path} is the array's, such as {@code /icloud/backups}. */
    @FactAt("/complete/*")
    public record Collected(String path) implements Fact {}

    /** A remedy that was tried, and what came of it. */
    @FactAt("/tried/*")
    public record Tried(int index, String remedy, Outcome outcome) implements Fact {}

    /** Backups work again since this remedy, the last that was tried: what else is known is from before. */
    @FactAt(value = "/tried/*", from = Tried.class)
    public record Mended(String remedy) implements Fact {}

    /** How a service of Apple's is. */
    @FactAt("/services/*")
    public record Service(int index, String name, ServiceStatus status) implements Fact {}

    /** Since when a service of Apple's has been as it is. */
    @FactAt("/services/*")
    public record ServiceSince(
            int index, String name, @Field("since") Instant at) implements Fact {}

    /** Something an organisation wants its own rules to see. */
    @FactAt("/attributes/*")
    public record Attribute(String name, String value) implements Management.Value {}

    private Observation() {}
}

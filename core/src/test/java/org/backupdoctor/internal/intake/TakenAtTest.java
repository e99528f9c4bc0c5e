package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.WRITTEN;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TakenAtTest {

    private static final Instant GIVEN = Instant.parse("2026-11-21T07:00:00Z");
    private static final Instant OWN = Instant.parse("2025-05-16T21:03:08Z");
    private static final Source ROOT = sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist");
    private static final Source BATTERY = sample("ideviceinfo_com.apple.mobile.battery.synthetic.plist");

    @Test
    void ownTimeGoesFirst() {
        assertEquals(Optional.of(OWN), read(ROOT).takenAt());
        assertEquals(Optional.of(OWN), given(ROOT).takenAt());
        assertEquals(Optional.of(OWN), given(ROOT, BATTERY).takenAt());
        assertEquals(List.of(), read(ROOT, BATTERY).notes());
    }

    @Test
    void givenTimeGoesBeforeThatOfTheFile() {
        assertEquals(Optional.of(GIVEN), given(BATTERY).takenAt());
        assertEquals(List.of(), given(BATTERY).notes());
    }

    @Test
    void timeOfTheFileComesWithANote() {
        assertEquals(Optional.of(WRITTEN), read(BATTERY).takenAt());
        assertEquals(List.of(BATTERY.name() + Given.FILE_TIME), notes(read(BATTERY)));
        assertEquals(List.of("/takenAt"), read(BATTERY).notes().get(0).paths());
    }

    @Test
    void timeOfTheFileIsTakenInWholeSeconds() {
        Instant written = Instant.parse("2026-11-20T07:00:00.123456789Z");
        assertEquals(Optional.of(WRITTEN), read(json("{}", written)).takenAt());
    }

    @Test
    void snapshotsAreDatedTheSameWay() {
        assertEquals(List.of("a.json" + Given.FILE_TIME), notes(read(json("{}", WRITTEN))));
        Source dated = json("{\"takenAt\": \"2025-05-16T21:03:08Z\"}", WRITTEN);
        assertEquals(Optional.of(OWN), given(dated).takenAt());
        assertEquals(List.of(), read(dated).notes());
    }

    @Test
    void withoutAnyTimeItIsUnknown() {
        assertEquals(Optional.empty(), read(json("{}", null)).takenAt());
        assertEquals(List.of(), read(json("{}", null)).notes());
        assertEquals(Optional.of(GIVEN), given(json("{}", null)).takenAt());
    }

    @Test
    void timeThatNoFileIsFromIsUnknown() {
        assertEquals(Optional.empty(), read(json("{}", Instant.EPOCH)).takenAt());
    }

    @Test
    void newestFileCounts() {
        Source older = json("{}", Instant.parse("2026-11-19T07:00:00Z"));
        assertEquals(Optional.of(WRITTEN), read(older, BATTERY).takenAt());
        assertEquals(List.of(BATTERY.name() + Given.FILE_TIME), notes(read(older, BATTERY)));
    }

    @Test
    void fileOfAProfileIsNoObservation() {
        Source profile = new Source(
                "p", sample("deny_icloud_backup.synthetic.mobileconfig").content(), GIVEN);
        assertEquals(Optional.of(WRITTEN), read(BATTERY, profile).takenAt());
        assertEquals(Optional.of(GIVEN), read(profile).takenAt());
    }

    private static DeviceSnapshot given(Source... sources) {
        return Intake.standard().takenAt(GIVEN).mergedSources(List.of(sources));
    }

    private static Source json(String text, @Nullable Instant modified) {
        return new Source("a.json", text.getBytes(StandardCharsets.UTF_8), modified);
    }
}

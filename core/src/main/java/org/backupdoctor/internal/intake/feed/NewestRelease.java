package org.backupdoctor.internal.intake.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.fact.Versions;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.backupdoctor.internal.knowledge.Releases;
import org.backupdoctor.internal.knowledge.Releases.Release;
import org.jspecify.annotations.Nullable;

/**
 * Looks up in a list of releases of which version the device's build is, whether it is a beta, and which release is the newest for its
 * model.
 */
final class NewestRelease {

    private static final String VERSION = "/device/iosVersion";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final String name;
    private final Releases releases;
    private final Findings found;
    private final List<Note> notes = new ArrayList<>();

    private NewestRelease(String name, Releases releases) {
        this.name = name;
        this.releases = releases;
        this.found = new Findings(name);
    }

    /** What the list says of a device of which so much is known, at a time. */
    static Answer beside(
            String name,
            Releases releases,
            Map<String, Object> known,
            @Nullable Instant at,
            @Nullable Instant written) {
        return new NewestRelease(name, releases).answer(known, at, written);
    }

    private Answer answer(Map<String, Object> known, @Nullable Instant at, @Nullable Instant written) {
        Map<?, ?> device = known.get("device") instanceof Map<?, ?> group ? group : Map.of();
        String version = device.get("iosVersion") instanceof String said ? said : "";
        if (device.get("iosBuild") instanceof String build) {
            Release release = releases.ofBuild(build).orElse(null);
            if (release != null && version.isEmpty()) {
                version = release.number();
                found.put(VERSION, version);
                found.note("says that build " + build + " is of iOS " + version + ".", VERSION);
            }
            if (release != null && !device.containsKey("prerelease")) {
                found.put("/device/prerelease", release.beta());
            }
        }
        if (device.get("model") instanceof String model) {
            LocalDate day = at == null ? null : at.atZone(ZoneOffset.UTC).toLocalDate();
            String installed = version;
            releases.newestFor(model, day).ifPresent(newest -> notes.add(newest(model, installed, newest)));
        }
        Answer answer = found.answer(null, written, Identity.NONE, false);
        notes.addAll(0, answer.notes());
        return new Answer(
                name,
                answer.values(),
                List.copyOf(notes),
                null,
                written,
                Identity.NONE,
                false,
                SourceKind.RELEASES,
                null);
    }

    private Note newest(String model, String installed, Release newest) {
        String says = name + " has iOS " + newest.version() + " of " + DAY.format(newest.released())
                + " as the newest for " + model;
        if (installed.isEmpty()) {
            return new Note(NoteKind.TIP, says + ".", List.of("/device/model"));
        }
        boolean isOlder = Versions.compare(installed, newest.version()) < 0;
        return isOlder
                ? new Note(NoteKind.OUTDATED, says + ", and the device has iOS " + installed + ".", List.of(VERSION))
                : new Note(NoteKind.TIP, says + ": the device is up to date.", List.of(VERSION));
    }
}

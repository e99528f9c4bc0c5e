package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.fact.Versions;
import org.backupdoctor.internal.knowledge.Releases;
import org.backupdoctor.internal.knowledge.Releases.Release;
import org.backupdoctor.internal.releases.ReleaseList;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of releases (Apple's lookup service, SOFA, AppleDB, ipsw.me) that are given beside a device's answer: of which version the
 * device's build is, whether it is a beta, and which release is the newest for its model.
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

    static boolean recognises(Map<?, ?> tree) {
        return ReleaseList.recognises(Part.content(tree));
    }

    /**
     * The list, to be held beside what is known of a device.
     *
     * @throws SnapshotException when it can't be read
     */
    static Answer read(String name, Map<?, ?> tree, @Nullable Instant written) {
        List<Problem> problems = new ArrayList<>();
        Releases releases = ReleaseList.of(name, Part.content(tree), problems);
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
        return new Answer(
                name,
                Map.of(),
                List.of(),
                null,
                null,
                null,
                false,
                SourceKind.RELEASES,
                (known, at) -> new NewestRelease(name, releases).beside(known, at, written));
    }

    private Answer beside(Map<String, Object> known, @Nullable Instant at, @Nullable Instant written) {
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
        Answer answer = found.answer(null, written, null, false).from(SourceKind.RELEASES);
        notes.addAll(0, answer.notes());
        return new Answer(
                name, answer.values(), List.copyOf(notes), null, written, null, false, SourceKind.RELEASES, null);
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

    /** What to say of a list without a device. */
    static SnapshotException alone(String name) {
        return new SnapshotException(List.of(new Problem(
                name,
                "",
                "This is a list of releases, and says nothing of a device.",
                "Maybe give it beside a device's answer, or bring the rules up to date with it: backup-doctor rules"
                        + " releases FILE --in DIR")));
    }
}

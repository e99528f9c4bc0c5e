package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Foreign;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.backupdoctor.internal.snapshot.Schema;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot's JSON, which has at least one field of a snapshot or is empty. */
final class SnapshotJson implements Kind {

    /** So many keys of a snapshot make an object one. */
    private static final int ENOUGH_KEYS = 2;

    /** An object of more keys than this, of which a snapshot has none, isn't a misspelt snapshot. */
    private static final int MISSPELT_KEYS = 3;

    /** With a figure or a sign in it, it may be somebody's number or address. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,40}");

    @Override
    public String title() {
        return "Snapshot";
    }

    @Override
    public SourceKind source() {
        return SourceKind.SNAPSHOT;
    }

    @Override
    public boolean recognises(Part part) {
        return part.json()
                && (part.keys().isEmpty() || part.keys().stream().anyMatch(Schema.ROOT.fields()::containsKey));
    }

    @Override
    public boolean isClaimed(Part part) {
        long known =
                part.keys().stream().filter(Schema.ROOT.fields()::containsKey).count();
        return part.json() && (part.keys().contains("format") || known >= ENOUGH_KEYS);
    }

    /** Whether it may be a snapshot whose only names are misspelt. */
    boolean isNear(Part part) {
        return part.json()
                && part.keys().size() <= MISSPELT_KEYS
                && !Foreign.isExport(part.object())
                && part.keys().stream()
                        .allMatch(key -> WORD.matcher(key.toString()).matches());
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        Map<String, Object> values =
                new LinkedHashMap<>(Snapshot.of(part.name(), part.object()).tree());
        Instant ownTime = (Instant) values.remove("takenAt");
        return new Answer(part.name(), values, List.of(), ownTime, written, Identity.NONE, true, source(), null);
    }
}

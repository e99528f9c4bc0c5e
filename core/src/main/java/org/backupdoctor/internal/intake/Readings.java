package org.backupdoctor.internal.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.backupdoctor.Intake;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Encodings;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.backupdoctor.internal.inventory.Inventory;
import org.backupdoctor.internal.inventory.Mapping;
import org.backupdoctor.internal.inventory.Row;
import org.jspecify.annotations.Nullable;

/** Reads sources: an inventory by the mapping that is for it, anything else by its content. */
final class Readings {

    private final List<Mapping> mappings;

    Readings(List<Mapping> mappings) {
        this.mappings = mappings;
    }

    /** What a source holds: at least one thing. */
    List<Reading> of(Intake.Source source) {
        try {
            Optional<List<Reading>> rows = mappings.isEmpty() ? Optional.empty() : rows(source);
            if (rows.isPresent()) {
                return rows.get();
            }
        } catch (SnapshotException e) {
            return List.of(new Reading(source.name(), 0, null, e.problems(), true));
        }
        List<Reading> readings = new ArrayList<>();
        for (Part part : Contents.of(source)) {
            boolean isDamaged = part.tree() == null && part.line() == 0;
            readings.add(
                    isDamaged
                            ? new Reading(part.name(), 0, null, part.problems(), Damaged.isKnown(source.content()))
                            : read(part, source.modified()));
        }
        return readings;
    }

    /** What a line of a source of many lines holds: mostly one thing. */
    static List<Reading> ofLine(String source, int number, byte[] line, @Nullable Instant modified) {
        return Contents.ofLine(source, number, line).stream()
                .map(part -> read(part, modified))
                .toList();
    }

    /** The rows of a table of which this is the beginning, one after the other; nothing when no mapping is for it. */
    Optional<Iterator<Reading>> rows(Intake.Source head, InputStream whole) throws IOException {
        int start = start(head.content());
        if (start == head.content().length || "<{[".indexOf(head.content()[start]) >= 0) {
            return Optional.empty();
        }
        for (Mapping mapping : mappings) {
            Optional<Iterator<Row>> rows = table(mapping, head, whole);
            if (rows.isPresent()) {
                Iterator<Row> each = rows.get();
                return Optional.of(new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Reading next() {
                        return reading(each.next(), head.modified());
                    }
                });
            }
        }
        return Optional.empty();
    }

    private static Optional<Iterator<Row>> table(Mapping mapping, Intake.Source head, InputStream whole)
            throws IOException {
        Charset charset = Encodings.of(head.content(), mapping.charset());
        String beginning = Encodings.beginning(head.content(), charset);
        return Inventory.isTableFor(mapping, head.name(), beginning)
                ? Optional.of(Inventory.rows(mapping, head.name(), beginning, Encodings.reader(whole, charset)))
                : Optional.empty();
    }

    /** Where the first character stands that isn't white. */
    private static int start(byte[] content) {
        int start = 0;
        while (start < content.length && content[start] <= ' ' && content[start] > 0) {
            start++;
        }
        return start;
    }

    private static Reading read(Part part, @Nullable Instant modified) {
        if (part.tree() == null) {
            return new Reading(part.name(), part.line(), null, part.problems(), false);
        }
        try {
            return new Reading(part.name(), part.line(), Answers.of(part, modified), List.of(), true);
        } catch (SnapshotException e) {
            return new Reading(part.name(), part.line(), null, e.problems(), Answers.isClaimed(part));
        }
    }

    private Optional<List<Reading>> rows(Intake.Source source) {
        byte[] content = source.content();
        int start = start(content);
        if (start == content.length || content[start] == '<' || content.length > SourceFile.MOST_BYTES) {
            return Optional.empty();
        }
        boolean isJson = content[start] == '{' || content[start] == '[';
        for (Mapping mapping : mappings) {
            Optional<List<Row>> rows = isJson ? elements(mapping, source) : table(mapping, source);
            if (rows.isPresent()) {
                return Optional.of(rows.get().stream()
                        .map(row -> reading(row, source.modified()))
                        .toList());
            }
        }
        return Optional.empty();
    }

    private static Optional<List<Row>> elements(Mapping mapping, Intake.Source source) {
        try {
            String text = Contents.textOr(source.name(), source.content(), null);
            return Inventory.ofJson(mapping, source.name(), Trees.json(source.name(), text));
        } catch (Trees.Unreadable e) {
            return Optional.empty();
        } catch (SnapshotException e) {
            if (Contents.isLines(source.name(), source.content(), true)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<List<Row>> table(Mapping mapping, Intake.Source source) {
        try {
            return table(mapping, source, new ByteArrayInputStream(source.content()))
                    .map(Inventory::all);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Reading reading(Row row, @Nullable Instant modified) {
        if (!row.problems().isEmpty()) {
            return new Reading(row.name(), row.number(), null, row.problems(), true);
        }
        Instant written = modified != null && Findings.isPlausible(modified) ? modified : null;
        Answer answer = new Answer(
                row.name(),
                row.values(),
                List.of(),
                row.takenAt(),
                written,
                Identity.of(row.udid(), null),
                true,
                SourceKind.INVENTORY,
                null);
        return new Reading(row.name(), row.number(), answer, List.of(), true);
    }
}

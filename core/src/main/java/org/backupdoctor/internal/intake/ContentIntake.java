package org.backupdoctor.internal.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Part;
import org.jspecify.annotations.Nullable;

/** The intake: of what kind a source is, is seen from its content. */
public final class ContentIntake implements Intake {

    private static final ContentIntake STANDARD = new ContentIntake(null, false);

    private final @Nullable Instant takenAt;
    private final boolean isKeeping;

    private ContentIntake(@Nullable Instant takenAt, boolean isKeeping) {
        this.takenAt = takenAt;
        this.isKeeping = isKeeping;
    }

    /** The intake as it comes. */
    public static Intake standard() {
        return STANDARD;
    }

    /** Reads a file, without looking at what it holds. */
    public static Source source(Path file) {
        return SourceFile.read(file);
    }

    @Override
    public Intake takenAt(@Nullable Instant at) {
        return new ContentIntake(at, isKeeping);
    }

    @Override
    public Intake keepingIdentifiers(boolean keep) {
        return new ContentIntake(takenAt, keep);
    }

    @Override
    public DeviceSnapshot merged(List<Path> files) {
        List<Problem> problems = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (Path file : files) {
            try {
                read(source(file), answers, problems);
            } catch (SnapshotException e) {
                problems.addAll(e.problems());
            }
        }
        return snapshot(answers, problems);
    }

    @Override
    public DeviceSnapshot mergedSources(List<Source> sources) {
        List<Problem> problems = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        sources.forEach(source -> read(source, answers, problems));
        return snapshot(answers, problems);
    }

    @Override
    public List<Item> items(Source source) {
        List<Item> items = new ArrayList<>();
        for (Part part : Contents.of(source)) {
            if (part.tree() == null) {
                items.add(new Item(part.line(), null, part.problems()));
            } else {
                try {
                    Answer answer = Answers.of(part, source.modified());
                    items.add(new Item(part.line(), Assembly.of(List.of(answer), takenAt, isKeeping), List.of()));
                } catch (SnapshotException e) {
                    items.add(new Item(part.line(), null, e.problems()));
                }
            }
        }
        return List.copyOf(items);
    }

    private static void read(Source source, List<Answer> answers, List<Problem> problems) {
        List<Part> parts = Contents.of(source);
        if (parts.size() > 1) {
            problems.add(new Problem(
                    source.name(),
                    "",
                    "Expected one answer of one device but found " + parts.size()
                            + (parts.get(0).line() > 0 ? ", one a line." : "."),
                    "Maybe they are of several devices: read them one by one."));
            return;
        }
        for (Part part : parts) {
            problems.addAll(part.problems());
            if (part.tree() != null) {
                try {
                    answers.add(Answers.of(part, source.modified()));
                } catch (SnapshotException e) {
                    problems.addAll(e.problems());
                }
            }
        }
    }

    private DeviceSnapshot snapshot(List<Answer> answers, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one source but there was none.");
        }
        return Assembly.of(answers, takenAt, isKeeping);
    }
}

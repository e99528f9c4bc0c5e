package org.backupdoctor.internal.overview;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Encodings;
import org.backupdoctor.internal.data.Trees;
import org.jspecify.annotations.Nullable;

/** Reads reports as NDJSON, one a line; a line that is none costs that line alone. No more than one is kept. */
final class ReportLines {

    /** A report with every check is some hundred kilobytes. */
    private static final int LONGEST_LINE = 10_000_000;

    /** So many show the encoding. */
    private static final int HEAD_BYTES = 3;

    private final String name;
    private final Fleet fleet;
    private final Consumer<Problem> problems;
    private int number;

    ReportLines(String name, Fleet fleet, Consumer<Problem> problems) {
        this.name = name;
        this.fleet = fleet;
        this.problems = problems;
    }

    void read(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(HEAD_BYTES);
        Charset charset = Encodings.of(buffered.readNBytes(HEAD_BYTES), null);
        buffered.reset();
        Reader reader = Encodings.reader(buffered, charset);
        StringBuilder line = new StringBuilder();
        for (Boolean isShort = next(reader, line); isShort != null; isShort = next(reader, line)) {
            number++;
            String text = line.toString();
            if (!isShort) {
                missed(List.of(new Problem(
                        name,
                        number + ":1",
                        "Expected a report of at most " + LONGEST_LINE + " characters but this line has more.",
                        "Maybe it is no list of reports.")));
            } else if (text.indexOf(Encodings.UNREADABLE) >= 0) {
                missed(List.of(new Problem(
                        name,
                        String.valueOf(number),
                        "This text is not " + charset.name() + ".",
                        "Maybe it was saved in another encoding: save it as UTF-8.")));
            } else if (!text.isBlank()) {
                one(text);
            }
        }
    }

    private void one(String text) {
        try {
            fleet.add(name + ":" + number, Told.of(name + ":" + number, Trees.json(name, text)));
        } catch (Trees.Unreadable e) {
            Problem found = e.problem();
            String column = found.place().substring(found.place().indexOf(':') + 1);
            missed(List.of(new Problem(
                    name, number + ":" + (column.isEmpty() ? "1" : column), found.message(), found.hint())));
        } catch (SnapshotException e) {
            missed(e.problems());
        }
    }

    private void missed(List<Problem> why) {
        fleet.missed();
        why.forEach(problems);
    }

    /** Whether the next line, which is kept then, isn't too long; null when there is none. */
    private static @Nullable Boolean next(Reader reader, StringBuilder line) throws IOException {
        line.setLength(0);
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        boolean isShort = true;
        while (c >= 0 && c != '\n') {
            isShort &= line.length() < LONGEST_LINE;
            if (isShort) {
                line.append((char) c);
            }
            c = reader.read();
        }
        return isShort;
    }
}

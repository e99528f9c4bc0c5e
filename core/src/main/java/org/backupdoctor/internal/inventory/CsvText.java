package org.backupdoctor.internal.inventory;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The rows of a text in CSV (RFC 4180), one after the other, in bounded memory. After one that can't be read it goes on with the next line.
 */
final class CsvText {

    /** What to say to a row that can't be read. */
    static final String HINT =
            "Maybe a cell with a separator, a line break or a quotation mark in it isn't in quotation marks.";

    private static final int LONGEST_CELL = 100_000;
    private static final int MOST_CELLS = 5_000;

    /** Each one that can't be read may make the parser look at the whole rest. */
    private static final int MOST_UNREADABLE = 100;

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_CELL)
                    .build())
            .build();

    private final ReplayedReader text;
    private final ObjectReadContext context;
    private JsonParser parser;
    private int begun;
    private int unreadable;
    private boolean isOver;

    CsvText(Reader text, char separator) {
        this.text = new ReplayedReader(text);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        this.context = new ObjectReadContext.Base() {
            @Override
            public FormatSchema getSchema() {
                return schema;
            }
        };
        this.parser = parser();
    }

    /**
     * A row.
     *
     * @param number the line that it begins in, counted from 1
     * @param cells its cells
     * @param problem why it can't be read; empty when it can
     */
    record Line(int number, List<String> cells, String problem) {

        /** Why it can't be read as a row of so many cells; empty when it can. */
        String problem(int width) {
            return problem.isEmpty() && cells.size() != width
                    ? "Expected " + width + " cells, as in the first row, but there "
                            + (cells.size() == 1 ? "is 1." : "are " + cells.size() + ".")
                    : problem;
        }

        /** Whether nothing stands in it. */
        boolean isBlank() {
            return problem.isEmpty() && cells.stream().allMatch(String::isBlank);
        }
    }

    /** The next row; null when there are no more. */
    @Nullable
    Line next() {
        if (isOver) {
            return null;
        }
        Line line = tried();
        if (text.isBroken()) {
            isOver = true;
            return new Line(begun, List.of(), "From here on it can't be read.");
        }
        return line;
    }

    private @Nullable Line tried() {
        try {
            Line read = read();
            while (read != null && read.isBlank() && read.cells().size() == 1) {
                read = read();
            }
            text.keepFrom(begun);
            return read;
        } catch (JacksonException e) {
            int line = begun;
            unreadable++;
            if (unreadable > MOST_UNREADABLE) {
                isOver = true;
                return new Line(
                        line, List.of(), "This row can't be read, nor could " + MOST_UNREADABLE + " before it.");
            }
            text.goOnAfter(line);
            parser = parser();
            return new Line(line, List.of(), "This row can't be read: " + why(e) + ".");
        }
    }

    private @Nullable Line read() {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.START_ARRAY
                && parser.streamReadContext().getParent().inRoot()) {
            token = parser.nextToken();
        }
        if (token != JsonToken.START_ARRAY) {
            return null;
        }
        begun = text.linesBefore() + parser.currentLocation().getLineNr();
        List<String> cells = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            cells.add(String.valueOf(parser.getString()));
            if (cells.size() > MOST_CELLS) {
                parser.skipChildren();
                throw new TooWide();
            }
        }
        return new Line(begun, cells, "");
    }

    private static final class TooWide extends JacksonException {
        private static final long serialVersionUID = 1L;

        TooWide() {
            super("more than " + MOST_CELLS + " cells");
        }

        @Override
        public Object processor() {
            return this;
        }
    }

    private static String why(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Missing closing quote")) {
            return "a quotation mark isn't closed";
        }
        return message.startsWith("Unexpected character")
                ? "after a closing quotation mark more follows"
                : e instanceof TooWide ? message : "a cell is too long";
    }

    private JsonParser parser() {
        text.begin();
        return FACTORY.createParser(context, text);
    }
}

package org.backupdoctor.internal.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvTextTest {

    @Test
    void quotesAndLineBreaksAsInTheStandard() {
        assertEquals(
                List.of("1[a|b]", "2[1|x,\ny]", "4[he said \"hi\"|]", "5[ 2 |z]"),
                lines(',', "a,b\r\n1,\"x,\ny\"\n\"he said \"\"hi\"\"\",\r\n 2 ,z"));
    }

    @Test
    void emptyLinesAreNoRows() {
        assertEquals(List.of("2[a]", "5[b]"), lines(',', "\na\n\n \nb\n\n"));
        assertEquals(List.of(), lines(',', ""));
        assertEquals(List.of(), lines(',', "\n\n"));
    }

    @Test
    void loneReturnsEndLinesToo() {
        assertEquals(List.of("1[a;b|c]", "2[d]"), lines('\t', "a;b\tc\rd\r"));
    }

    @Test
    void quotationMarkWithinACellIsOne() {
        assertEquals(List.of("1[5\" disk|x]"), lines(',', "5\" disk,x"));
    }

    @Test
    void badRowCostsItselfAlone() {
        assertEquals(
                List.of(
                        "1[a|b]",
                        "2!This row can't be read: after a closing quotation mark more follows.",
                        "3[c|d]",
                        "4!This row can't be read: a quotation mark isn't closed.",
                        "5[e|f]"),
                lines(',', "a,b\n\"x\"y,2\nc,d\n\"never closed,1\ne,f\n"));
    }

    @Test
    void afterAHundredBadOnesItStops() {
        List<String> lines = lines(',', "\"x\"y\n".repeat(1000));
        assertEquals(101, lines.size());
        assertEquals("101!This row can't be read, nor could 100 before it.", lines.get(100));
    }

    @Test
    void longCellsAndWideRowsAreRefused() {
        assertEquals(
                List.of("1!This row can't be read: a cell is too long.", "2[b]"),
                lines(',', "a".repeat(200_000) + "\nb\n"));
        assertEquals(
                List.of("1!This row can't be read: more than 5000 cells.", "2[b]"),
                lines(',', ",".repeat(6000) + "\nb\n"));
    }

    @Test
    void whereItCannotBeReadOnItSaysSo() {
        Reader broken = new StringReader("a,b\n1,2\n") {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("The disk is gone.");
                }
                return read;
            }
        };
        List<String> lines = lines(',', broken);
        assertEquals(
                "!From here on it can't be read.", lines.get(lines.size() - 1).replaceFirst("\\d+", ""));
    }

    private static List<String> lines(char separator, String text) {
        return lines(separator, new StringReader(text));
    }

    private static List<String> lines(char separator, Reader text) {
        CsvText csv = new CsvText(text, separator);
        List<String> lines = new ArrayList<>();
        for (CsvText.Line line = csv.next(); line != null; line = csv.next()) {
            lines.add(line.number()
                    + (line.problem().isEmpty() ? "[" + String.join("|", line.cells()) + "]" : "!" + line.problem()));
        }
        return lines;
    }
}

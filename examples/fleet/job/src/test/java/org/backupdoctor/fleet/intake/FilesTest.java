package org.backupdoctor.fleet.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, read from their beginning and from where a reader was. */
class FilesTest {

    @TempDir
    private Path home;

    @Test
    void aLineIsARecordWithItsNumber() throws IOException {
        Path file = file("a.ndjson", "{\"a\":1}\n\n  \r\n{\"b\":2}\r\n{\"c\":3}");
        assertEquals(
                List.of("a.ndjson:1 {\"a\":1}", "a.ndjson:4 {\"b\":2}\r", "a.ndjson:5 {\"c\":3}"), texts(file, true));
    }

    @Test
    void aReaderGoesOnAfterEachRecord() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append("{\"n\":").append(i).append("}\n").append(i % 7 == 0 ? "\n" : "");
        }
        Path file = file("b.jsonl", text.toString());
        List<RecordAndPosition<Received>> all = records(file, true, null);
        assertEquals(5000, all.size());
        for (int i = 0; i < 5000; i += 611) {
            RecordAndPosition<Received> at = all.get(i);
            List<RecordAndPosition<Received>> rest =
                    records(file, true, new CheckpointedPosition(at.getOffset(), at.getRecordSkipCount()));
            assertEquals(5000 - i - 1, rest.size());
            assertEquals(
                    all.get(i + 1).getRecord().name(), rest.get(0).getRecord().name());
        }
    }

    @Test
    void anyOtherFileIsOneRecord() throws IOException {
        Path file = file("c.plist", "one\ntwo\n");
        assertEquals(List.of("c.plist one\ntwo\n"), texts(file, true));
        RecordAndPosition<Received> at = records(file, true, null).get(0);
        assertEquals(List.of(), records(file, true, new CheckpointedPosition(at.getOffset(), at.getRecordSkipCount())));
        assertEquals(List.of("d.ndjson one\ntwo\n"), texts(file("d.ndjson", "one\ntwo\n"), false));
        assertEquals(List.of(), texts(file("e.plist", ""), true));
    }

    @Test
    void aLineThatIsTooLongIsNamedAndTheNextIsRead() throws IOException {
        byte[] content = new byte[org.backupdoctor.fleet.intake.Files.LONGEST + 5];
        Arrays.fill(content, (byte) 'x');
        content[content.length - 4] = '\n';
        Path file = Files.write(home.resolve("f.ndjson"), content);
        List<RecordAndPosition<Received>> all = records(file, true, null);
        assertEquals(
                "Expected at most 50000000 bytes, but it is longer.",
                all.get(0).getRecord().refusal());
        assertEquals(0, all.get(0).getRecord().content().length);
        assertArrayEquals(
                "xxx".getBytes(StandardCharsets.UTF_8), all.get(1).getRecord().content());
        assertEquals("f.ndjson:2", all.get(1).getRecord().name());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    private static List<String> texts(Path file, boolean byLine) throws IOException {
        return records(file, byLine, null).stream()
                .map(RecordAndPosition::getRecord)
                .map(each -> each.name() + " " + new String(each.content(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<RecordAndPosition<Received>> records(
            Path file, boolean byLine, @Nullable CheckpointedPosition position) throws IOException {
        BulkFormat<Received, FileSourceSplit> format = new org.backupdoctor.fleet.intake.Files(byLine);
        FileSourceSplit split = new FileSourceSplit(
                "1",
                new org.apache.flink.core.fs.Path(file.toUri()),
                0,
                Files.size(file),
                1_000_000,
                Files.size(file),
                new String[0],
                position);
        List<RecordAndPosition<Received>> records = new ArrayList<>();
        try (BulkFormat.Reader<Received> reader = position == null
                ? format.createReader(new Configuration(), split)
                : format.restoreReader(new Configuration(), split)) {
            for (BulkFormat.RecordIterator<Received> batch = reader.readBatch();
                    batch != null;
                    batch = reader.readBatch()) {
                for (RecordAndPosition<Received> next = batch.next(); next != null; next = batch.next()) {
                    records.add(new RecordAndPosition<>(next.getRecord(), next.getOffset(), next.getRecordSkipCount()));
                }
                batch.releaseBatch();
            }
        }
        return records;
    }
}

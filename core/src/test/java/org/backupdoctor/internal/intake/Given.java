package org.backupdoctor.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSObject;
import com.dd.plist.XMLPropertyListParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Sources for the tests, and what comes of them. */
final class Given {

    static final String UDID = "00008101-000000000000001E";
    static final Instant WRITTEN = Instant.parse("2026-11-20T07:00:00Z");
    static final String FILE_TIME = " was taken as observed on 2026-11-20T07:00:00Z, the time of its file.";

    private Given() {}

    static Source sample(String name) {
        try (InputStream in = Given.class.getResourceAsStream("/intake/" + name)) {
            return new Source(name, in.readAllBytes(), WRITTEN);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Source text(String name, String content) {
        return new Source(name, bytes(content), null);
    }

    /** A snapshot: its first fields each with a comma behind, and the rest. */
    static Source json(String name, String first, String rest) {
        return text(name, "{" + first + (rest.isEmpty() ? "\"format\": 1" : rest) + "}");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An XML property list of these lines within its outermost dictionary. */
    static Source plist(String name, String entries) {
        return text(name, xml("<dict>" + entries + "</dict>"));
    }

    static String xml(String root) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            """ + root + "\n</plist>\n";
    }

    /** An acknowledged answer to DeviceInformation with these entries. */
    static Source deviceInformation(String entries) {
        return plist(
                "mdm.plist",
                "<key>Status</key><string>Acknowledged</string><key>UDID</key><string>" + UDID
                        + "</string><key>QueryResponses</key><dict>" + entries + "</dict>");
    }

    static Source asBinary(Source xml) {
        try {
            NSObject parsed = XMLPropertyListParser.parse(xml.content());
            return new Source(xml.name(), BinaryPropertyListWriter.writeToArray(parsed), xml.modified());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Snapshot read(Source... sources) {
        DeviceSnapshot merged = Intake.standard().mergedSources(Arrays.asList(sources));
        return (Snapshot) merged;
    }

    static @Nullable Object at(Source source, String path) {
        return read(source).at(path);
    }

    /** The values without {@code takenAt}. */
    static Map<String, Object> known(Snapshot snapshot) {
        Map<String, Object> values = new LinkedHashMap<>(snapshot.tree());
        values.remove("takenAt");
        return values;
    }

    static List<String> notes(DeviceSnapshot snapshot) {
        return snapshot.notes().stream().map(Note::text).toList();
    }

    static DeviceSnapshot snapshot(Item item) {
        return Objects.requireNonNull(item.snapshot());
    }

    static List<Problem> problems(Source... sources) {
        return assertThrows(SnapshotException.class, () -> read(sources)).problems();
    }

    /** That reading the source, by itself and merged, fails with this one problem. */
    static void assertProblem(String expected, Source source) {
        assertEquals(expected.stripTrailing(), joined(problems(source)));
        List<Item> items = Intake.standard().items(source);
        assertEquals(1, items.size());
        assertEquals(expected.stripTrailing(), joined(items.get(0).problems()));
    }

    static String joined(List<Problem> problems) {
        return String.join("\n\n", problems.stream().map(Problem::toString).toList());
    }
}

package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.assertProblem;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backupdoctor.Intake.Source;
import org.junit.jupiter.api.Test;

final class BinaryPlistsTest {

    private static final String DAMAGED = """
        a
          This binary property list is damaged.
          Maybe only a part of it was saved.
        """;

    @Test
    void binaryCutOff() {
        byte[] whole =
                Given.asBinary(sample("profile_list_ios.synthetic.plist")).content();
        for (int length : List.of(7, 8, 40, whole.length / 2, whole.length - 1)) {
            assertProblem(DAMAGED, new Source("a", Arrays.copyOf(whole, length), null));
        }
    }

    @Test
    void binaryThatHoldsItself() {
        byte[] cycle = {(byte) 0xA1, 0};
        assertProblem(DAMAGED, new Source("a", binary(List.of(cycle)), null));
    }

    @Test
    void binaryWhoseObjectsOverlap() {
        byte[] bytes = binary(List.of(new byte[] {(byte) 0xD1, 1, 1}, new byte[] {0x51, 'a'}));
        bytes[bytes.length - 32 - 1] = 8;
        assertProblem(DAMAGED, new Source("a", bytes, null));
    }

    @Test
    void binaryThatGrowsWhenCopied() {
        List<byte[]> objects = new ArrayList<>();
        objects.add(new byte[] {(byte) 0xD1, 31, 1});
        for (int i = 1; i < 30; i++) {
            objects.add(new byte[] {(byte) 0xA2, (byte) (i + 1), (byte) (i + 1)});
        }
        objects.add(new byte[] {(byte) 0xA0});
        objects.add(new byte[] {0x51, 'a'});
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertProblem(PlistsTest.TOO_LARGE, new Source("a", binary(objects), null)));
    }

    @Test
    void setsAreRefused() {
        List<byte[]> objects =
                List.of(new byte[] {(byte) 0xD1, 1, 2}, new byte[] {0x51, 'a'}, new byte[] {(byte) 0xC1, 1});
        assertProblem(DAMAGED, new Source("a", binary(objects), null));
    }

    @Test
    void binaryWithoutKeys() throws IOException {
        Source source = new Source("a", BinaryPropertyListWriter.writeToArray(new NSArray(new NSString("x"))), null);
        assertProblem("""
            a
              Expected a snapshot or a kind of answer that is known but found a property list\
             that holds no keys.
              Maybe it is the answer to another command.
            """, source);
    }

    @Test
    void bothFormsSayTheSame() {
        for (String name : List.of(
                "restrictions_response.backup-blocked.synthetic.plist",
                "profile_list.zentral-trimmed.plist",
                "deny_icloud_backup.synthetic.mobileconfig",
                "ideviceinfo_com.apple.disk_usage.synthetic.plist")) {
            assertEquals(read(sample(name)), read(Given.asBinary(sample(name))), name);
        }
    }

    /**
     * A binary property list of these objects, the first of which is the root, with references and offsets of one byte.
     */
    private static byte[] binary(List<byte[]> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
        byte[] offsets = new byte[objects.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (byte) out.size();
            out.writeBytes(objects.get(i));
        }
        int table = out.size();
        out.writeBytes(offsets);
        ByteBuffer trailer = ByteBuffer.allocate(32);
        trailer.put(6, (byte) 1)
                .put(7, (byte) 1)
                .putLong(8, offsets.length)
                .putLong(16, 0)
                .putLong(24, table);
        out.writeBytes(trailer.array());
        return out.toByteArray();
    }
}

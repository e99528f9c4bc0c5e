package org.backupdoctor.internal.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.backupdoctor.internal.intake.Given.bytes;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Source;
import org.junit.jupiter.api.Test;

/** What of a folder or an archive is damaged, and what is of another kind. */
final class DamagedTest {

    private static final byte[] ROOT =
            sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist").content();

    @Test
    void damagedFilesOfKnownKindsAreTold() throws IOException {
        byte[] profile = sample("deny_icloud_backup.synthetic.mobileconfig").content();
        byte[] signed = sample("deny_icloud_backup.signed.der").content();
        byte[] pem = sample("deny_icloud_backup.signed.pem").content();
        byte[] binary = Given.asBinary(new Source("a", ROOT, null)).content();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("profile.mobileconfig", Arrays.copyOf(profile, profile.length - 100));
        files.put("signed.mobileconfig", Arrays.copyOf(signed, signed.length - 1000));
        files.put("pem.mobileconfig", Arrays.copyOf(pem, pem.length - 1000));
        files.put("root.plist", Arrays.copyOf(ROOT, ROOT.length / 2));
        files.put("utf16.plist", Arrays.copyOf(new String(ROOT, UTF_8).getBytes(UTF_16), ROOT.length));
        files.put("binary.plist", Arrays.copyOf(binary, binary.length - 40));
        files.put("snapshot.json", bytes("{\"id\": \"y\", \"backup\": {\"enab"));
        files.put("cfgutil.json", bytes("{\"Command\": \"get\", \"Type\": \"CommandOutput\", \"Output\": {\"0x1\""));
        files.put("root.txt", "ProductVersion: 18.5\nDeviceName: J\u00F6rg\n".getBytes(ISO_8859_1));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = "x.zip/" + file.getKey();
            byte[] zip = BundleTest.zip(Map.of("device/root.plist", ROOT, file.getKey(), file.getValue()));
            List<Item> items = Intake.standard().items(new Source("x.zip", zip, null));
            assertEquals(2, items.size(), name);
            assertEquals(List.of(), Given.snapshot(items.get(0)).notes(), name);
            assertEquals(
                    Given.problems(new Source(name, file.getValue(), null)),
                    items.get(1).problems(),
                    name);
        }
    }

    @Test
    void damagedFilesOfOtherKindsAreNot() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.plist", bytes("<plist><dict><key>SomethingElse</key><string>x</"));
        files.put("b.plist", bytes("bplist00\u0001]SomethingElse"));
        files.put(
                "c.json",
                bytes("{\"id\": 5, \"event\": \"x\", \"inner\": {\"format\": 1, \"device\": \"a\", \"backup\": "));
        files.put("d.log", bytes("[2026-11-20 07:00:00] ProductVersion\n"));
        files.put("e.p7s", new byte[] {0x30, 0x0B, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48});
        files.put("f.txt", "J\u00F6rg: <key>PayloadType</key>".getBytes(ISO_8859_1));
        files.put("g.png", bytes("\u0089PNG\r\n\u001A\n<plist><key>PayloadType</key>"));
        files.put("root.plist", ROOT);
        List<Item> items = Intake.standard().items(new Source("x.zip", BundleTest.zip(files), null));
        assertEquals(1, items.size());
        assertEquals(
                List.of("x.zip: of 8 files, 1 said something; 7 of no known kind (a.plist, b.plist, c.json, …)."),
                notes(Given.snapshot(items.get(0))));
    }

    @Test
    void lineThatCannotBeReadIsTold() throws IOException {
        byte[] lines = bytes("{\"id\": \"A\"}\n{\"id\": \"B\n{\"id\": \"C\"}\n");
        List<Item> items =
                Intake.standard().items(new Source("x.zip", BundleTest.zip(Map.of("f.ndjson", lines)), null));
        assertEquals(3, items.size());
        assertEquals("2:10", items.get(2).problems().get(0).place());
    }
}

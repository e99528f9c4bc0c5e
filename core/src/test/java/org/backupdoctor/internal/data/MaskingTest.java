package org.backupdoctor.internal.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MaskingTest {

    @Test
    void whatSaysWhatWentWrongStays() {
        for (String text : List.of(
                "Backup failed: Insufficient iCloud storage (MBErrorDomain/303). Underlying error: Quota exceeded (CKErrorDomain/25).",
                "Cloud account modification is disabled by MDM (MBErrorDomain/22)",
                "Error Domain=NSPOSIXErrorDomain Code=2 \"No such file or directory\"",
                "(<CKError: \"Asset File Not Found\" (16/3002)>) at 2026-11-19 23:10:02",
                "seen on 20.11.2026 08:15, or 2.10.2026",
                "seen on 31.12.26 08:15, 1.2.26 9:05, 31-12-26 08:15, 12-31-2026 08:15 or 2026.12.31 08:15",
                "needs 3200000000 bytes, 800000000 B free, HTTP 503 Service Unavailable",
                "MBDomain assertion failed and/or it isn't there, 10 of 12 files",
                "“DeviceInformation” is not a valid request type.")) {
            assertEquals(text, Masking.of(text));
        }
    }

    @Test
    void addressesAndNumbersOfPeople() {
        assertEquals("Write to [e-mail]!", Masking.of("Write to anna.example+x@mail.example.com!"));
        assertEquals("call [number] or [number]", Masking.of("call +351 912 345 678 or (02) 9876-5432"));
        assertEquals("[number]", Masking.of("12345678901"));
        assertEquals("[number], [number], [number]", Masking.of("12.34.56 78, 01 02 03 04 05, 98-76-54 32"));
        assertEquals(
                "at https://p23-content.icloud.com now",
                Masking.of("at https://anna@p23-content.icloud.com:443/a?dsid=5 now"));
    }

    @Test
    void identifiers() {
        for (String identifier : List.of(
                "00008101-000000000000001E",
                "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
                "7D0C0E3A-0000-4000-8000-000000000001",
                "F2LQ7X9K0P",
                "C39XK1ABCDEF",
                "356938035643809",
                "0x1A2B3C4D5E6F",
                "a4:b1:97:00:11:22",
                "2001:db8:0:0:1:0:0:1",
                "192.168.1.20")) {
            assertEquals("of [id], x", Masking.of("of " + identifier + ", x"), identifier);
        }
    }

    @Test
    void namesOfDevices() {
        assertEquals("of [device]", Masking.of("of Anna's iPhone"));
        assertEquals("of [device] (2)", Masking.of("of Anna Maria’s iPad (2)"));
        assertEquals("[device] and [device]", Masking.of("iPhone von Jörg and Annas-iPhone.local"));
        assertEquals("deviceName = [name]; x", Masking.of("deviceName = Anna; x"));
        assertEquals("device name: [name], serial number=[name]", Masking.of("device name: Anna, serial number=ABC"));
    }

    @Test
    void paths() {
        assertEquals("open [path]", Masking.of("open /Users/anna/Desktop/Letter to Bob.txt"));
        assertEquals("[path].app: gone", Masking.of("/var/containers/Bundle/Foo.app/Anna.plist: gone"));
        assertEquals(
                "AppDomain-com.example.a:[path] (x)",
                Masking.of("AppDomain-com.example.a:Library/Anna Example/x y.doc (x)"));
        assertEquals("HomeDomain::[path]", Masking.of("HomeDomain::Library/Anna"));
        for (String path :
                List.of("C:\\Users\\Anna\\a.txt", "file:///Users/anna/x", "~/Anna", "\"/Users/Anna, Bob/x y\"")) {
            assertEquals("[path]", Masking.of(path).replace("\"[text]\"", "[path]"), path);
        }
    }

    @Test
    void whatIsQuotedMayBeAnything() {
        assertEquals("\"[text]\" “[text]” ‘[text]’ '[text]' isn't", Masking.of("\"Anna\" “Anna” ‘Anna’ 'Anna' isn't"));
        assertEquals("Code=4 \"“[text]” couldn’t be opened\"", Masking.of("Code=4 \"“Anna.doc” couldn’t be opened\""));
    }

    @Test
    void longTextsOfNothingButSignsEnd() {
        for (String sign :
                List.of("\"", "/", "'", "1 ", "a@", "A-", "“", ": ", "name=", "/a.", "0x", "iPhone ", "Error: \"")) {
            assertTrue(Masking.of(sign.repeat(20_000)).length() <= 40_000, sign);
        }
    }
}

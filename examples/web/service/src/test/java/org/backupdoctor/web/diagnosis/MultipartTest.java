package org.backupdoctor.web.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.web.problem.RequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class MultipartTest {

    private static final MediaType FORM = MediaType.parseMediaType("multipart/form-data; boundary=b");

    @Test
    void namesAndBytesAreAsTheyWereSent() {
        List<Source> files = files(
                "preamble\r\n--b\r\nContent-Disposition: form-data; name=a; filename=\"../../etc/ä.plist\"\r\n\r\n\r\n--"
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n--b\r\nX: y\r\n\r\n\r\n--b--\r\nepilogue");
        assertEquals(
                List.of("ä.plist", "note", "part 3"),
                files.stream().map(Source::name).toList());
        assertEquals(
                List.of("\r\n--", "x", ""),
                files.stream()
                        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b",
                "--b--",
                "--b\r\n",
                "--b\r\nX: y\r\n\r\nabc",
                "--b\r\nX: y\r\n\r\nabc\r\n--b",
                "--bX: y\r\n\r\n\r\n--b--"
            })
    void whatIsNoFormIsRefused(String body) {
        RequestException refused = assertThrows(RequestException.class, () -> files(body));
        assertEquals(400, refused.problem().status());
        assertTrue(
                refused.problem().detail().startsWith("This form can't be read. "),
                refused.problem().detail());
    }

    @Test
    void partsAreCountedAndHeadsAreShort() {
        String part = "--b\r\nX: y\r\n\r\n\r\n";
        assertEquals(100, files(part.repeat(100) + "--b--").size());
        assertThrows(RequestException.class, () -> files(part.repeat(101) + "--b--"));
        assertThrows(RequestException.class, () -> files("--b\r\nX: " + "y".repeat(9_000) + "\r\n\r\n\r\n--b--"));
    }

    @Test
    void whateverIsDamagedIsReadOrRefused() {
        byte[] form = "--b\r\nContent-Disposition: form-data; name=a; filename=\"x\"\r\n\r\nabc\r\n--b--"
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = form.clone();
            for (int j = 0; j < 3; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) "\r\n-b:;\"x\\".charAt(random.nextInt(9));
            }
            try {
                assertTrue(Multipart.files(damaged, FORM).size() <= 100);
            } catch (RequestException e) {
                assertEquals(400, e.problem().status());
            }
        }
    }

    private static List<Source> files(String body) {
        return Multipart.files(body.getBytes(StandardCharsets.UTF_8), FORM);
    }
}

package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.fact.Observation.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a device answered is diagnosed as the library does; what can't be read is told, all at once. */
class DiagnosisTest {

    private static final Path DEVICES = Path.of("../../devices");
    private static final Diagnoser DIAGNOSER = Diagnoser.create();

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.with("backupdoctor.limits.devices=3");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aSnapshotIsDiagnosedAsTheLibraryDoes() throws IOException {
        String json = Files.readString(DEVICES.resolve("full-icloud.json"));
        DeviceSnapshot snapshot = DeviceSnapshot.fromJson(json);
        assertEquals(
                DIAGNOSER.diagnose(snapshot).toJson(),
                service.json("/diagnoses", json).body());
        HttpResponse<String> text = service.json("/diagnoses", json, "Accept", "text/plain");
        assertEquals(DIAGNOSER.diagnose(snapshot).toText(), text.body());
        assertEquals(
                "text/plain;charset=UTF-8",
                text.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void aReportCanBeADocument() throws IOException {
        String json = Files.readString(DEVICES.resolve("full-icloud.json"));
        DeviceSnapshot snapshot = DeviceSnapshot.fromJson(json);
        HttpResponse<String> page = service.json("/diagnoses", json, "Accept", "text/html,*/*;q=0.8");
        assertEquals(DIAGNOSER.diagnose(snapshot).toHtml(), page.body());
        assertEquals(
                "default-src 'none'; style-src 'unsafe-inline'; sandbox",
                page.headers().firstValue("Content-Security-Policy").orElse(""));
        HttpResponse<String> ticket = service.json("/diagnoses", json, "Accept", "text/markdown");
        assertEquals(DIAGNOSER.diagnose(snapshot).toMarkdown(), ticket.body());
    }

    @Test
    void aReportIsInTheLanguageThatIsAskedFor() throws IOException {
        String json = Files.readString(DEVICES.resolve("full-icloud.json"));
        HttpResponse<String> answer =
                service.json("/diagnoses", json, "Accept", "text/plain", "Accept-Language", "pt-PT, en;q=0.5");
        assertEquals("pt-PT", answer.headers().firstValue("Content-Language").orElse(""));
        assertEquals(
                DIAGNOSER.diagnose(DeviceSnapshot.fromJson(json)).toText(Locale.forLanguageTag("pt-PT")),
                answer.body());
    }

    @Test
    void numbersAreThoseOfTheCountryThatIsAskedFor() throws IOException {
        String json = Files.readString(DEVICES.resolve("full-icloud.json"));
        HttpResponse<String> answer =
                service.json("/diagnoses", json, "Accept", "text/plain", "Accept-Language", "xx, en-GB;q=0.5, *;q=0.1");
        assertEquals("en-GB", answer.headers().firstValue("Content-Language").orElse(""));
        assertEquals(DIAGNOSER.diagnose(DeviceSnapshot.fromJson(json)).toText(Locale.UK), answer.body());
    }

    @Test
    void everyExampleIsReadWhateverKindItIs() throws IOException {
        try (var files = Files.list(DEVICES)) {
            for (Path file : files.filter(
                            each -> !each.getFileName().toString().matches("SOURCES.md|inventory-.*|battery.*|fleet.*"))
                    .toList()) {
                HttpResponse<String> answer = service.send(
                        "POST", "/diagnoses", Files.readAllBytes(file), "Content-Type", "application/octet-stream");
                assertEquals(200, answer.statusCode(), file + " " + answer.body());
            }
        }
    }

    @Test
    void filesOfOneDeviceAreMerged() throws IOException {
        Path one = DEVICES.resolve("iphone-12.ideviceinfo.plist");
        Path other = DEVICES.resolve("iphone-12.backup-domain.plist");
        HttpResponse<String> answer = service.send(
                "POST", "/snapshots?tried=restart-device&tried=back-up-to-computer%3DDONE", form(one, other), FORM);
        assertEquals(
                DeviceSnapshot.read(one, other).toBuilder()
                        .tried("restart-device", Outcome.NO_CHANGE)
                        .tried("back-up-to-computer", Outcome.DONE)
                        .build()
                        .toJson(),
                answer.body());
    }

    @Test
    void anArchiveIsLookedInto() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("iphone-12.ideviceinfo.plist", "iphone-12.backup-domain.plist")) {
                zip.putNextEntry(new ZipEntry("answers/" + name));
                zip.write(Files.readAllBytes(DEVICES.resolve(name)));
                zip.closeEntry();
            }
        }
        HttpResponse<String> answer =
                service.send("POST", "/snapshots", bytes.toByteArray(), "Content-Type", "application/zip");
        assertTrue(answer.body().contains("\"model\":\"iPhone13,2\""), answer.body());
        assertTrue(answer.body().contains("\"lastSuccessAt\""), answer.body());
    }

    @Test
    void eachDeviceOfASourceGetsALine() {
        String two = "{\"id\":\"a\",\"backup\":{\"enabled\":false}}\n{\"id\":\"b\",\"backup\":{\"enabled\":1}}\n";
        List<String> lines = service.post(
                        "/diagnoses", two, "Content-Type", "application/x-ndjson", "Accept", "application/x-ndjson")
                .body()
                .lines()
                .toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("{\"format\":1,\"id\":\"a\",\"verdict\":\"BLOCKED\""), lines.get(0));
        assertTrue(lines.get(1).startsWith("{\"line\":2,\"errors\":[{\"path\":\"/backup/enabled\""), lines.get(1));
        assertEquals(
                413,
                service.post(
                                "/diagnoses",
                                two + two,
                                "Content-Type",
                                "application/x-ndjson",
                                "Accept",
                                "application/x-ndjson")
                        .statusCode());
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithItsPlace() {
        HttpResponse<String> answer =
                service.json("/diagnoses", "{\"icloud\":{\"storageFreeByte\":1},\"backup\":{\"enabled\":\"maybe\"}}");
        assertEquals(422, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("""
                {"title":"Unprocessable Content","status":422,"detail":"What was sent can't be read as one device's facts.",\
                "errors":[{"file":"body","pointer":"/icloud/storageFreeByte","detail":"There is no field \\"storageFreeByte\\" here.",\
                "maybe":"Maybe you meant \\"storageFreeBytes\\".","kind":"input"},\
                {"file":"body","pointer":"/backup/enabled","detail":"Expected true or false but was \\"maybe\\".",\
                "maybe":"Maybe it isn't known: leave it out.","kind":"input"}]}""", answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded | */*       | 415 | as Content-Type. Maybe send application/octet-stream",
                "nonsense                          | */*       | 415 | Could not parse Content-Type.",
                "application/json                  | image/png | 406 | Expected one of [application/json, text/plain, text/html, text/markdown, application/x-ndjson]",
                "application/json                  | nonsense  | 406 | in Accept but was",
                "multipart/form-data               | */*       | 400 | The boundary of its parts is missing",
                "multipart/form-data; boundary=x   | */*       | 400 | This form can't be read. It has no end."
            })
    void whatIsMeantHasToBeSaid(String type, String accept, int status, String detail) {
        HttpResponse<String> answer = service.post("/diagnoses", "{}", "Content-Type", type, "Accept", accept);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(detail), answer.body());
        assertFalse(answer.body().contains("Exception"), answer.body());
    }

    @Test
    void whatNestsTooDeepIsRefused() {
        HttpResponse<String> answer = service.json("/diagnoses", "{\"a\":".repeat(50_000));
        assertEquals(422, answer.statusCode(), answer.body());
    }

    @Test
    void timesHaveAZone() {
        assertEquals(400, service.json("/diagnoses?takenAt=yesterday", "{}").statusCode());
    }

    @Test
    void redactIsYesOrNo() {
        HttpResponse<String> answer = service.json("/snapshots?redact=maybe", "{}");
        assertEquals(400, answer.statusCode());
        assertEquals(
                "{\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"Expected true or false as redact. Maybe leave it out.\"}",
                answer.body());
        assertEquals(200, service.json("/snapshots?redact=true", "{}").statusCode());
    }

    @Test
    void anEmptyBodyIsNoSnapshot() {
        assertEquals(422, service.send("POST", "/diagnoses", new byte[0]).statusCode());
    }

    private static final String[] FORM = {"Content-Type", "multipart/form-data; boundary=\"--part--\""};

    private static byte[] form(Path... files) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (Path file : files) {
            form.writeBytes(("----part--\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\x\\\\"
                            + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            form.writeBytes(Files.readAllBytes(file));
            form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes("----part----\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }
}

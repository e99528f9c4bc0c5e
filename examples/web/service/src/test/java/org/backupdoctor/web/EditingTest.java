package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is saved is checked first and at work at once; what is wrong changes nothing. */
class EditingTest {

    private static final String RULES = "causes/storage/icloud-storage-full.drl";
    private static final String PAGE = "/rules/files/causes/storage/icloud-storage-full.md";
    private static final String FILE = "/rules/files/" + RULES;
    private static final String FULL =
            "{\"id\":\"a\",\"icloud\":{\"storageFreeBytes\":800000000},\"backup\":{\"nextSizeBytes\":3200000000}}";
    private static final String[] TOKEN = {"Authorization", "Bearer a-token-for-tests"};
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory;

    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.with(
                "backupdoctor.rules.directory=" + directory,
                "backupdoctor.rules.watch=false",
                "backupdoctor.editing.token=a-token-for-tests");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aRuleAndItsCaseAreSavedTogetherOrNotAtAll() {
        String cases = FILE.replace(".drl", ".yaml");
        HttpResponse<String> rule = service.get(FILE, TOKEN);
        HttpResponse<String> proof = service.get(cases, TOKEN);
        String lacking = rule.body().replace("{room.missingBytes} is missing", "{room.missingBytes} is lacking");
        assertEquals(422, put(FILE, lacking, "If-Match", tag(rule)).statusCode(), "A case of it says otherwise.");

        ObjectNode files = JSON.createObjectNode();
        files.putObject(RULES).put("text", lacking).put("ifMatch", tag(rule));
        files.putObject(RULES.replace(".drl", ".yaml"))
                .put("text", proof.body().replace("2.4 GB is missing", "2.4 GB is lacking"))
                .put("ifMatch", "\"another\"");
        assertEquals(412, together(files).statusCode());
        assertFalse(Files.exists(directory.resolve(RULES)));

        ((ObjectNode) files.get(RULES.replace(".drl", ".yaml"))).put("ifMatch", tag(proof));
        HttpResponse<String> saved = together(files);
        assertEquals(200, saved.statusCode(), saved.body());
        assertEquals(
                tag(service.get(FILE, TOKEN)),
                JSON.readTree(saved.body()).at("/files/0/tag").asString());
        assertEquals(lacking, service.get(FILE, TOKEN).body());

        files.forEachEntry((path, file) -> ((ObjectNode) file).putNull("text").put("ifMatch", "*"));
        assertEquals(200, together(files).statusCode());
        assertFalse(Files.exists(directory.resolve(RULES)));
    }

    private HttpResponse<String> together(ObjectNode files) {
        return service.send(
                "PUT",
                "/rules/files",
                ("{\"files\":" + files + "}").getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                TOKEN[0],
                TOKEN[1]);
    }

    @Test
    void whatIsSavedIsAtWorkAtOnceAndCanBeTakenBack() throws IOException {
        HttpResponse<String> bundled = service.get(PAGE, TOKEN);
        assertTrue(bundled.body().contains("# Copied from the bundled file, sha256:"), bundled.body());
        String edited = bundled.body().replace("title: iCloud has too little room", "title: There is too little room");
        HttpResponse<String> saved = put(PAGE, edited, "If-Match", tag(bundled));
        assertEquals(200, saved.statusCode(), saved.body());
        assertEquals("There is too little room for the next backup", title());
        assertEquals(edited, Files.readString(directory.resolve(PAGE.substring("/rules/files/".length()))));
        assertEquals(edited, service.get(PAGE, TOKEN).body());
        try (Stream<Path> all = Files.walk(directory)) {
            assertEquals(1, all.filter(Files::isRegularFile).count(), "Nothing is left beside it.");
        }

        HttpResponse<String> gone = service.send("DELETE", PAGE, new byte[0], with("If-Match", tag(saved)));
        assertEquals(200, gone.statusCode(), gone.body());
        assertTrue(gone.body().contains("\"bundled\":true"), gone.body());
        assertEquals("iCloud has too little room for the next backup", title());
        assertEquals(
                404,
                service.send("DELETE", PAGE, new byte[0], with("If-Match", "*")).statusCode());
    }

    @Test
    void aMistakeChangesNothingAndIsToldWithItsPlace() throws IOException {
        HttpResponse<String> bundled = service.get(FILE, TOKEN);
        HttpResponse<String> refused =
                put(FILE, bundled.body().replaceFirst("missingBytes > 0", "missingByte > 0"), "If-Match", tag(bundled));
        assertEquals(422, refused.statusCode());
        JsonNode error = JSON.readTree(refused.body()).at("/errors/0");
        assertEquals(RULES, error.get("file").asString());
        assertEquals(5, error.get("line").asInt());
        assertEquals(
                "icloud-storage-full/next-backup-does-not-fit",
                error.get("rule").asString());
        assertEquals(
                "RoomForBackup has no property \"missingByte\".",
                error.get("detail").asString());
        assertEquals("Maybe you meant \"missingBytes\".", error.get("maybe").asString());
        assertNothingHasChanged(bundled);
    }

    @Test
    void aChangeThatBreaksACaseIsRefusedWithTheCase() throws IOException {
        HttpResponse<String> bundled = service.get(FILE, TOKEN);
        HttpResponse<String> refused = put(
                FILE, bundled.body().replaceFirst("missingBytes > 0", "missingBytes > 9"), "If-Match", tag(bundled));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("isn't so any more"), refused.body());
        assertTrue(refused.body().contains("\"kind\":\"case\""), refused.body());
        assertNothingHasChanged(bundled);
    }

    @Test
    void nobodyOverwritesWhatSomebodyElseSaved() {
        HttpResponse<String> bundled = service.get(PAGE, TOKEN);
        assertEquals(428, put(PAGE, bundled.body()).statusCode());
        assertEquals(
                200,
                put(PAGE, bundled.body() + "\nMore.\n", "If-Match", tag(bundled))
                        .statusCode());
        HttpResponse<String> late = put(PAGE, bundled.body() + "\nOther.\n", "If-Match", tag(bundled));
        assertEquals(412, late.statusCode());
        assertEquals(tag(service.get(PAGE, TOKEN)), tag(late));
        assertEquals(412, put(PAGE, bundled.body(), "If-None-Match", "*").statusCode());
        assertEquals(
                412,
                put("/rules/files/causes/storage/no-such.md", "x", "If-Match", "*")
                        .statusCode());
    }

    @Test
    void aFileOnDiskThatIsNotAtWorkIsNotOverwritten() throws IOException {
        Path file = directory.resolve(PAGE.substring("/rules/files/".length()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "written by hand");
        HttpResponse<String> bundled = service.get(PAGE, TOKEN);
        HttpResponse<String> refused = put(PAGE, bundled.body() + "\nMore.\n", "If-Match", tag(bundled));
        assertEquals(412, refused.statusCode(), refused.body());
        assertEquals("written by hand", Files.readString(file));
    }

    @Test
    void aRuleIsSwitchedOffAndOn() {
        String off = "/rules/files/causes/storage/icloud-storage-full.off";
        assertEquals(201, put(off, "", "If-None-Match", "*").statusCode());
        assertEquals(404, service.get("/causes/icloud-storage-full").statusCode());
        assertTrue(service.get("/rules/files", TOKEN).body().contains("icloud-storage-full.off"));
        assertEquals(
                200,
                service.send("DELETE", off, new byte[0], with("If-Match", "*")).statusCode());
        assertEquals(200, service.get("/causes/icloud-storage-full").statusCode());
    }

    @Test
    void aCheckSavesNothingAndSaysWhatWouldChange() throws IOException {
        String text = service.get(FILE, TOKEN).body();
        JsonNode red =
                check(Map.of(RULES, text.replaceFirst("confirm\\( \\$room \\)", "suspect( FAIR, \\$room )")), FULL);
        assertFalse(red.get("acceptable").asBoolean());
        assertTrue(red.at("/cases/failed").asInt() > 0);
        assertTrue(red.at("/cases/passed").asInt() > 0);
        assertEquals(1, red.get("differences").size());
        JsonNode effect = red.at("/effects/0");
        assertEquals("a", effect.get("id").asString());
        assertTrue(effect.get("changed").asBoolean());
        assertEquals("icloud-storage-full", effect.at("/before/causes/0").asString());
        assertEquals("BLOCKED", effect.at("/before/verdict").asString());

        JsonNode green = check(Map.of(), FULL);
        assertTrue(green.get("acceptable").asBoolean());
        assertFalse(green.at("/effects/0/changed").asBoolean());
        JsonNode wrong = check(Map.of(RULES, text.replaceFirst("confirm\\(", "confrim(")), FULL);
        assertEquals(
                "Maybe you meant \"confirm\".", wrong.at("/problems/0/maybe").asString());
        assertEquals(0, wrong.get("effects").size());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aThoroughCheckAlsoWarns() {
        String rule = """
                rule "icloud-storage-full/twice"
                when
                    $room : RoomForBackup( missingBytes > 0, overBytes == 0 )
                then
                    confirm( $room );
                end
                """;
        String text = service.get(FILE, TOKEN).body() + "\n" + rule;
        String body = JSON.writeValueAsString(Map.of("files", Map.of(RULES, text), "thorough", true));
        JsonNode found =
                JSON.readTree(service.json("/rules/checks", body, TOKEN).body());
        assertTrue(found.get("acceptable").asBoolean(), found.toString());
        assertTrue(found.get("problems").size() > 0, found.toString());
        assertEquals("WARNING", found.at("/problems/0/severity").asString());
    }

    @Test
    void whatIsToBeCheckedIsLimitedAndTold() {
        assertEquals(400, service.json("/rules/checks", "{}", TOKEN).statusCode());
        assertEquals(
                400,
                service.json("/rules/checks", "{\"files\":{\"../x.drl\":\"\"}}", TOKEN)
                        .statusCode());
        assertEquals(
                400,
                service.json("/rules/checks", "{\"files\":{\"causes/x.drl\":1}}", TOKEN)
                        .statusCode());
        HttpResponse<String> wrong =
                service.json("/rules/checks", "{\"files\":{},\"snapshots\":[{},{\"a\":1}]}", TOKEN);
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("\"pointer\":\"/snapshots/1/a\""), wrong.body());
        assertEquals(
                413,
                put("/rules/files/causes/x.md", "x".repeat(1_100_000), "If-None-Match", "*")
                        .statusCode());
        assertEquals(
                400,
                service.send("PUT", "/rules/files/causes/x.md", new byte[] {(byte) 0xC3}, with("If-None-Match", "*"))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rules/files/causes/x.sh",
                "/rules/files/x.drl",
                "/rules/files/causes/.hidden.drl",
                "/rules/files/causes/A.drl",
                "/rules/files/causes/a%5Cb.drl",
                "/rules/files/causes/a%0Ab.drl"
            })
    void noOtherFilesAreWritten(String path) throws IOException {
        assertEquals(400, put(path, "x", "If-None-Match", "*").statusCode());
        assertEquals(400, service.get(path, TOKEN).statusCode());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rules/files/causes/..%2F..%2Fx.drl", "/rules/files/causes/%2e%2e/%2e%2e/%2e%2e/x.drl"})
    void noPathLeadsOut(String path) {
        int status = put(path, "x", "If-None-Match", "*").statusCode();
        assertTrue(status == 400 || status == 404 || status == 405, path + " " + status);
        assertFalse(Files.exists(directory.resolveSibling("x.drl")));
    }

    @Test
    void noLinkLeadsOut(@TempDir Path outside) throws IOException {
        Files.createSymbolicLink(directory.resolve("causes"), outside);
        HttpResponse<String> answer =
                put("/rules/files/causes/storage/icloud-storage-full.off", "", "If-None-Match", "*");
        assertEquals(409, answer.statusCode(), answer.body());
        try (Stream<Path> files = Files.list(outside)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void withoutTheTokenNothingIsEdited() {
        for (String path :
                List.of("/rules/files", FILE, "/rules;a=b/files", "/rules/%66iles", "/rules/checks", "/rules/files/")) {
            HttpResponse<String> answer = service.get(path);
            assertEquals(401, answer.statusCode(), path);
            assertEquals(
                    "Bearer realm=\"rules\"",
                    answer.headers().firstValue("WWW-Authenticate").orElse(""));
            assertEquals(
                    401,
                    service.get(path, "Authorization", "Bearer a-token-for-test")
                            .statusCode());
            assertEquals(
                    401,
                    service.get(path, "Authorization", "Basic a-token-for-tests")
                            .statusCode());
        }
        assertEquals(
                401,
                service.send("PUT", FILE, "x".getBytes(StandardCharsets.UTF_8), "If-Match", "*")
                        .statusCode());
    }

    @Test
    void theSettingsAreToldWhenTheyAreWrong() {
        Exception shortToken =
                assertThrows(Exception.class, () -> RunningService.with("backupdoctor.editing.token=short"));
        assertTrue(root(shortToken).startsWith("Expected a token of at least 16 characters"), root(shortToken));
        Exception noDirectory = assertThrows(
                Exception.class, () -> RunningService.with("backupdoctor.editing.token=a-token-for-tests"));
        assertEquals(
                "backupdoctor.editing.token is set but there is no directory for what is edited.\n"
                        + "Maybe backupdoctor.rules.directory is missing.",
                root(noDirectory));
    }

    private static String root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private void assertNothingHasChanged(HttpResponse<String> before) throws IOException {
        assertEquals(before.body(), service.get(FILE, TOKEN).body());
        assertTrue(service.get("/rules").body().contains("\"lastRefusal\":null"));
        assertTrue(service.json("/diagnoses", FULL).body().contains("\"verdict\":\"BLOCKED\""));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    private String title() {
        return JSON.readTree(service.get("/causes/icloud-storage-full").body())
                .get("title")
                .asString();
    }

    private JsonNode check(Map<String, String> files, String snapshot) {
        String body = "{\"files\":" + JSON.writeValueAsString(files) + ",\"snapshots\":[" + snapshot + "]}";
        HttpResponse<String> answer = service.json("/rules/checks", body, TOKEN);
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> put(String path, String text, String... headers) {
        return service.send("PUT", path, text.getBytes(StandardCharsets.UTF_8), with(headers));
    }

    private static String[] with(String... headers) {
        return Stream.concat(Stream.of(headers), Stream.of(TOKEN)).toArray(String[]::new);
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("");
    }
}

package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person is asked, and all that is known travels with each request. */
class ConsultationTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.with();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void itAsksUntilNothingIsWorthAsking() {
        JsonNode state = tree(service.json("/consultations", "{\"snapshot\":{}}"));
        assertTrue(state.get("snapshot").has("takenAt"), "Who answers sees the device now.");
        int asked = 0;
        while (!state.get("question").isNull() && asked < 40) {
            JsonNode question = state.get("question");
            ObjectNode answer = travelling(state);
            answer.set("path", question.get("path"));
            if (question.get("options").isEmpty()) {
                answer.put("unknown", true);
            } else {
                answer.put("option", 0);
            }
            JsonNode next = tree(service.json("/consultations/answers", answer.toString()));
            assertNotEquals(question.get("path"), next.get("question").path("path"), "It isn't asked again.");
            state = next;
            asked++;
        }
        assertTrue(asked > 1 && asked < 40, asked + " questions");
        assertTrue(state.get("question").isNull());
    }

    @Test
    void anAnswerThatTellsNothingIsNotAskedForAgain() {
        String known = "{\"snapshot\":{\"backup\":{\"neverSucceeded\":true}},\"path\":\"/complaint/stuckAt\",";
        for (String answer : new String[] {"\"option\":4}", "\"value\":\"It doesn't hang\"}"}) {
            JsonNode state = tree(service.json("/consultations/answers", known + answer));
            assertEquals("[\"/complaint/stuckAt\"]", state.get("skipped").toString());
            assertFalse(state.get("snapshot").has("complaint"));
        }
    }

    @Test
    void theDocumentOfAReportComesWhenItIsAskedFor() {
        JsonNode without = tree(service.json("/consultations", "{\"snapshot\":{\"backup\":{\"enabled\":false}}}"));
        assertFalse(without.has("document"));
        ObjectNode again = travelling(without);
        again.put("document", true);
        String document = tree(service.json("/consultations", again.toString()))
                .get("document")
                .stringValue();
        String page = service.json("/diagnoses", without.get("snapshot").toString(), "Accept", "text/html")
                .body();
        assertTrue(page.contains(document), "It is the same as that of POST /diagnoses.");
        assertTrue(document.contains("data-about=\"turn-on-backup\""), document);
    }

    @Test
    void anAnswerIsAValueOrWhatSomebodyTypes() {
        JsonNode typed = tree(service.json(
                "/consultations/answers",
                "{\"snapshot\":{},\"path\":\"/icloud/storageFreeBytes\",\"value\":\"800 MB\"}"));
        assertEquals(800_000_000, typed.at("/snapshot/icloud/storageFreeBytes").asLong());
        JsonNode bytes = tree(service.json(
                "/consultations/answers",
                "{\"snapshot\":{},\"path\":\"/icloud/familyUsedBytes\",\"value\":800000000}"));
        assertEquals(800_000_000, bytes.at("/snapshot/icloud/familyUsedBytes").asLong());
        JsonNode flag = tree(service.json(
                "/consultations/answers", "{\"snapshot\":{},\"path\":\"/backup/enabled\",\"value\":false}"));
        assertEquals("BLOCKED", flag.at("/report/verdict").asString());
    }

    @Test
    void whatWasTriedIsKnownFromThenOn() {
        JsonNode state = tree(service.json(
                "/consultations/attempts",
                "{\"snapshot\":{},\"remedy\":\"restart-device\",\"outcome\":\"no-change\"}"));
        assertEquals(
                "[{\"remedy\":\"restart-device\",\"outcome\":\"NO_CHANGE\"}]",
                state.at("/snapshot/tried").toString());
    }

    @Test
    void contradictionsArePointedOut() {
        JsonNode state = tree(service.json(
                "/consultations",
                "{\"snapshot\":{\"backup\":{\"neverSucceeded\":true,\"lastSuccessAt\":\"2026-11-01T00:00:00Z\"}}}"));
        assertEquals(
                "[{\"text\":\"A date of a last good backup is given, and also that there never was one.\","
                        + "\"paths\":[\"/backup/lastSuccessAt\",\"/backup/neverSucceeded\"]}]",
                state.get("contradictions").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/consultations          | {}                                                     | 400 | /snapshot | The snapshot is missing.",
                "/consultations          | {\"snapshot\":{},\"x\":1}                              | 400 | /x        | There is no such field.",
                "/consultations          | {\"snapshot\":{},\"skipped\":[1]}                      | 400 | /skipped  | Expected a list of texts.",
                "/consultations          | {\"snapshot\":{},\"present\":[\"DOG\"]}                | 400 | /present  | Expected some of",
                "/consultations          | {\"snapshot\":{\"backup\":{\"enabled\":\"x\"}}}        | 422 | /snapshot/backup/enabled | Expected true or false",
                "/consultations/answers  | {\"snapshot\":{},\"path\":\"/backup/enabled\"}         | 400 | /value    | Expected an answer",
                "/consultations/answers  | {\"snapshot\":{},\"value\":1}                          | 400 | /path     | Expected a text.",
                "/consultations/answers  | {\"snapshot\":{},\"path\":\"/no/such\",\"value\":1}    | 422 | /path     | There is no field \\\"/no/such\\\" in a snapshot.",
                "/consultations/answers  | {\"snapshot\":{},\"path\":\"/icloud/storageFree\",\"value\":\"x\"} | 422 | /path | Maybe you meant \\\"icloud.storageFreeBytes\\\".",
                "/consultations/answers  | {\"snapshot\":{},\"path\":\"/backup/nextSizeBytes\",\"value\":-1} | 422 | /value | Expected a size",
                "/consultations/answers  | {\"snapshot\":{},\"path\":\"/backup/enabled\",\"option\":99} | 422 | /option | ",
                "/consultations/answers  | {\"snapshot\":{},\"path\":\"/backup/enabled\",\"value\":\"perhaps\"} | 422 | /value | Expected true or false",
                "/consultations/attempts | {\"snapshot\":{},\"remedy\":\"pray\",\"outcome\":\"DONE\"} | 422 | /remedy | There is no such remedy.",
                "/consultations/attempts | {\"snapshot\":{},\"remedy\":\"restart-device\",\"outcome\":\"x\"} | 400 | /outcome | Expected one of"
            })
    void whatCanNotBeIsToldWithItsPlace(String path, String body, int status, String pointer, String detail) {
        HttpResponse<String> answer = service.json(path, body);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"pointer\":\"" + pointer + "\""), answer.body());
        assertTrue(answer.body().contains(detail == null ? "" : detail), answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"snapshot\":                  | \"line\":1",
                "{\"snapshot\":{},\"snapshot\":{}} | \"line\":1",
                "{\"snapshot\":{}} {}            | \"line\":1",
                "[]                              | Expected a JSON object."
            })
    void aBodyIsOneJsonObject(String body, String told) {
        HttpResponse<String> answer = service.json("/consultations", body);
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(told), answer.body());
    }

    @Test
    void itIsJsonAlone() {
        HttpResponse<String> answer = service.json("/consultations", "{\"snapshot\":{}}", "Accept", "application/yaml");
        assertEquals(406, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("application/json"), answer.body());
    }

    @Test
    void depthIsLimited() {
        HttpResponse<String> answer =
                service.json("/consultations", "{\"snapshot\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("This nests deeper than 64"), answer.body());
    }

    private static ObjectNode travelling(JsonNode state) {
        ObjectNode next = JSON.createObjectNode();
        for (String name : new String[] {"snapshot", "skipped", "present"}) {
            next.set(name, state.get(name));
        }
        return next;
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }
}

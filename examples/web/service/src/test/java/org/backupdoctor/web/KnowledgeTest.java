package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backupdoctor.RuleSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the rules know can be read, page by page. */
class KnowledgeTest {

    private static final Pattern ELEMENT = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");

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
    void everyPageIsThereAndHoldsNothingThatRuns() {
        JsonMapper json = new JsonMapper();
        int pages = 0;
        for (String kind : new String[] {"causes", "remedies"}) {
            for (JsonNode entry : json.readTree(service.get("/" + kind).body())) {
                HttpResponse<String> answer =
                        service.get("/" + kind + "/" + entry.get("id").asString());
                assertEquals(200, answer.statusCode());
                String html = json.readTree(answer.body()).get("html").asString();
                assertFalse(html.isBlank());
                ELEMENT.matcher(html)
                        .results()
                        .forEach(element -> assertTrue(
                                (element.group(2) + element.group(3))
                                        .matches(
                                                "(p|h[1-6]|ul|ol|li|code|pre|em|strong|blockquote|hr /|br /|a|ol start=\"\\d+\""
                                                        + "|a rel=\"nofollow\" href=\"https://[^\"]+\")"),
                                element.group()));
                pages++;
            }
        }
        assertEquals(
                RuleSet.bundled().causes().size() + RuleSet.bundled().remedies().size(), pages);
    }

    @Test
    void eachFileOfWordsIsALanguageOfThePages() {
        assertEquals(
                "[{\"tag\":\"en\",\"name\":\"English\"},{\"tag\":\"pt\",\"name\":\"Português\"}]",
                service.get("/languages").body());
    }

    @Test
    void titlesAreInTheReadersLanguage() {
        for (String kind : new String[] {"causes", "remedies"}) {
            HttpResponse<String> english = service.get("/" + kind);
            HttpResponse<String> portuguese = service.get("/" + kind, "Accept-Language", "pt-BR");
            assertEquals(Optional.of("pt"), portuguese.headers().firstValue("Content-Language"));
            assertNotEquals(
                    english.headers().firstValue("ETag"), portuguese.headers().firstValue("ETag"));
            JsonNode inEnglish = new JsonMapper().readTree(english.body());
            JsonNode inPortuguese = new JsonMapper().readTree(portuguese.body());
            assertEquals(inEnglish.size(), inPortuguese.size());
            for (int i = 0; i < inEnglish.size(); i++) {
                assertEquals(inEnglish.get(i).get("id"), inPortuguese.get(i).get("id"));
                assertNotEquals(
                        inEnglish.get(i).get("title"),
                        inPortuguese.get(i).get("title"),
                        inEnglish.get(i).toString());
            }
        }
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgain() {
        HttpResponse<String> first = service.get("/causes/icloud-storage-full");
        String tag = first.headers().firstValue("ETag").orElse("");
        assertEquals(
                304,
                service.get("/causes/icloud-storage-full", "If-None-Match", tag).statusCode());
    }

    @Test
    void aNearNameIsGuessed() {
        assertTrue(service.get("/causes/icloud-storage-ful")
                .body()
                .contains("Maybe you meant \\\"icloud-storage-full\\\"."));
        assertTrue(service.get("/causes/upgrade-plan").body().contains("Maybe it is of the other kind."));
    }

    @Test
    void theRulesSayWhatTheyAre() {
        JsonNode rules = new JsonMapper().readTree(service.get("/rules").body());
        assertEquals("bundled", rules.get("name").asString());
        assertEquals(RuleSet.bundled().info().digest(), rules.get("digest").asString());
        assertFalse(rules.get("editable").asBoolean());
        assertTrue(rules.get("lastRefusal").isNull());
    }

    @Test
    void factsAreThoseThatRulesCanMatch() {
        assertEquals(
                RuleSet.bundled().facts().size(),
                new JsonMapper().readTree(service.get("/facts").body()).size());
    }

    @Test
    void healthTellsOfTheRules() {
        String health = service.get("/actuator/health").body();
        assertTrue(health.contains("\"backupDoctor\":{\"details\":{\"name\":\"bundled\""), health);
        assertEquals(404, service.get("/actuator/env").statusCode());
    }

    @Test
    void thePageIsThereWithATagAndHeaders() {
        HttpResponse<String> page = service.get("/");
        assertTrue(page.body().contains("<title>Backup Doctor</title>"), page.body());
        assertEquals(
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
                page.headers().firstValue("Content-Security-Policy").orElse(""));
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElse(""));
        assertTrue(page.headers().firstValue("Set-Cookie").isEmpty());
        String tag = service.get("/js/consultation/main.js")
                .headers()
                .firstValue("ETag")
                .orElse("");
        assertEquals(
                304,
                service.get("/js/consultation/main.js", "If-None-Match", tag).statusCode());
    }

    @Test
    void allThatIsKnownIsJsonAlone() {
        for (String path : new String[] {"/causes", "/causes/icloud-storage-full", "/facts", "/rules", "/languages"}) {
            HttpResponse<String> refused = service.get(path, "Accept", "application/yaml");
            assertEquals(406, refused.statusCode(), path);
            assertTrue(refused.body().contains("application/json"), refused.body());
            assertTrue(refused.headers().firstValue("ETag").isEmpty(), path);
            HttpResponse<String> answer = service.get(path, "Accept", "application/yaml, */*;q=0.1");
            assertEquals(Optional.of("application/json"), answer.headers().firstValue("Content-Type"), path);
        }
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        for (String path :
                new String[] {"/nothing", "/error", "/rules/files", "/rules/checks", "/rules/files/causes/x.drl"}) {
            HttpResponse<String> answer = service.get(path);
            assertEquals(404, answer.statusCode(), path);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""),
                    path);
        }
        HttpResponse<String> wrong = service.send("DELETE", "/diagnoses", new byte[0]);
        assertEquals(405, wrong.statusCode());
        assertEquals("POST", wrong.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void noOtherPageMayAskUnlessItIsNamed() {
        HttpResponse<String> answer = service.get("/causes", "Origin", "https://elsewhere.example");
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }
}

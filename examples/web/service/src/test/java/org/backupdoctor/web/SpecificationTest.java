package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description has every endpoint, and every endpoint is described; what it refers to is there. */
class SpecificationTest {

    @TempDir
    private static Path directory;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.with(
                "backupdoctor.rules.directory=" + directory, "backupdoctor.editing.token=a-token-for-tests");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyEndpointIsDescribedAndNothingElse() {
        Set<String> there = new TreeSet<>();
        service.application()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().stream()
                        .filter(path -> !path.equals("/error"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> there.add(verb + " " + path.replace("{*", "{")))));
        assertEquals(List.copyOf(there), service.contract().operations());
    }

    @Test
    void whatItRefersToIsThere() {
        JsonNode document =
                new JsonMapper().readTree(service.get("/openapi.json").body());
        assertEquals("3.1.0", document.get("openapi").stringValue());
        List<String> references = document.findValuesAsString("$ref");
        assertFalse(references.isEmpty());
        for (String reference : references) {
            if (reference.startsWith("#")) {
                assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
            } else {
                assertEquals(200, service.get(reference).statusCode(), reference);
            }
        }
        assertEquals(
                new TreeSet<>(document.findValuesAsString("operationId")).size(),
                service.contract().operations().size());
    }

    @Test
    void otherSchemasAreNotFiles() {
        HttpResponse<String> answer = service.get("/schemas/Main.schema.json");
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("Maybe snapshot or report was meant."), answer.body());
    }

    @Test
    void theContractFindsWhatIsWrong() {
        assertFalse(service.contract()
                .errors("/components/schemas/Entry", "{\"id\":1}")
                .isEmpty());
        assertEquals(
                List.of(),
                service.contract().errors("/components/schemas/Entry", "{\"id\":\"a\",\"title\":\"b\",\"rules\":1}"));
    }
}

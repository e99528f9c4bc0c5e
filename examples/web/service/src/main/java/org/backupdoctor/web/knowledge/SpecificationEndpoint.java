package org.backupdoctor.web.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.backupdoctor.web.problem.RequestException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** What this service offers, for programs: OpenAPI, and the JSON Schemas that it refers to. */
@RestController
class SpecificationEndpoint {

    private static final String SCHEMAS = "org/backupdoctor/schema/";

    private final byte[] openApi;

    SpecificationEndpoint() {
        try (InputStream yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
            openApi = new JsonMapper()
                    .writeValueAsString(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(openApi);
    }

    @GetMapping("/schemas/{name}.schema.json")
    ResponseEntity<byte[]> schema(@PathVariable String name) throws IOException {
        ClassPathResource schema = new ClassPathResource(SCHEMAS + name + ".schema.json");
        if (!name.matches("[a-z-]{1,40}") || !schema.exists()) {
            throw new RequestException(
                    HttpStatus.NOT_FOUND, "There is no schema of this name. Maybe snapshot or report was meant.");
        }
        try (InputStream in = schema.getInputStream()) {
            return ResponseEntity.ok()
                    .contentType(new MediaType("application", "schema+json"))
                    .body(in.readAllBytes());
        }
    }
}

package org.backupdoctor.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is told when a request fails, as RFC 9457 has it.
 *
 * @param title the status in words
 * @param status the status
 * @param detail what is wrong, a sentence
 * @param errors each thing that is wrong, all at once
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(String title, int status, String detail, List<Fault> errors) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A problem with what was sent. */
    public static ProblemDetails of(HttpStatus status, String detail, List<Fault> errors) {
        return new ProblemDetails(status.getReasonPhrase(), status.value(), detail, errors);
    }

    /** A problem that has no parts. */
    public static ProblemDetails of(HttpStatus status, String detail) {
        return of(status, detail, List.of());
    }

    /** Its JSON. */
    public byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    /** The answer that tells it, whatever the client accepts. */
    public ResponseEntity<byte[]> response() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(json());
    }
}

package org.backupdoctor.web.problem;

import java.util.List;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.SnapshotException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Makes problems of whatever is thrown. What is logged above DEBUG holds nothing of a request. */
@RestControllerAdvice
public class ProblemHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    /** What our endpoints found wrong. */
    @ExceptionHandler
    public ResponseEntity<byte[]> told(RequestException e) {
        return respond(e.problem(), e.headers());
    }

    /** What the library found wrong with a device's answers. */
    @ExceptionHandler
    public ResponseEntity<byte[]> snapshot(SnapshotException e) {
        return ProblemDetails.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "What was sent can't be read as one device's facts.",
                        Fault.of(e.problems(), ""))
                .response();
    }

    /** What the library found wrong with rules. */
    @ExceptionHandler
    public ResponseEntity<byte[]> rules(RuleSetException e) {
        return ProblemDetails.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "These rules can't be taken over.",
                        Fault.ofRules(e.problems()))
                .response();
    }

    /** A parameter of another type. */
    @ExceptionHandler
    public ResponseEntity<byte[]> parameter(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        String expected = type == boolean.class || type == Boolean.class ? "true or false" : "another value";
        return ProblemDetails.of(
                        HttpStatus.BAD_REQUEST, "Expected " + expected + " as " + e.getName() + ". Maybe leave it out.")
                .response();
    }

    /** What Spring found wrong, and what nobody expected; nothing where nobody is there to be told. */
    @ExceptionHandler
    public @Nullable ResponseEntity<byte[]> other(Exception e) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            LOG.debug("The client is gone.", e);
            return null;
        }
        if (e instanceof NoResourceFoundException) {
            return ProblemDetails.of(
                            HttpStatus.NOT_FOUND, "There is nothing here. Maybe /openapi.json says what there is.")
                    .response();
        }
        if (e instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return respond(ProblemDetails.of(status, detail(known, status), List.of()), known.getHeaders());
        }
        LOG.error(
                "A request failed for a reason that should have been told: {}",
                e.getClass().getName());
        LOG.debug("The failed request", e);
        return ProblemDetails.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it isn't your request.")
                .response();
    }

    private static String detail(ErrorResponse known, HttpStatus status) {
        String detail = known.getBody().getDetail();
        return detail == null ? status.getReasonPhrase() + "." : detail;
    }

    private static ResponseEntity<byte[]> respond(ProblemDetails problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.json());
    }
}

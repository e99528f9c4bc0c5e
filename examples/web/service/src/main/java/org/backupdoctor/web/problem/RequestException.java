package org.backupdoctor.web.problem;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request that can't be met. Whoever made it is told why. */
public final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemDetails problem;
    private final transient HttpHeaders headers = new HttpHeaders();

    /** A request that can't be met for these reasons. */
    public RequestException(HttpStatus status, String detail, List<Fault> errors) {
        super(detail);
        this.problem = ProblemDetails.of(status, detail, errors);
    }

    /** A request that can't be met. */
    public RequestException(HttpStatus status, String detail) {
        this(status, detail, List.of());
    }

    /** The same with a header. */
    public RequestException with(String header, String value) {
        headers.add(header, value);
        return this;
    }

    /** What is told. */
    public ProblemDetails problem() {
        return problem;
    }

    /** What else the answer says. */
    public HttpHeaders headers() {
        return headers;
    }
}

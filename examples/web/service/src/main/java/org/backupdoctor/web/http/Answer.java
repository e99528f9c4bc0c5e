package org.backupdoctor.web.http;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.backupdoctor.web.problem.ProblemDetails;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers from filters, before any endpoint is reached. */
final class Answer {

    private Answer() {}

    static void problem(ServletResponse response, HttpStatus status, String detail) throws IOException {
        if (response instanceof HttpServletResponse http && !http.isCommitted()) {
            byte[] json = ProblemDetails.of(status, detail).json();
            http.setStatus(status.value());
            http.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            http.setContentLength(json.length);
            http.getOutputStream().write(json);
        }
    }
}

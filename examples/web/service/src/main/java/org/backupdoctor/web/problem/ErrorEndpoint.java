package org.backupdoctor.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what the server itself refused, in the same form. */
@RestController
public class ErrorEndpoint implements ErrorController {

    /** The problem behind the status that was set. */
    @RequestMapping("/error")
    public ResponseEntity<byte[]> error(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        return ProblemDetails.of(
                        status,
                        status.is5xxServerError()
                                ? "Something went wrong here; it isn't your request."
                                : "This request can't be met.")
                .response();
    }
}

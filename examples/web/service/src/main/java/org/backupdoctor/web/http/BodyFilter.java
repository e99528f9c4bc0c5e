package org.backupdoctor.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Waits for the whole body without holding a thread, however slowly it comes, and goes on when it is there. What is too large, or takes
 * too long, is refused before any endpoint sees it.
 */
final class BodyFilter extends OncePerRequestFilter {

    static final String BODY = BodyFilter.class.getName() + ".body";

    private final LimitsProperties limits;
    private final BodyBudget budget;

    BodyFilter(LimitsProperties limits, BodyBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(BODY) instanceof byte[] body) {
            try {
                chain.doFilter(new BodyRequest(request, body), response);
            } finally {
                request.removeAttribute(BODY);
            }
        } else if (request.getDispatcherType() == DispatcherType.ASYNC || !hasBody(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > limits.body().toBytes()) {
            refuse(response, limits);
        } else {
            AsyncContext later = request.startAsync();
            later.setTimeout(limits.bodyTime().toMillis());
            BodyReader reader = new BodyReader(later, limits, budget);
            later.addListener(reader);
            request.getInputStream().setReadListener(reader);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    static void refuse(HttpServletResponse response, LimitsProperties limits) throws IOException {
        response.setHeader("Connection", "close");
        Answer.problem(
                response,
                HttpStatus.CONTENT_TOO_LARGE,
                "Expected a body of at most " + limits.body().toMegabytes()
                        + " MB but there is more. Maybe pack it, or leave out logs of other days.");
    }
}

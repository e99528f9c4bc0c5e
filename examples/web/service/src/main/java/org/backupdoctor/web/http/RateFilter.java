package org.backupdoctor.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets one address ask only so often. */
final class RateFilter extends OncePerRequestFilter {

    private final RateLimiter limiter;

    RateFilter(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long seconds = limiter.secondsToWait(request.getRemoteAddr());
        if (seconds == 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", Long.toString(seconds));
        Answer.problem(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "More requests came from this address than it may make. Maybe wait " + seconds
                        + (seconds == 1 ? " second." : " seconds."));
    }
}

package org.backupdoctor.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every answer the headers that keep a browser from doing more with it than it should, and lets nothing that is thrown through to the
 * server's own error page.
 */
final class HeadersFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(HeadersFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
            response.setHeader("Cache-Control", "no-store");
        }
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            LOG.error(
                    "A request failed before it reached an endpoint: {}",
                    e.getClass().getName());
            LOG.debug("The failed request", e);
            Answer.problem(
                    response, HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it isn't your request.");
        }
    }
}

package org.backupdoctor.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only those edit who have the token. It comes in a header that no browser sends by itself, so no other page can make one edit.
 * Without a configured token the endpoints aren't there.
 */
final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final boolean isOn;
    private final byte[] expected;

    TokenFilter(String token) {
        this.isOn = !token.isEmpty();
        this.expected = digest(token);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isOn) {
            Answer.problem(response, HttpStatus.NOT_FOUND, "There is nothing here.");
        } else if (HttpMethod.OPTIONS.matches(request.getMethod()) || isRight(request.getHeader("Authorization"))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"rules\"");
            Answer.problem(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "Editing rules needs the token. Maybe send it as \"Authorization: Bearer …\".");
        }
    }

    private boolean isRight(@Nullable String header) {
        // Digests are of one length, so comparing them tells nothing of the token, not even its length.
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        expected, digest(header.substring(SCHEME.length()).strip()));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

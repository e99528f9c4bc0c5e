package org.backupdoctor.web.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Editing of rules over HTTP.
 *
 * @param token What an editor has to send as {@code Authorization: Bearer}; at least 16 characters. Without it nothing can be edited, and
 *     the endpoints aren't there.
 * @param file Largest file.
 * @param snapshots Most snapshots that a change is tried on.
 */
@ConfigurationProperties("backupdoctor.editing")
public record EditingProperties(
        @DefaultValue("") String token,
        @DefaultValue("1MB") DataSize file,
        @DefaultValue("100") int snapshots) {

    private static final int SHORTEST = 16;

    /** Refuses what is guessed too easily. */
    public EditingProperties {
        token = token.strip();
        if (!token.isEmpty() && token.length() < SHORTEST) {
            throw new IllegalArgumentException("Expected a token of at least " + SHORTEST
                    + " characters as backupdoctor.editing.token but it has " + token.length() + ".\n"
                    + "Maybe make one: openssl rand -hex 32");
        }
    }

    /** Whether rules can be edited over HTTP. */
    public boolean isOn() {
        return !token.isEmpty();
    }

    /** Without the token, so that no log has it. */
    @Override
    public String toString() {
        return "EditingProperties[isOn=" + isOn() + ", file=" + file + ", snapshots=" + snapshots + "]";
    }
}

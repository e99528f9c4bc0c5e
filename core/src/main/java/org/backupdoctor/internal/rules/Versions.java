package org.backupdoctor.internal.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.drools.core.impl.RuleBaseFactory;
import org.jspecify.annotations.Nullable;

/** The versions of this library and of Drools, from files of their own: where jars are merged into one, the manifest is somebody else's. */
final class Versions {

    private Versions() {}

    /** This library's. */
    static String own() {
        return text(Objects.requireNonNull(Versions.class.getResource("version.txt")));
    }

    /** What Drools says of its own. */
    static String drools() {
        @Nullable URL said = RuleBaseFactory.class.getResource("/drools.versions.properties");
        return said == null ? "" : text(said);
    }

    private static String text(URL resource) {
        try (InputStream in = resource.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

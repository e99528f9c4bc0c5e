package org.backupdoctor.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of this module that is made from its code: {@code -Dschemas.write=true} writes it anew, else it has to be as it would be. */
final class Generated {

    private static final Path FOLDER = Path.of("src/main/resources/org/backupdoctor/schema");

    private Generated() {}

    static void check(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(file, text);
        }
        assertEquals(
                Files.exists(file) ? Files.readString(file) : "",
                text,
                file + " isn't as the code has it. Write it anew: mvn -pl core test -Dschemas.write=true");
    }
}

package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backupdoctor.RuleSet;
import org.junit.jupiter.api.Test;

/** The page that lists what the rules know is as the rules have it: {@code -Dindex.write=true} writes it anew. */
class IndexTest {

    private static final Path INDEX = Path.of("INDEX.md");

    @Test
    void theIndexIsAsTheRulesHaveIt() throws IOException {
        String index = RuleSet.bundled().index();
        if (Boolean.getBoolean("index.write")) {
            Files.writeString(INDEX, index);
        }
        assertEquals(
                index,
                Files.exists(INDEX) ? Files.readString(INDEX) : "",
                "Maybe a rule was changed: mvn -pl rules-drl -am test -Dindex.write=true writes it anew.");
    }
}

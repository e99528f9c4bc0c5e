package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Here the library is a folder of classes and has no manifest. */
class VersionsTest {

    @TempDir
    private Path directory;

    @Test
    void theyNeedNoManifest() {
        String own = new SmallRules(directory).load().info().version();
        assertTrue(own.matches("\\d+\\.\\d+\\.\\d+(-\\w+)?"), own);
        assertEquals(own, Versions.own());
        assertTrue(Versions.drools().contains("drools.version=10."), Versions.drools());
    }
}

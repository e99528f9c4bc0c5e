package org.backupdoctor.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.FactInfo;
import org.backupdoctor.FactInfo.Property;
import org.backupdoctor.internal.rules.SmallRules;
import org.backupdoctor.internal.snapshot.FactCatalog;
import org.backupdoctor.internal.snapshot.FactType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactCatalogTest {

    @TempDir
    private Path directory;

    @Test
    void theSentencesAreThoseOfTheJavadoc() throws IOException {
        Javadoc javadoc = new Javadoc(Path.of("src/main/java/org/backupdoctor/fact"));
        Map<String, String> lines = new TreeMap<>();
        for (FactType fact : FactType.all()) {
            Class<?> type = fact.type();
            lines.put(type.getSimpleName(), javadoc.of(type.getSimpleName()));
            Stream.concat(Stream.of(type), Stream.of(type.getInterfaces()))
                    .flatMap(owner -> Stream.of(owner.getDeclaredMethods()))
                    .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                    .filter(name ->
                            !javadoc.of(name).isEmpty() && !javadoc.of(name).startsWith("See "))
                    .forEach(name -> lines.put(name, javadoc.of(name)));
        }
        Generated.check(
                "facts.properties",
                lines.entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue().replace("\\", "\\\\") + "\n")
                        .collect(Collectors.joining("", "# Made of the Javadoc of the facts; don't edit.\n", "")));
    }

    @Test
    void everyFactAndWhatItWorksOutIsDescribed() {
        for (FactInfo fact : FactCatalog.all()) {
            assertFalse(fact.description().isEmpty(), fact.name());
            fact.derived().forEach(method -> assertFalse(method.description().isEmpty(), fact.name() + "." + method));
        }
    }

    @Test
    void everyPatternCanBeCopiedIntoARule() {
        List<FactInfo> facts = FactCatalog.all();
        StringBuilder rules = new StringBuilder();
        for (FactInfo fact : facts) {
            String name = fact.pattern().substring(0, fact.pattern().indexOf(' '));
            rules.append("rule \"noisy/")
                    .append(fact.name().toLowerCase(Locale.ROOT))
                    .append("\"\nwhen\n    ");
            // What stands for a name has to be filled in with one that there is.
            rules.append(fact.pattern()
                            .replace("path == \"…\"", "path == \"/icloud/backups\"")
                            .replace("remedy == \"…\"", "remedy == \"charge-it\""))
                    .append("\nthen\n    suspect( FAIR, ")
                    .append(name)
                    .append(" );\nend\n");
        }
        assertEquals(
                facts.size() + 2,
                new SmallRules(directory)
                        .drl("causes/noisy.drl", rules.toString())
                        .load()
                        .info()
                        .count());
    }

    @Test
    void aFactIsToldWithItsUnitsItsWordsAndAPattern() {
        assertEquals(
                new FactInfo(
                        "FreeCloudStorage",
                        "icloud",
                        List.of("/icloud/storageFreeBytes"),
                        "Free bytes in iCloud; worked out from total and used where it isn't given.",
                        List.of(new Property("sizeBytes", List.of(), "bytes", List.of(), "")),
                        List.of(new Property(
                                "percentOf",
                                List.of("CloudStorage"),
                                "percent",
                                List.of(),
                                "What of the plan is free, in percent.")),
                        "$freeCloudStorage : FreeCloudStorage( sizeBytes < 500 * 1000 * 1000 )"),
                fact("FreeCloudStorage"));
        assertEquals("$charging : Charging( yes )", fact("Charging").pattern());
        assertEquals(
                "$wifi : Wifi( state == WifiState.CONNECTED )", fact("Wifi").pattern());
        assertEquals(
                List.of("WifiState.CONNECTED", "WifiState.NOT_CONNECTED", "WifiState.OFF"),
                fact("Wifi").properties().get(0).words());
        assertEquals(
                "$complaintMessage : ComplaintMessage( mentions( \"…\" ) )",
                fact("ComplaintMessage").pattern());
        assertEquals(
                "How many bytes are missing; 0 or less when nothing is.",
                fact("RoomForBackup").derived().get(1).description());
    }

    private static FactInfo fact(String name) {
        return FactCatalog.all().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

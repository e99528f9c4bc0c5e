package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a device, a file or whoever calls puts in: nothing comes out that steers the terminal. */
class HostileTerminalTest {

    private static final String HOSTILE =
            "a\u001B]0;owned\u0007\u001B[2J\u001B[31m\u009B31m\r\b\b\u007F\u202Eb\u2066c\u200Bd\u2028e";
    private static final String JSON =
            "a\\u001b]0;owned\\u0007\\u001b[2J\\u001b[31m\\u009b31m\\r\\nVERDICT\\b\\b\\u007f\\u202eb\\u2066c\\u200bd\\u2028e";
    private static final Pattern STEERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n\t]]");

    /** Where names of files can hold them. */
    private static final String BEYOND_ASCII =
            "UTF-8".equals(System.getProperty("sun.jnu.encoding")) ? "\u009B\u202E" : "";

    private static final String DEVICE = """
            {"id":"%1$s","device":{"family":"IPHONE","model":"%1$s","iosVersion":"18.5"},"complaint":{"message":"%1$s"},
            "icloud":{"storageFreeBytes":1,"backups":[{"deviceName":"%1$s","thisDevice":false,"sizeBytes":2100000000}],
            "usage":[{"name":"%1$s","sizeBytes":5}]},"backup":{"nextSizeBytes":3200000000,
            "apps":[{"bundleId":"%1$s","name":"%1$s","sizeBytes":200000000000,"included":true,"inList":true,"source":"SIDELOADED"}],
            "failures":[{"domain":"%1$s","code":303,"text":"%1$s","bundleId":"%1$s"}]},"network":{"blockedHosts":["%1$s"]},
            "management":{"profiles":[{"identifier":"%1$s","name":"%1$s","organization":"%1$s","restrictions":{"allowCloudBackup":false}}]},
            "services":[{"name":"%1$s","status":"OUTAGE"}],"tried":[{"remedy":"%1$s","outcome":"NO_CHANGE"}],
            "attributes":{"%1$s":"%1$s"}}
            """.replace("\n", "");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> commands() throws IOException {
        Path device = Files.writeString(folder.resolve("device.json"), String.format(DEVICE, JSON));
        Path lines = Files.writeString(
                folder.resolve("lines.ndjson"), String.format(DEVICE, JSON) + "\n{\"" + JSON + "\":1}\n{\n");
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"),
                "{\"" + JSON + "\":{\"" + JSON + "\":1},\"device\":{\"family\":\"" + JSON + "\"}}");
        Path named = Files.writeString(
                folder.resolve("b\u001B]0;owned\u0007\n" + BEYOND_ASCII + ".json"), "{\"device\":{}, \"" + JSON);
        Path answers =
                Files.writeString(folder.resolve("answers.txt"), "backup.enabled=" + HOSTILE + "\n" + HOSTILE + "\n");
        Path plist = Files.writeString(
                folder.resolve("a.plist"),
                "<plist><dict><key>" + HOSTILE.replaceAll("[\u0000-\u001F]", "") + "</key><true/></dict></plist>");
        Path rules = rules();
        Map<String, String[]> all = new LinkedHashMap<>();
        for (String file : new String[] {
            device.toString(), lines.toString(), wrong.toString(), named.toString(), plist.toString(), HOSTILE
        }) {
            String name = Path.of(file).getFileName().toString().replaceAll("[^a-z.]", "");
            all.put("diagnose " + name, new String[] {"diagnose", file});
            all.put("diagnose verbosely " + name, new String[] {"diagnose", "--verbose", file, device.toString()});
            all.put("diagnose as JSON " + name, new String[] {"diagnose", "--format", "json", "--full", file});
            all.put("diagnose as HTML " + name, new String[] {"diagnose", "--format", "html", file});
            all.put("diagnose as Markdown " + name, new String[] {"diagnose", "--format", "markdown", file});
            all.put("snapshot " + name, new String[] {"snapshot", file});
            all.put("ask " + name, new String[] {"ask", file});
            all.put("fleet " + name, new String[] {"fleet", file, "--sites", file});
            all.put("fleet without sites " + name, new String[] {"fleet", file});
        }
        all.put("two that disagree", new String[] {"snapshot", device.toString(), second().toString()});
        all.put("explain", new String[] {"rules", "explain", "icloud-storage-full", "--for", device.toString()});
        all.put("answers", new String[] {"ask", "--answers", answers.toString()});
        all.put("set", new String[] {"diagnose", "--set", HOSTILE + "=" + HOSTILE});
        all.put("set a value", new String[] {"diagnose", "--set", "complaint.message=" + HOSTILE, "--id", HOSTILE});
        all.put("set a wrong value", new String[] {"diagnose", "--set", "device.family=" + HOSTILE});
        all.put("tried", new String[] {"diagnose", "--tried", HOSTILE, "--set", "backup.enabled=true"});
        all.put("outcome", new String[] {"diagnose", "--tried", "restart-device=" + HOSTILE});
        all.put("time", new String[] {"diagnose", "--taken-at", HOSTILE, device.toString()});
        all.put("locale", new String[] {"diagnose", "--locale", HOSTILE, device.toString()});
        all.put("rules elsewhere", new String[] {"diagnose", "--rules", HOSTILE, device.toString()});
        all.put("option", new String[] {"diagnose", "--" + HOSTILE});
        all.put("command", new String[] {HOSTILE});
        all.put("format", new String[] {"diagnose", "--format", HOSTILE});
        all.put("command of rules", new String[] {"rules", HOSTILE});
        all.put("cause", new String[] {"rules", "explain", HOSTILE});
        all.put("fact", new String[] {"rules", "facts", HOSTILE});
        all.put("new", new String[] {"rules", "new", "cause", HOSTILE, "--in", folder.toString()});
        all.put("export", new String[] {
            "rules", "export", folder.resolve("c\u001B[2J" + BEYOND_ASCII).toString(), HOSTILE
        });
        all.put("mutate", new String[] {"rules", "mutate", HOSTILE});
        all.put("learn", new String[] {
            "rules", "learn", named.toString(), "--in", folder.resolve("learnt").toString()
        });
        all.put("releases", new String[] {
            "rules",
            "releases",
            named.toString(),
            "--in",
            folder.resolve("lists").toString()
        });
        for (String command : new String[] {"check", "test", "diff"}) {
            all.put(command, new String[] {"rules", command, rules.toString()});
            all.put(command + " nothing", new String[] {"rules", command, HOSTILE});
        }
        all.put("check as JSON", new String[] {"rules", "check", rules.toString(), "--format", "json"});
        all.put("check as SARIF", new String[] {"rules", "check", rules.toString(), "--format", "sarif"});
        return all.entrySet().stream()
                .map(each -> dynamicTest(each.getKey(), () -> harmless(Cli.run(each.getValue()))));
    }

    @Test
    void whatIsTypedIsHarmless() {
        harmless(Cli.withInput(HOSTILE + "\n" + HOSTILE + "\nt\nw\nq\n", "ask", "--verbose"));
        harmless(Cli.withInput(String.format(DEVICE, JSON), "diagnose"));
        harmless(Cli.withInput(HOSTILE, "diagnose"));
    }

    @Test
    void aNameCantForgeALine() throws IOException {
        Path one = Files.writeString(folder.resolve("one.json"), "{\"id\":\"a\\nVERDICT: fine\",\"screen\":{}}");
        Path two = Files.writeString(folder.resolve("two.json"), "{\"id\":\"b\"}");
        String out = Cli.run("diagnose", one.toString(), two.toString()).out();
        assertTrue(out.startsWith("== a VERDICT: fine ==\n"), out);
    }

    @Test
    void onlyOurColoursComeThrough() throws IOException {
        String colours = "\u001B[1mbold\u001B[0m \u001B[33myellow\u001B[39m\u001B[21m\u001B[m";
        assertEquals(colours, written(true, colours));
        assertEquals(" [1mbold [0m  [33myellow [39m [21m [m", written(false, colours));
        assertEquals(
                " [2J [8mx [5m [31;5m ]0;owned  [1m",
                written(
                        true,
                        "\u001B[2J\u001B[8mx\u001B[5m\u001B[31;5m\u001B]0;owned\u0007\u001B\u001B[1m"
                                .replace("\u001B\u001B[1m", "\u009B[1m")));
        assertEquals(" \u001B[1mx", written(true, "\u001B\u001B[1mx"));
        assertEquals("a\r\nb c\td\n", written(true, "a\r\nb\rc\td\n"));
        assertEquals("é “x” 🔋 ", written(true, "é “x” 🔋\uDB40\uDC01"));
    }

    private static String written(boolean colours, String text) throws IOException {
        StringWriter all = new StringWriter();
        StringWriter single = new StringWriter();
        try (PlainWriter writer = new PlainWriter(all, colours);
                PlainWriter slow = new PlainWriter(single, colours)) {
            writer.write(text);
            for (int i = 0; i < text.length(); i++) {
                slow.write(text.charAt(i));
            }
        }
        assertEquals(all.toString(), single.toString());
        return all.toString();
    }

    private static void harmless(Cli ran) {
        assertFalse(STEERS.matcher(ran.out()).find(), () -> ran.out().replace('\u001B', '^'));
        assertFalse(STEERS.matcher(ran.err()).find(), () -> ran.err().replace('\u001B', '^'));
        assertFalse(ran.out().isEmpty() && ran.err().isEmpty());
        assertTrue(
                (ran.out() + ran.err()).lines().noneMatch(line -> line.strip().startsWith("VERDICT")), ran::out);
    }

    private Path second() throws IOException {
        return Files.writeString(folder.resolve("second.json"), String.format(DEVICE, "z" + JSON));
    }

    /** Rules whose names, sentences and values are hostile, each in a file of its own. */
    private Path rules() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Path causes = Files.createDirectories(rules.resolve("causes"));
        Files.writeString(causes.resolve("x\u001B[2J\n" + BEYOND_ASCII + ".md"), "---\ntitle: x\n---\n");
        Files.writeString(causes.resolve("y.md"), "---\ntitle: \"" + HOSTILE + "\"\nz: 1\n---\n" + HOSTILE);
        Files.writeString(
                causes.resolve("y.yaml"),
                "- it: \"a\\e[2J\\nVERDICT\"\n  given: {}\n  expect: { \"\\e[2J\": [ x ] }\n");
        return rules;
    }
}

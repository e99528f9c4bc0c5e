package org.backupdoctor.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.backupdoctor.fact.Power;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes that no rule can be compiled to, were grammar and class loader to let something through. */
class CompiledRulesTest {

    private static final Permitted PERMITTED = new Permitted(Set.of(Power.Battery.class));

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "System.exit(1);                                        | uses java.lang.System.exit",
                "Runtime.getRuntime();                                  | uses java.lang.Runtime.getRuntime",
                "new java.io.File(\"x\");                               | knows the class java.io.File, uses java.io.File.<init>",
                "new Thread();                                          | knows the class java.lang.Thread, uses java.lang.Thread.<init>",
                "battery.getClass();                                    | uses java.lang.Object.getClass",
                "battery.getClass().getClassLoader();                   | uses java.lang.Class.getClassLoader, uses java.lang.Object.getClass",
                "\"x\".getBytes();                                      | uses java.lang.String.getBytes",
                "\"x\".repeat(9);                                       | uses java.lang.String.repeat",
                "int i = 0; while (i < 9) { i++; }                      | has a loop",
                "for (;;) { }                                           | has a loop",
                "run(battery);                                          | calls itself",
                "other(); } static void other() { run(null);            | calls itself",
                "try { battery.percent(); } catch (RuntimeException e) { } | catches what is thrown",
                "synchronized (battery) { battery.percent(); }          | catches what is thrown, takes a lock",
                "int[][] a = new int[9][9];                             | makes an array of arrays",
                "Object o = Thread.class;                               | knows the class java.lang.Thread",
                "Object o = (java.util.Date) null;                      | knows the class java.util.Date",
                "Runnable r = () -> System.exit(1);                     | uses java.lang.System.exit",
                "Runnable r = System::gc;                               | uses java.lang.System.gc",
                "count = 1;                                             | changes the field count of rules.flat.Rule",
                "Other.count = 1;                                       | changes the field count of rules.flat.Other",
            })
    void isFound(String code, String faults) throws IOException {
        assertEquals(faults, String.join(", ", CompiledRules.faults(PERMITTED, "rules.flat", compiled(code))));
    }

    @Test
    void aConditionOnAFactIsFine() throws IOException {
        assertEquals(
                List.of(),
                CompiledRules.faults(
                        PERMITTED,
                        "rules.flat",
                        compiled("boolean low = battery.percent() < 10 && !\"x\".isEmpty();")));
    }

    @Test
    void aClassStaysInItsPackage() throws IOException {
        assertEquals(
                List.of("is a class of another name, rules.flat.Other", "is a class of another name, rules.flat.Rule"),
                CompiledRules.faults(PERMITTED, "rules.other", compiled("battery.percent();")));
    }

    @Test
    void bytesThatAreNoClassAreRefused() {
        assertEquals(
                List.of("is no class that can be read"),
                CompiledRules.faults(PERMITTED, "rules", Map.of("rules.X", new byte[] {1, 2, 3})));
    }

    @Test
    void parentsAreListed() throws IOException {
        Map<String, byte[]> classes = compiled("");
        assertTrue(CompiledRules.faults(PERMITTED, "rules.flat", classes).isEmpty());
        Map<String, byte[]> loader =
                compiled("} static class Inner extends ClassLoader implements Runnable { public void run() { }");
        assertEquals(
                List.of(
                        "extends java.lang.ClassLoader",
                        "implements java.lang.Runnable",
                        "knows the class java.lang.Runnable",
                        "uses java.lang.ClassLoader.<init>"),
                CompiledRules.faults(PERMITTED, "rules.flat", loader));
    }

    @Test
    void theLoaderFindsWhatIsPermittedAndNothingElse() throws Exception {
        PermittedLoader loader = new PermittedLoader(getClass().getClassLoader(), PERMITTED);
        assertEquals(Power.Battery.class, loader.loadClass(Power.Battery.class.getName()));
        for (String name : List.of(
                "java.lang.Runtime",
                "java.lang.Thread",
                "java.lang.ProcessBuilder",
                "java.io.File",
                "java.net.Socket",
                "sun.misc.Unsafe",
                "org.mvel2.MVEL",
                "org.backupdoctor.internal.rules.RuleBase",
                "org.backupdoctor.internal.gate.PermittedLoader")) {
            assertThrows(ClassNotFoundException.class, () -> loader.loadClass(name), name);
            assertEquals(null, loader.getResource(name.replace('.', '/') + ".class"), name);
        }
    }

    private Map<String, byte[]> compiled(String code) throws IOException {
        Path source = directory.resolve("Rule.java");
        Files.writeString(source, """
                package rules.flat;
                class Other { static int count; }
                public class Rule {
                    static int count;
                    public static void run(org.backupdoctor.fact.Power.Battery battery) {
                        %s
                    }
                }
                """.formatted(code));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, compiler.run(null, null, null, "-d", directory.toString(), source.toString()));
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory.resolve("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name =
                        directory.relativize(file).toString().replace('/', '.').replace('\\', '.');
                classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
        return classes;
    }
}

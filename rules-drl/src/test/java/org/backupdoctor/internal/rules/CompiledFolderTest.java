package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What edited rules were compiled to is kept for the next process, and gets no further than rules do. */
class CompiledFolderTest {

    private static final String PATH = "causes/storage/plan-lapsed.drl";
    private static final String HEARD = "compiled-folder-test.heard";
    private static final String RULE = """
            rule "plan-lapsed/our-own"
                @because("It lapsed.")
            when
                $lapsed : PlanLapsed( yes )
            then
                suspect( STRONG, $lapsed );
            end
            """;
    private static final DeviceSnapshot LAPSED = DeviceSnapshot.fromJson("{\"icloud\":{\"planLapsed\":true}}");

    @TempDir
    private Path directory;

    private Path rules;
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        rules = directory.resolve("rules");
        folder = directory.resolve("kept/deep");
        Files.createDirectories(rules.resolve(PATH).getParent());
        Files.writeString(rules.resolve(PATH), RULE);
    }

    @Test
    void whatIsKeptSaysTheSame() throws IOException {
        String first = report();
        assertEquals(1, kept().size());
        byte[] bytes = Files.readAllBytes(kept().get(0));
        assertEquals(first, report());
        assertEquals(1, kept().size());
        assertEquals(List.of(bytes.length), List.of((int) Files.size(kept().get(0))));
    }

    @Test
    void anotherTextIsAnotherFile() throws IOException {
        report();
        Files.writeString(rules.resolve(PATH), RULE.replace("STRONG", "SLIGHT"));
        report();
        assertEquals(2, kept().size());
    }

    @Test
    void whatAnotherCompilerMadeIsNotFound() {
        CompiledFolder.Kept made = new CompiledFolder.Kept("Model", Map.of("Model", new byte[1]));
        new CompiledFolder(folder, "1").keep("text", made);
        assertTrue(new CompiledFolder(folder, "1").find("text").isPresent());
        assertTrue(new CompiledFolder(folder, "2").find("text").isEmpty());
    }

    @Test
    void whatIsDamagedIsCompiledAnew() throws IOException {
        String first = report();
        byte[] bytes = Files.readAllBytes(kept().get(0));
        for (int length : new int[] {0, 10, 32, 33, bytes.length / 2, bytes.length - 1}) {
            Files.write(kept().get(0), java.util.Arrays.copyOf(bytes, length));
            assertEquals(first, report());
            assertEquals(bytes.length, Files.size(kept().get(0)));
        }
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept().get(0), bytes);
        assertEquals(first, report());
    }

    @Test
    void whatIsPlantedThereGetsNoFurtherThanRules() throws IOException {
        String first = report();
        String text = new DrlFile(RuleFiles.file(PATH, RULE, false), new java.util.ArrayList<>()).text();
        CompiledFolder planted = new CompiledFolder(folder);
        CompiledFolder.Kept real = planted.find(text).orElseThrow();
        Map<String, byte[]> classes = new TreeMap<>(real.classes());
        classes.put(real.model(), singing(real.model()));
        planted.keep(text, new CompiledFolder.Kept(real.model(), classes));
        assertEquals(first, report());
        assertNull(System.getProperty(HEARD));
        assertEquals(
                real.classes().keySet(),
                planted.find(text).orElseThrow().classes().keySet());
        assertTrue(java.util.Arrays.equals(
                real.classes().get(real.model()),
                planted.find(text).orElseThrow().classes().get(real.model())));
    }

    @Test
    void whereNothingCanBeWrittenItCompiles() throws IOException {
        Files.createDirectories(directory.resolve("kept"));
        Files.writeString(folder, "a file, no folder");
        assertTrue(report().contains("plan-lapsed/our-own"));
    }

    private String report() {
        Report report =
                Diagnoser.builder().rules(rules).compiledIn(folder).build().diagnose(LAPSED);
        return report.diagnoses().toString();
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** A class that sets a property as soon as it is initialised. */
    private static byte[] singing(String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        method.visitCode();
        method.visitLdcInsn(HEARD);
        method.visitLdcInsn("yes");
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/lang/System",
                "setProperty",
                "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
                false);
        method.visitInsn(Opcodes.POP);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}

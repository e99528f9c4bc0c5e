package org.backupdoctor.internal.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.Prepared;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.language.Languages;

/**
 * Compiles the rules of a rules jar while it is built, so that they load as ordinary classes. Takes the directory of compiled classes,
 * which holds the rule files as resources; writes the classes, and what else can be made of the files beforehand, beside them.
 */
public final class Precompiler {

    private Precompiler() {}

    /** Called by the build of the rules jar. */
    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[0]);
        Path folder = output.resolve(RuleFiles.BUNDLED);
        RuleFiles files = RuleFiles.of(folder);
        try {
            CompiledIndex index = compile(files, output);
            Files.write(output.resolve(Prepared.RESOURCE), Prepared.bytes(files, index.tree()));
            for (String language : Languages.codes(files)) {
                Files.write(output.resolve(Prepared.resource(language)), Prepared.bytes(files, language));
            }
        } catch (RuleSetException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static CompiledIndex compile(RuleFiles files, Path output) throws IOException {
        List<Problem> problems = new ArrayList<>(files.problems());
        Map<String, DrlFile> parsed = new LinkedHashMap<>();
        files.all().stream()
                .filter(file -> file.is(".drl"))
                .forEach(file -> parsed.put(file.path(), new DrlFile(file, problems)));
        Knowledge knowledge = Knowledge.of(files, null, null, problems);
        parsed.values().forEach(file -> file.checkNames(knowledge, files.off()));
        List<DrlCompiler.Compiled> compiled = new DrlCompiler(Precompiler.class.getClassLoader(), true, null)
                .compile(parsed.values().stream().filter(DrlFile::isSound).toList(), problems);
        Map<String, Map<String, String>> sentences = new LinkedHashMap<>();
        parsed.forEach((path, file) -> sentences.put(path, RuleInfo.sentences(file.rules())));
        Languages.check(files, path -> sentences.getOrDefault(path, Map.of()), problems);
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
        removeClasses(output.resolve(RuleFiles.BUNDLED));
        Map<String, CompiledIndex.Entry> entries = new LinkedHashMap<>();
        for (DrlCompiler.Compiled file : compiled) {
            for (Map.Entry<String, byte[]> type : file.classes().entrySet()) {
                Path target = output.resolve(type.getKey().replace('.', '/') + ".class");
                Files.createDirectories(target.getParent());
                Files.write(target, type.getValue());
            }
            DrlFile source = Objects.requireNonNull(parsed.get(file.path()));
            entries.put(
                    file.path(),
                    new CompiledIndex.Entry(source.file().digest(), file.model(), source.rules(), methods(file)));
        }
        return new CompiledIndex(entries);
    }

    private static Map<String, String> methods(DrlCompiler.Compiled file) {
        ClassLoader classes = new RuleClassLoader(file.loader(), file.classes());
        try {
            return RuleMethods.of(classes, file.model(), file.classes().keySet());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The compiled rules of " + file.path() + " can't be loaded.", e);
        }
    }

    /** Those of a build before, of rules that have changed since. */
    private static void removeClasses(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path old :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                Files.delete(old);
            }
        }
    }
}

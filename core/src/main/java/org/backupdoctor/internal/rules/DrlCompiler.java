package org.backupdoctor.internal.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.gate.CompiledRules;
import org.backupdoctor.internal.gate.Permitted;
import org.backupdoctor.internal.gate.PermittedLoader;
import org.drools.compiler.builder.impl.KnowledgeBuilderConfigurationImpl;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.lang.descr.CompositePackageDescr;
import org.drools.model.codegen.execmodel.ModelBuilderImpl;
import org.drools.model.codegen.execmodel.ModelWriter;
import org.drools.model.codegen.execmodel.PackageSources;
import org.drools.util.PortablePath;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.KnowledgeBuilderResult;
import org.kie.memorycompiler.CompilationProblem;
import org.kie.memorycompiler.CompilationResult;
import org.kie.memorycompiler.JavaCompiler;
import org.kie.memorycompiler.JavaCompilerFactory;
import org.kie.memorycompiler.JavaConfiguration;
import org.kie.util.maven.support.ReleaseIdImpl;

/**
 * Compiles rule files to classes, each file to one model of its own. Needs no JDK: the Eclipse compiler comes along with Drools. Nothing
 * is registered anywhere, so nothing is left behind.
 */
final class DrlCompiler {

    private static final ReleaseIdImpl NO_RELEASE = new ReleaseIdImpl("org.backupdoctor", "rules", "0");

    private static final String SOURCES = "src/main/java/";

    /** How Drools calls what it numbers properties by. */
    private static final String KINDS = "DomainClassesMetadata";

    private final ClassLoader loader;
    private final boolean trusted;
    private final @Nullable CompiledFolder folder;

    /**
     * Facts and verbs are found by this loader.
     *
     * @param trusted whether the authors of the rules are: then nothing that is compiled is looked at
     * @param folder where what is compiled is kept for the next process, or null
     */
    DrlCompiler(ClassLoader loader, boolean trusted, @Nullable CompiledFolder folder) {
        this.loader = loader;
        this.trusted = trusted;
        this.folder = folder;
    }

    /**
     * A compiled rule file.
     *
     * @param path the file's path
     * @param model the class of its model
     * @param loader finds what its classes need
     * @param classes all its classes by name
     */
    record Compiled(String path, String model, ClassLoader loader, Map<String, byte[]> classes) {}

    /** Finds the classes of the application. */
    ClassLoader loader() {
        return loader;
    }

    /** Compiles all files that parse; what is wrong goes to the list, and then what comes back isn't to be used. */
    List<Compiled> compile(Collection<DrlFile> files, List<Problem> problems) {
        if (trusted) {
            return compile(files, loader, problems);
        }
        Set<Class<?>> facts = new LinkedHashSet<>(Vocabulary.types());
        files.forEach(file -> facts.addAll(file.imported()));
        Permitted permitted = new Permitted(facts);
        ClassLoader narrow = new PermittedLoader(loader, permitted);
        List<Compiled> compiled = new ArrayList<>();
        List<DrlFile> open = new ArrayList<>();
        for (DrlFile file : files) {
            Compiled kept = kept(file, permitted, narrow);
            if (kept == null) {
                open.add(file);
            } else {
                compiled.add(kept);
            }
        }
        int before = problems.size();
        List<Compiled> fresh = compile(open, narrow, problems);
        for (Compiled file : fresh) {
            CompiledRules.faults(permitted, DrlFile.packageName(file.path()), file.classes())
                    .forEach(fault -> problems.add(new Problem(
                            file.path(),
                            "",
                            "What these rules were compiled to " + fault + ", which no rule needs.",
                            "Maybe a name in them means something else to the compiler: please report it.")));
        }
        if (problems.size() > before) {
            return List.of();
        }
        keep(open, fresh);
        compiled.addAll(fresh);
        return compiled;
    }

    /** What a file was compiled to before, where it is as harmless as it has to be; facts of an organisation's own may have changed. */
    private @Nullable Compiled kept(DrlFile file, Permitted permitted, ClassLoader narrow) {
        if (folder == null || !file.imported().isEmpty()) {
            return null;
        }
        String path = file.file().path();
        return folder.find(file.text())
                .filter(kept -> CompiledRules.faults(permitted, DrlFile.packageName(path), kept.classes())
                        .isEmpty())
                .map(kept -> new Compiled(path, kept.model(), narrow, kept.classes()))
                .orElse(null);
    }

    private void keep(List<DrlFile> files, List<Compiled> compiled) {
        if (folder != null) {
            Map<String, Compiled> byPath = new TreeMap<>();
            compiled.forEach(file -> byPath.put(file.path(), file));
            for (DrlFile file : files) {
                Compiled made = byPath.get(file.file().path());
                if (made != null && file.imported().isEmpty()) {
                    folder.keep(file.text(), new CompiledFolder.Kept(made.model(), made.classes()));
                }
            }
        }
    }

    private List<Compiled> compile(Collection<DrlFile> files, ClassLoader loader, List<Problem> problems) {
        return files.isEmpty() ? List.of() : Undisturbed.by(() -> compiled(files, loader, problems));
    }

    private List<Compiled> compiled(Collection<DrlFile> files, ClassLoader loader, List<Problem> problems) {
        int before = problems.size();
        MemoryFileSystem sources = new MemoryFileSystem();
        Map<String, String> models = new LinkedHashMap<>();
        Map<String, DrlFile> byFolder = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (DrlFile file : files) {
            ModelWriter.Result written = write(file, loader, sources, problems);
            if (written != null) {
                names.addAll(written.getSourceFiles());
                models.put(file.file().path(), written.getModelFiles().get(0));
                byFolder.put(DrlFile.packageName(file.file().path()).replace('.', '/') + "/", file);
            }
        }
        if (problems.size() > before || names.isEmpty()) {
            return List.of();
        }
        MemoryFileSystem classes = new MemoryFileSystem();
        CompilationResult result = compiler().compile(names.toArray(String[]::new), sources, classes, loader);
        Map<String, Problem> firstOfPlace = new LinkedHashMap<>();
        for (CompilationProblem error : result.getErrors()) {
            Problem problem = javaError(error, byFolder, sources);
            firstOfPlace.putIfAbsent(problem.file() + problem.place(), problem);
        }
        // What is known of a place says more than the same without one.
        firstOfPlace
                .values()
                .removeIf(problem -> problem.place().isEmpty()
                        && firstOfPlace.values().stream()
                                .anyMatch(other -> other.file().equals(problem.file())
                                        && !other.place().isEmpty()));
        problems.addAll(firstOfPlace.values());
        return problems.size() == before ? sorted(models, loader, classes) : List.of();
    }

    private ModelWriter.@Nullable Result write(
            DrlFile file, ClassLoader loader, MemoryFileSystem sources, List<Problem> problems) {
        KnowledgeBuilderConfigurationImpl configuration = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(
                        loader)
                .as(KnowledgeBuilderConfigurationImpl.KEY);
        ModelBuilderImpl<PackageSources> builder =
                new ModelBuilderImpl<>(PackageSources::dumpSources, configuration, NO_RELEASE, false);
        try {
            builder.buildPackages(List.of(new CompositePackageDescr(null, file.tree())));
        } catch (RuntimeException | Error e) {
            if (e instanceof OutOfMemoryError) {
                throw e;
            }
            problems.add(new Problem(
                    file.file().path(),
                    "",
                    "Drools can't make anything of these rules: it threw "
                            + e.getClass().getSimpleName() + ".",
                    "Maybe the last thing that was changed can be said more simply."));
            return null;
        }
        if (builder.hasErrors()) {
            for (KnowledgeBuilderResult error : builder.getErrors()) {
                problems.add(buildError(file, error));
            }
            return null;
        }
        ModelWriter.Result written = new ModelWriter(SOURCES).writeModel(sources, builder.getPackageSources());
        for (String name : written.getSourceFiles()) {
            if (trusted && name.contains(KINDS)) {
                sources.write(name, KindOfFact.sharedIn(sources.getBytes(name)));
            }
        }
        return written;
    }

    private static Problem buildError(DrlFile file, KnowledgeBuilderResult error) {
        String message = String.valueOf(error.getMessage()).strip();
        return new Culprit(file).problem(message, message, "");
    }

    /** What the Java compiler says is about generated code: the rule is told in which the same names stand. */
    private static Problem javaError(
            CompilationProblem problem, Map<String, DrlFile> byFolder, MemoryFileSystem sources) {
        String source = problem.getFileName().replace('\\', '/');
        for (Map.Entry<String, DrlFile> entry : byFolder.entrySet()) {
            if (source.contains(entry.getKey())) {
                byte @Nullable [] code = sources.getBytes(problem.getFileName());
                return new Culprit(entry.getValue())
                        .problem(
                                problem.getMessage(),
                                code == null ? "" : new String(code, StandardCharsets.UTF_8),
                                "Maybe it can be said more simply.");
            }
        }
        return new Problem(source, "", firstLine(problem.getMessage()));
    }

    private static List<Compiled> sorted(Map<String, String> models, ClassLoader loader, MemoryFileSystem classes) {
        Map<String, byte[]> all = new TreeMap<>();
        for (Map.Entry<PortablePath, byte[]> entry : classes.getMap().entrySet()) {
            all.put(entry.getKey().asClassName(), entry.getValue());
        }
        List<Compiled> compiled = new ArrayList<>();
        models.forEach((path, model) -> {
            String prefix = DrlFile.packageName(path) + ".";
            Map<String, byte[]> own = new TreeMap<>();
            all.forEach((name, bytes) -> {
                if (name.startsWith(prefix)) {
                    own.put(name, bytes);
                }
            });
            compiled.add(new Compiled(path, model, loader, own));
        });
        return compiled;
    }

    private static JavaCompiler compiler() {
        return JavaCompilerFactory.loadCompiler(JavaConfiguration.CompilerType.ECLIPSE, "17", SOURCES);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}

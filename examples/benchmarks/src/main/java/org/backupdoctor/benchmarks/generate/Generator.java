package org.backupdoctor.benchmarks.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.backupdoctor.benchmarks.library.RuleSource;
import org.backupdoctor.benchmarks.peer.PlainDrools;

/** Writes the bundled rules as the others have them, and compiles what is Java of it. */
public final class Generator {

    private final Path sources;
    private final Path classes;
    private final List<Path> written = new ArrayList<>();

    private Generator(Path sources, Path classes) {
        this.sources = sources;
        this.classes = classes;
    }

    /** Takes the directory for the sources and that of the classes. */
    public static void main(String... arguments) throws IOException {
        new Generator(Path.of(arguments[0]), Path.of(arguments[1])).run(RuleSource.bundled());
    }

    private void run(List<RuleSource> files) throws IOException {
        List<RuleSource> evrete = Parts.of(files, EvreteRules::takes);
        List<RuleSource> easy = Parts.of(files, EasyRules::takes);
        write(JavaRules.PACKAGE + "all", JavaRules.of(files, JavaRules.PACKAGE + "all"));
        write(JavaRules.PACKAGE + "evrete", JavaRules.of(evrete, JavaRules.PACKAGE + "evrete"));
        write(JavaRules.PACKAGE + "easy", JavaRules.of(easy, JavaRules.PACKAGE + "easy"));
        write(EvreteRules.PACKAGE, new EvreteRules().of(evrete));
        write(EasyRules.PACKAGE, EasyRules.of(easy));
        Kjar module = new Kjar();
        module.add("all", files);
        for (Map.Entry<String, String> source : module.sources().entrySet()) {
            Path path = sources.resolve("drools").resolve(source.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, source.getValue());
        }
        compile();
        module.write(classes.resolve(PlainDrools.JAR.substring(1)));
    }

    private void write(String packageName, Map<String, String> types) throws IOException {
        Path directory = Files.createDirectories(sources.resolve(packageName.replace('.', '/')));
        for (Map.Entry<String, String> type : types.entrySet()) {
            written.add(Files.writeString(directory.resolve(type.getKey() + ".java"), type.getValue()));
        }
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("There is no Java compiler here.\nMaybe this is a JRE and no JDK.");
        }
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "--release",
                    "17",
                    "-proc:none",
                    "-g");
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(written))
                    .call()) {
                throw new IllegalStateException("What was written to " + sources + " doesn't compile.");
            }
        }
    }
}

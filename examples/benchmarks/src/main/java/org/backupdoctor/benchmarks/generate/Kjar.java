package org.backupdoctor.benchmarks.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backupdoctor.benchmarks.library.RuleSource;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.KieModule;
import org.kie.api.builder.Message;

/** Builds a kjar with the executable model, which the Drools documentation recommends, from DRL and a kmodule.xml. */
public final class Kjar {

    private static final String PACKAGE = "org.backupdoctor.benchmarks.generated.drools.";

    private final Map<String, String> files = new TreeMap<>();
    private final StringBuilder bases = new StringBuilder();

    /** Adds a base of rules. */
    void add(String name, List<RuleSource> rules) {
        Map<String, String> sources = DrlRules.of(rules, PACKAGE + name);
        sources.forEach((path, drl) -> files.put("src/main/resources/" + path, drl));
        // Each package by its name: of a kjar, Drools 10.2 finds nothing by "all.*".
        bases.append("  <kbase name=\"")
                .append(name)
                .append("\" packages=\"")
                .append(sources.keySet().stream()
                        .map(path -> path.substring(0, path.lastIndexOf('/')).replace('/', '.'))
                        .collect(Collectors.joining(",")))
                .append("\"/>\n");
    }

    /** The sources, by path. */
    Map<String, String> sources() {
        Map<String, String> all = new TreeMap<>(files);
        all.put(
                "src/main/resources/META-INF/kmodule.xml",
                "<kmodule xmlns=\"http://www.drools.org/xsd/kmodule\">\n" + bases + "</kmodule>\n");
        return all;
    }

    /** Builds. */
    KieModule built() {
        KieServices services = KieServices.get();
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(services.newReleaseId("org.backupdoctor", "plain-drools", "1"));
        sources().forEach((path, text) -> system.write(path, text));
        KieBuilder builder = services.newKieBuilder(system).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(
                    "The rules don't compile: " + builder.getResults().getMessages());
        }
        return builder.getKieModule();
    }

    /** Builds the whole rule set from its text. */
    public static KieModule compiled() {
        Kjar jar = new Kjar();
        jar.add("all", RuleSource.bundled());
        return jar.built();
    }

    /** Builds, and writes the jar. */
    void write(Path jar) throws IOException {
        Files.write(jar, ((InternalKieModule) built()).getBytes());
    }
}

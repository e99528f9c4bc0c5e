package org.backupdoctor.rules.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.fact.Icloud.PlanLapsed;
import org.backupdoctor.fact.Icloud.StoredBackupSize;
import org.backupdoctor.fact.Observation.Attribute;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.rule.Verbs;
import org.drools.compiler.builder.impl.KnowledgeBuilderConfigurationImpl;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.lang.descr.CompositePackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.model.Model;
import org.drools.model.codegen.execmodel.ModelBuilderImpl;
import org.drools.model.codegen.execmodel.ModelWriter;
import org.drools.model.codegen.execmodel.PackageSources;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.memorycompiler.JavaCompilerFactory;
import org.kie.memorycompiler.JavaConfiguration;
import org.kie.util.maven.support.ReleaseIdImpl;

/** Compiles and fires a rule file as Drools does when nothing is in its way: shows that what is hostile would run. */
final class PlainDrools {

    private static final String PACKAGE = "hostile.plain";
    private static final String SOURCES = "src/main/java/";

    private PlainDrools() {}

    /** Compiles, loads and fires; a fault on the way ends it. */
    static void run(String drl) throws Exception {
        ClassLoader loader = new Anew(PlainDrools.class.getClassLoader(), singers());
        KnowledgeBuilderConfigurationImpl configuration = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(
                        loader)
                .as(KnowledgeBuilderConfigurationImpl.KEY);
        ModelBuilderImpl<PackageSources> builder = new ModelBuilderImpl<>(
                PackageSources::dumpSources, configuration, new ReleaseIdImpl("hostile", "plain", "0"), false);
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        builder.buildPackages(List.of(new CompositePackageDescr(null, parser.parse(null, prelude() + drl))));
        if (builder.hasErrors()) {
            throw new IllegalStateException(builder.getErrors().toString());
        }
        MemoryFileSystem sources = new MemoryFileSystem();
        ModelWriter.Result written = new ModelWriter(SOURCES).writeModel(sources, builder.getPackageSources());
        MemoryFileSystem classes = new MemoryFileSystem();
        var result = JavaCompilerFactory.loadCompiler(JavaConfiguration.CompilerType.ECLIPSE, "17", SOURCES)
                .compile(written.getSourceFiles().toArray(String[]::new), sources, classes, loader);
        if (result.getErrors().length > 0) {
            throw new IllegalStateException(
                    Stream.of(result.getErrors()).map(Object::toString).toList().toString());
        }
        Map<String, byte[]> compiled = new HashMap<>();
        classes.getMap().forEach((path, bytes) -> compiled.put(path.asClassName(), bytes));
        fire((Model) new Anew(loader, compiled)
                .loadClass(written.getModelFiles().get(0))
                .getConstructor()
                .newInstance());
    }

    private static void fire(Model model) {
        KieSession session = KieBaseBuilder.createKieBaseFromModel(model).newKieSession();
        try {
            session.insert(new PlanLapsed(true));
            session.insert(new Attribute("word", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"));
            session.insert(new StoredBackupSize(0, true, "This iPhone", 1_000));
            session.fireAllRules(100);
        } finally {
            session.dispose();
        }
    }

    private static String prelude() {
        return "package " + PACKAGE + ";"
                + FactType.all().stream()
                        .map(fact -> "import " + fact.type().getCanonicalName() + ";")
                        .collect(Collectors.joining())
                + "import static " + Verbs.class.getName() + ".*;"
                + "import static org.backupdoctor.rule.Strength.*; ";
    }

    /** Those who sing are loaded anew, as what runs when a class is initialised runs once. */
    private static Map<String, byte[]> singers() throws IOException {
        Map<String, byte[]> singers = new HashMap<>();
        for (Class<?> type : Stream.concat(Stream.of(Singers.class), Stream.of(Singers.class.getDeclaredClasses()))
                .toList()) {
            String path = "/" + type.getName().replace('.', '/') + ".class";
            try (InputStream in = PlainDrools.class.getResourceAsStream(path)) {
                singers.put(type.getName(), in.readAllBytes());
            }
        }
        return singers;
    }

    /** Gives classes of its own before those of its parent. */
    private static final class Anew extends ClassLoader {

        private final Map<String, byte[]> classes;

        Anew(ClassLoader parent, Map<String, byte[]> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            byte[] bytes = classes.get(name);
            if (loaded == null && bytes != null) {
                loaded = defineClass(name, bytes, 0, bytes.length);
            }
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }
}

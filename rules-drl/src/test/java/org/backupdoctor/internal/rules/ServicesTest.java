package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.fact.FactAt;
import org.backupdoctor.fact.YesNo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The library on threads of various context class loaders. Each test has a copy of the library that knows nothing of any other, and an
 * application whose loader is a child of its.
 */
public class ServicesTest {

    private static final ClassLoader SEES_NOTHING = ClassLoader.getPlatformClassLoader();
    private static final ClassLoader OF_ANOTHER_COPY = ServicesTest.class.getClassLoader();
    private static final String FULL =
            "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}";
    private static final String LOGGING = "logback-test.xml";
    private static final String FOUND = "[icloud-storage-full], failed 0";

    @TempDir
    private Path directory;

    private URLClassLoader library;
    private URLClassLoader application;

    /** A fact record of an application's own. */
    @FactAt("/attributes/kiosk")
    public record Kiosk(boolean yes) implements YesNo {}

    /** An application that diagnoses with the bundled rules. */
    public static final class Diagnosing implements Supplier<String> {

        private final Diagnoser diagnoser = Diagnoser.create();

        @Override
        public String get() {
            return said(diagnoser.diagnose(DeviceSnapshot.fromJson(FULL)));
        }
    }

    /** One that diagnoses with rules of its own. */
    public static final class Compiling implements Function<Path, String> {

        @Override
        public String apply(Path directory) {
            Diagnoser diagnoser = Diagnoser.builder().rules(directory).build();
            return said(diagnoser.diagnose(
                    DeviceSnapshot.builder().attribute("kiosk", true).build()));
        }
    }

    private static String said(Report report) {
        long failed = report.checks().stream()
                .filter(check -> check.state() == Report.State.FAILED)
                .count();
        return report.diagnoses().stream().map(Report.Diagnosis::cause).toList() + ", failed " + failed;
    }

    @BeforeEach
    void aCopy() throws Exception {
        Path own = Path.of(ServicesTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !path.equals(own))
                .map(ServicesTest::url)
                .toArray(URL[]::new);
        library = new URLClassLoader("library", others, SEES_NOTHING) {
            @Override
            public @Nullable URL findResource(String name) {
                return name.equals(LOGGING) ? OF_ANOTHER_COPY.getResource(name) : super.findResource(name);
            }
        };
        application = new URLClassLoader("application", new URL[] {url(own)}, library);
    }

    @AfterEach
    void close() throws IOException {
        application.close();
        library.close();
    }

    @Test
    void aThreadThatSeesNothingCanBeTheFirstToDiagnose() {
        Supplier<String> diagnosing = within(application, this::diagnosing);
        assertEquals(FOUND, within(SEES_NOTHING, diagnosing));
        assertEquals(FOUND, within(library, diagnosing));
        assertEquals(FOUND, within(SEES_NOTHING, this::diagnosing).get());
    }

    @Test
    void aThreadThatSeesNothingCanBeTheFirstToCompile() throws IOException {
        rule("", "Battery( percent < 3 )");
        assertEquals("[], failed 0", within(SEES_NOTHING, this::compiled));
    }

    @Test
    void aThreadThatSeesAnotherCopyIsToldByItsOwn() throws IOException {
        Supplier<String> diagnosing = within(OF_ANOTHER_COPY, this::diagnosing);
        assertEquals(FOUND, within(OF_ANOTHER_COPY, diagnosing));
        rule("", "Battery( percent < 3 )");
        assertEquals("[], failed 0", within(OF_ANOTHER_COPY, this::compiled));
    }

    @Test
    void factsOfAnApplicationAreSeenByItsLoader() throws IOException {
        rule("import org.backupdoctor.internal.rules.ServicesTest.Kiosk;", "Kiosk( yes )");
        assertEquals("[not-charging], failed 0", within(application, this::compiled));
    }

    @Test
    void nothingIsLookedForBesideWhatIsFoundBeforehand() throws ReflectiveOperationException {
        Method ensure = library.loadClass(Services.class.getName()).getDeclaredMethod("ensure");
        ensure.setAccessible(true);
        ensure.invoke(null);
        Set<String> beforehand = lookedFor(library);
        assertEquals(FOUND, within(application, () -> diagnosing().get()));
        assertEquals(beforehand, lookedFor(library));
    }

    private Supplier<String> diagnosing() {
        Supplier<?> made = (Supplier<?>) made(Diagnosing.class);
        return () -> made.get().toString();
    }

    @SuppressWarnings("unchecked")
    private String compiled() {
        return ((Function<Path, String>) made(Compiling.class)).apply(directory);
    }

    private Object made(Class<?> type) {
        try {
            return application
                    .loadClass(type.getName())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T within(ClassLoader context, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context);
        try {
            T result = work.get();
            assertEquals(context, thread.getContextClassLoader());
            return result;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Set<String> lookedFor(ClassLoader copy) throws ReflectiveOperationException {
        Class<?> type = copy.loadClass("org.kie.api.internal.utils.KieServiceLoader");
        Field instance = type.getDeclaredField("INSTANCE");
        instance.setAccessible(true);
        Field found = type.getDeclaredField("serviceCache");
        found.setAccessible(true);
        Set<String> names = new TreeSet<>();
        ((Map<?, ?>) found.get(instance.get(null))).keySet().forEach(name -> names.add(name.toString()));
        return names;
    }

    private void rule(String head, String condition) throws IOException {
        Path file = directory.resolve("causes/conditions/not-charging.drl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, head + """

                rule "not-charging/of-the-application"
                    @because("x")
                when
                    $fact : %s
                then
                    suspect( FAIR, $fact );
                end
                """.formatted(condition));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

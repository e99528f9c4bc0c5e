package org.backupdoctor.internal.gate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Finds the permitted classes and no others, whoever asks: Drools for what a name in a rule means, the Java compiler, and the compiled
 * rules at run time. What isn't permitted isn't there.
 */
public final class PermittedLoader extends ClassLoader {

    private static final String CLASS = ".class";

    /** What Drools asks for by name to set itself up; no rule has a say in it. */
    private static final String SETTINGS = "META-INF/kie.";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader loader;
    private final Permitted permitted;

    /** Finds what is permitted with a loader. */
    public PermittedLoader(ClassLoader loader, Permitted permitted) {
        super("backup-doctor-permitted", null);
        this.loader = loader;
        this.permitted = permitted;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!permitted.knows(name)) {
            throw new ClassNotFoundException(name);
        }
        return Class.forName(name, false, loader);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isPermitted(name) ? loader.getResource(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isPermitted(name) ? loader.getResources(name) : Collections.emptyEnumeration();
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return isPermitted(name) ? loader.getResourceAsStream(name) : null;
    }

    private boolean isPermitted(String resource) {
        return resource.startsWith(SETTINGS)
                || (resource.endsWith(CLASS)
                        && permitted.knows(resource.substring(0, resource.length() - CLASS.length())
                                .replace('/', '.')));
    }
}

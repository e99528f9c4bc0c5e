package org.backupdoctor.internal.rules;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Holds the classes of edited rule files; its own come first, as a bundled file of the same path has classes of the same names. */
final class RuleClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    RuleClassLoader(ClassLoader parent, Map<String, byte[]> classes) {
        super("backup-doctor-rules", parent);
        this.classes = new ConcurrentHashMap<>(classes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            byte @Nullable [] bytes = loaded == null ? classes.get(name) : null;
            if (bytes != null) {
                loaded = defineClass(name, bytes, 0, bytes.length);
            }
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }
}

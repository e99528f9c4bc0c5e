package org.backupdoctor.benchmarks.peer;

/** Finds what is written when this module is built, and so can't be named by what is compiled before. */
final class Generated {

    private Generated() {}

    static <T> Class<? extends T> type(String name, Class<T> type) throws ClassNotFoundException {
        return Class.forName("org.backupdoctor.benchmarks.generated." + name).asSubclass(type);
    }

    static IllegalStateException missing(ReflectiveOperationException e) {
        return new IllegalStateException(
                "The rules for the others can't be loaded.\nMaybe the module wasn't built with Maven.", e);
    }
}

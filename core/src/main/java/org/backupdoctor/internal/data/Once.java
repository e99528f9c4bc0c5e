package org.backupdoctor.internal.data;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is worked out when it is first asked for. Threads that ask at the same time may each work it out, and get the same; so it
 * has to depend on nothing but what doesn't change.
 *
 * @param <T> what it is
 */
public final class Once<T> implements Supplier<T> {

    private volatile @Nullable Supplier<? extends T> work;
    private volatile @Nullable T result;

    private Once(Supplier<? extends T> work) {
        this.work = work;
    }

    /** What a supplier gives when it is first asked. */
    public static <T> Once<T> of(Supplier<? extends T> work) {
        return new Once<>(work);
    }

    @Override
    public T get() {
        T known = result;
        if (known == null) {
            Supplier<? extends T> open = work;
            known = open == null ? Objects.requireNonNull(result) : open.get();
            result = known;
            work = null;
        }
        return known;
    }
}

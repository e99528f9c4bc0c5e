package org.backupdoctor.web.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies are held, of all requests together. Can be shared between threads. */
final class BodyBudget {

    private final long most;
    private final AtomicLong held = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** Takes some; false when there aren't so many left. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    @Override
    public String toString() {
        return held.get() + " bytes held";
    }
}

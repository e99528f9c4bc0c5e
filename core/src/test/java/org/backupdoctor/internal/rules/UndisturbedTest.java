package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UndisturbedTest {

    @Test
    void anInterruptionIsKeptForLater() {
        Thread.currentThread().interrupt();
        try {
            assertEquals(false, Undisturbed.by(() -> Thread.currentThread().isInterrupted()));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(1, Undisturbed.by(() -> 1));
        assertFalse(Thread.interrupted());
    }

    @Test
    void whatIsThrownIsThrown() {
        IllegalStateException wrong = new IllegalStateException();
        assertSame(
                wrong,
                assertThrows(
                        IllegalStateException.class,
                        () -> Undisturbed.by(() -> {
                            throw wrong;
                        })));
        StackOverflowError deep = new StackOverflowError();
        assertSame(
                deep,
                assertThrows(
                        StackOverflowError.class,
                        () -> Undisturbed.by(() -> {
                            throw deep;
                        })));
    }
}

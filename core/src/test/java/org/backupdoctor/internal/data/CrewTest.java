package org.backupdoctor.internal.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

    @Test
    void whatComesOfEachIsInTheirOrderWhoeverDidIt() {
        Queue<Thread> hands = new ConcurrentLinkedQueue<>();
        List<Supplier<Integer>> works = new ArrayList<>();
        CountDownLatch both =
                new CountDownLatch(Math.min(2, Runtime.getRuntime().availableProcessors()));
        for (int number : NUMBERS) {
            works.add(() -> {
                if (!hands.contains(Thread.currentThread())) {
                    hands.add(Thread.currentThread());
                    both.countDown();
                    await(both);
                }
                return number;
            });
        }
        assertEquals(NUMBERS, Crew.with(CrewTest::start).all(works));
        assertTrue(hands.contains(Thread.currentThread()), "Whoever wants it does some of it.");
    }

    /** Whether they refuse, never come or come late, nobody waits for them. */
    @Test
    void nobodyWaitsForThoseWhoDontCome() {
        List<Runnable> late = new ArrayList<>();
        List<Supplier<Integer>> works =
                NUMBERS.stream().<Supplier<Integer>>map(number -> () -> number).toList();
        assertEquals(NUMBERS, Crew.with(late::add).all(works));
        late.forEach(Runnable::run);
        assertEquals(
                NUMBERS,
                Crew.with(work -> {
                            throw new RejectedExecutionException();
                        })
                        .all(works));
        assertEquals(NUMBERS, Crew.ALONE.all(works));
    }

    @Test
    void whatIsThrownFirstIsThrownAndTheRestIsDone() {
        IllegalStateException first = new IllegalStateException("first");
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        List<Supplier<Integer>> works = NUMBERS.stream()
                .<Supplier<Integer>>map(number -> () -> {
                    if (number == 20) {
                        throw first;
                    } else if (number == 60) {
                        throw new IllegalArgumentException("later");
                    }
                    done.add(number);
                    return number;
                })
                .toList();
        assertSame(
                first,
                assertThrows(
                        IllegalStateException.class,
                        () -> Crew.with(CrewTest::start).all(works)));
        assertEquals(NUMBERS.size() - 2, done.size());
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "a hand");
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.backupdoctor.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several at a time, and still in order. */
class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 40})
    void whatComesOfThemIsInTheirOrder(int threads) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int count = random.nextInt(500);
            List<Integer> given = random.ints(count).boxed().toList();
            try (Workers workers = new Workers(threads)) {
                List<String> done =
                        workers.inOrder(given.stream(), WorkersTest::unevenly).toList();
                assertEquals(given.stream().map(String::valueOf).toList(), done);
            }
        }
    }

    /** Some take much longer than others. */
    private static String unevenly(int number) {
        String text = String.valueOf(number);
        for (int i = 0; i < 2 * (number & 0xFFF); i++) {
            text = new StringBuilder(text).reverse().toString();
        }
        return text;
    }

    @Test
    void onlySoManyAreUnderWay() {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        try (Workers workers = new Workers(2)) {
            Stream<Integer> source = IntStream.range(0, 5000).boxed().peek(each -> {
                most.accumulateAndGet(read.incrementAndGet() - taken.get(), Math::max);
            });
            workers.inOrder(source, each -> each).forEach(each -> taken.incrementAndGet());
        }
        assertEquals(5000, taken.get());
        assertTrue(most.get() <= 2 * 16 + 3, most + " were under way");
    }

    @Test
    void whatTheSourceThrowsComesAfterWhatItGave() {
        IllegalStateException thrown = new IllegalStateException("the disk is gone");
        Stream<Integer> source =
                Stream.concat(IntStream.range(0, 100).boxed(), Stream.of(0).map(each -> {
                    throw thrown;
                }));
        List<Integer> before = new ArrayList<>();
        try (Workers workers = new Workers(3)) {
            Stream<Integer> all = workers.inOrder(source, each -> each);
            assertSame(thrown, assertThrows(IllegalStateException.class, () -> all.forEach(before::add)));
        }
        assertEquals(IntStream.range(0, 100).boxed().toList(), before);
    }

    @Test
    void whatTheWorkThrowsComesInItsPlace() {
        List<Integer> before = new ArrayList<>();
        try (Workers workers = new Workers(3)) {
            Stream<Integer> all = workers.inOrder(IntStream.range(0, 1000).boxed(), each -> 1000 / (70 - each));
            assertThrows(ArithmeticException.class, () -> all.forEach(before::add));
        }
        assertEquals(70, before.size());
    }

    @Test
    void anErrorOfTheWorkIsThrownAsItIs() {
        try (Workers workers = new Workers(1)) {
            Stream<Integer> all = workers.inOrder(Stream.of(1), each -> {
                throw new StackOverflowError("deep");
            });
            assertEquals(
                    "deep", assertThrows(StackOverflowError.class, all::toList).getMessage());
        }
    }

    @Test
    void whatIsDoneIsThereBeforeTheSourceGoesOn() {
        CountDownLatch goOn = new CountDownLatch(1);
        Stream<Integer> source = IntStream.range(0, 2).boxed().peek(each -> {
            if (each == 1) {
                await(goOn);
            }
        });
        try (Workers workers = new Workers(2)) {
            Iterator<Integer> all =
                    workers.<Integer, Integer>inOrder(source, each -> each).iterator();
            assertEquals(0, all.next());
            goOn.countDown();
            assertEquals(1, all.next());
            assertEquals(false, all.hasNext());
        }
    }

    @Test
    void aStreamThatIsClosedClosesItsSource() {
        CountDownLatch closed = new CountDownLatch(1);
        try (Workers workers = new Workers(2)) {
            Stream<Integer> endless = Stream.iterate(0, each -> each + 1).onClose(closed::countDown);
            try (Stream<Integer> all = workers.inOrder(endless, each -> each)) {
                assertEquals(7, all.skip(7).findFirst().orElseThrow());
            }
            await(closed);
        }
    }

    @Test
    void aSourceIsClosedWhenItWasRead() {
        CountDownLatch closed = new CountDownLatch(1);
        try (Workers workers = new Workers(2)) {
            assertEquals(
                    List.of(1),
                    workers.<Integer, Integer>inOrder(Stream.of(1).onClose(closed::countDown), each -> each)
                            .toList());
            await(closed);
        }
    }

    @Test
    void whoIsInterruptedWhileItWaitsStops() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        AtomicInteger interrupted = new AtomicInteger();
        try (Workers workers = new Workers(1)) {
            Thread taker = new Thread(() -> {
                try {
                    workers.inOrder(Stream.of(1), each -> {
                                begun.countDown();
                                await(never);
                                return each;
                            })
                            .forEach(each -> {});
                } catch (CancellationException e) {
                    seen.set(e);
                    interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
                }
            });
            taker.start();
            await(begun);
            taker.interrupt();
            taker.join();
            never.countDown();
        }
        assertEquals(
                "The thread that takes the reports was interrupted.", seen.get().getMessage());
        assertEquals(1, interrupted.get());
    }

    @Test
    void whoWaitsForThreadsThatAreEndedIsTold() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Workers workers = new Workers(1);
        Iterator<Integer> all = workers.<Integer, Integer>inOrder(Stream.of(1, 2), each -> {
                    begun.countDown();
                    await(never);
                    return each;
                })
                .iterator();
        await(begun);
        workers.close();
        assertThrows(RuntimeException.class, () -> {
            all.next();
            all.next();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The owner of a subscription's memory: step by step, and under delays around each step. */
class ReceiverStateTest {

    private final List<String> steps = new ArrayList<>();
    private final ReceiverState receiving =
            new ReceiverState(() -> steps.add("wake"), () -> steps.add("free"));

    @Test
    void closingThreadFreesWhereNobodyReceives() throws IOException {
        receiving.enter();
        receiving.leave();
        receiving.close();
        receiving.close();

        assertThat(steps).containsExactly("free");
        assertThatThrownBy(receiving::enter).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void closingWakesTheReceiverWhichFreesAsItLeaves() throws IOException {
        receiving.enter();
        receiving.close();
        assertThat(steps).containsExactly("wake");
        assertThatThrownBy(receiving::enter).isInstanceOf(ClosedChannelException.class);
        receiving.leave();

        assertThat(steps).containsExactly("wake", "free");
    }

    @Test
    void onlyOneReceives() throws IOException {
        receiving.enter();

        assertThatThrownBy(receiving::enter)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("another call is receiving these events");
        receiving.leave();
        receiving.enter();
    }

    @Test
    void interruptedThreadClosesInsteadOfWaiting() throws IOException {
        receiving.enter();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> receiving.await(0, millis -> true))
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
        receiving.leave();
        assertThat(steps).containsExactly("wake", "free");
    }

    /**
     * Memory is stood for by a flag: each thread that waits in it, wakes it or frees it looks
     * whether it was freed, with delays before, in and behind each step.
     */
    @Test
    void nothingIsUsedAfterItsFreeingHoweverStepsAreDelayed() throws Exception {
        int rounds = Integer.getInteger("jss.stress.rounds", 400);
        long seed = Long.getLong("jss.stress.seed", 20261128L);
        AtomicInteger interrupts = new AtomicInteger();
        for (int round = 0; round < rounds; round++) {
            new Round(seed + round, interrupts).run();
        }
        assertThat(interrupts.get()).as("rounds that an interrupt ended").isPositive();
    }

    private static final class Round {

        private final long seed;
        private final AtomicInteger interrupts;
        private final AtomicInteger freed = new AtomicInteger();
        private final AtomicBoolean inside = new AtomicBoolean();
        private final Semaphore waker = new Semaphore(0);
        private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
        private final ReceiverState receiving = new ReceiverState(this::wake, this::free);

        Round(long seed, AtomicInteger interrupts) {
            this.seed = seed;
            this.interrupts = interrupts;
        }

        private void use(String what) {
            if (freed.get() > 0) {
                faults.add(what + " after the freeing");
            }
        }

        private void wake() {
            use("wake");
            waker.release();
            use("wake");
        }

        private void free() {
            if (inside.get()) {
                faults.add("freed while a receiver waits");
            }
            freed.incrementAndGet();
        }

        private boolean waitForAnEvent(Random random) throws IOException {
            inside.set(true);
            use("wait");
            delay(random);
            try {
                return waker.tryAcquire(random.nextInt(200), TimeUnit.MICROSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // a native wait does not heed it
                waker.acquireUninterruptibly();
                return true;
            } finally {
                use("wait");
                inside.set(false);
            }
        }

        private void receive(Random random) {
            try {
                while (true) {
                    receiving.enter();
                    try {
                        delay(random);
                        receiving.await(1, millis -> waitForAnEvent(random));
                        delay(random);
                    } finally {
                        receiving.leave();
                    }
                }
            } catch (ClosedByInterruptException e) {
                interrupts.incrementAndGet();
            } catch (ClosedChannelException e) {
                // AsynchronousCloseException among them: the end that was asked for
            } catch (IOException | RuntimeException e) {
                faults.add(e.toString());
            }
        }

        private void close(Random random) {
            delay(random);
            try {
                receiving.close();
            } catch (IOException e) {
                faults.add(e.toString());
            }
        }

        void run() throws InterruptedException {
            CountDownLatch begin = new CountDownLatch(1);
            Thread receiver = thread(begin, () -> receive(new Random(seed)));
            Thread closer = thread(begin, () -> close(new Random(seed + 1)));
            Thread second = thread(begin, () -> close(new Random(seed + 2)));
            begin.countDown();
            if (seed % 2 == 0) {
                delay(new Random(seed + 3));
                receiver.interrupt();
            }
            for (Thread thread : List.of(receiver, closer, second)) {
                thread.join(TimeUnit.SECONDS.toMillis(60));
                assertThat(thread.isAlive()).as("still running, seed %d", seed).isFalse();
            }
            assertThat(faults).as("seed %d", seed).isEmpty();
            assertThat(freed).as("seed %d", seed).hasValue(1);
        }

        private static Thread thread(CountDownLatch begin, Runnable work) {
            Thread thread =
                    new Thread(
                            () -> {
                                while (begin.getCount() > 0) {
                                    Thread.onSpinWait();
                                }
                                work.run();
                            });
            thread.start();
            return thread;
        }

        private static void delay(Random random) {
            if (random.nextBoolean()) {
                LockSupport.parkNanos(random.nextInt(50_000));
            }
        }
    }

    @Test
    void closeDuringAWaitIsAnAsynchronousClose() throws IOException {
        receiving.enter();

        assertThatThrownBy(
                        () ->
                                receiving.await(
                                        0,
                                        millis -> {
                                            receiving.close();
                                            return true;
                                        }))
                .isInstanceOf(AsynchronousCloseException.class);
        receiving.leave();
    }
}

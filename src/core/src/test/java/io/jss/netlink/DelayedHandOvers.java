package io.jss.netlink;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Channels that read ahead and whose threads dawdle before and after each hand-over of a datagram,
 * so that a thread that touches what is no longer its own is met by the new owner.
 */
public final class DelayedHandOvers {

    private static final int KINDS = 8;
    private static final int SPINS = 2_000;
    private static final long LONGEST_MICROS = 200;

    private DelayedHandOvers() {}

    /**
     * Returns a channel as {@link ReadAhead} with delays.
     *
     * @param clock what it takes for the time; see {@link ReadAhead}
     * @param seed of the delays
     */
    public static ReadAhead over(
            NetlinkChannel channel,
            int start,
            Optional<ReadAhead.SecondChannel> second,
            LongSupplier clock,
            long seed) {
        return new ReadAhead(
                channel, start, second, clock, most -> new Delayed(most, new Random(seed)));
    }

    /** A queue around whose every operation its caller may lose time. */
    @SuppressWarnings("serial") // never written
    static final class Delayed extends ArrayBlockingQueue<Datagram> {

        private static final long serialVersionUID = 1L;

        private final Random random;

        Delayed(int capacity, Random random) {
            super(capacity);
            this.random = random;
        }

        @Override
        public boolean add(Datagram datagram) {
            delay();
            boolean added = super.add(datagram);
            delay();
            return added;
        }

        @Override
        public void put(Datagram datagram) throws InterruptedException {
            delay();
            super.put(datagram);
            delay();
        }

        @Override
        public Datagram poll() {
            delay();
            Datagram datagram = super.poll();
            delay();
            return datagram;
        }

        @Override
        public Datagram poll(long timeout, TimeUnit unit) throws InterruptedException {
            delay();
            Datagram datagram = super.poll(timeout, unit);
            delay();
            return datagram;
        }

        @Override
        public Datagram take() throws InterruptedException {
            delay();
            Datagram datagram = super.take();
            delay();
            return datagram;
        }

        private void delay() {
            switch (random.nextInt(KINDS)) {
                case 0 -> park(1);
                case 1 -> spin(random.nextInt(SPINS));
                case 2 -> park(random.nextLong(LONGEST_MICROS));
                default -> {
                    // mostly none: the usual order is a case too
                }
            }
        }

        private static void spin(int times) {
            for (int i = 0; i < times; i++) {
                Thread.onSpinWait();
            }
        }

        private static void park(long micros) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
        }
    }
}

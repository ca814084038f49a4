package io.jss.it;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.Protocol;
import io.jss.netlink.DelayedHandOvers;
import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
import io.jss.testing.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;

/**
 * Looks from several threads at a table that stands still, read ahead and side by side, with delays
 * around each hand-over of a datagram, under full load, interrupted, broken off and closed in
 * between. Each look that ends gives every row once, in the kernel's order.
 *
 * <p>{@link #main} runs it for longer than the tests do.
 */
final class LookStress {

    private static final int[] STARTS = {1, 2, 64};
    private static final int LOOKERS = 4;
    private static final int BUSY = 2;
    private static final SocketQuery TCP = SocketQuery.of(Protocol.TCP);
    private static final String ENOUGH = "enough";

    /** 10,200 sockets in one process, AF_INET and AF_INET6 by halves; none changes afterwards. */
    private static final String TABLE =
            """
            import resource
            hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
            ends = []
            for family, address in ((AF_INET, '127.0.0.1'), (AF_INET6, '::1')):
                listener = socket(family); listener.bind((address, 0)); listener.listen(100)
                ends.append(listener)
                for i in range(2550):
                    c = socket(family); c.connect(listener.getsockname()); ends += [c, listener.accept()[0]]
            ready(0)
            """;

    private final long seed;
    private final long mostLooks;
    private final Instant end;
    private final long[] expected;
    private final AtomicReferenceArray<Thread> lookers = new AtomicReferenceArray<>(LOOKERS);
    private final AtomicLong whole = new AtomicLong();
    private final AtomicLong brokenOff = new AtomicLong();
    private final AtomicLong interrupted = new AtomicLong();
    private final AtomicLong sideBySide = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private LookStress(long seed, long mostLooks, Duration atMost, long[] expected) {
        this.seed = seed;
        this.mostLooks = mostLooks;
        this.expected = expected;
        end = Instant.now().plus(atMost);
    }

    /**
     * What a run has seen.
     *
     * @param sockets in the table
     * @param looks that ended by themselves and were compared
     * @param brokenOff looks that their visitor ended
     * @param interrupts of threads that looked
     * @param secondChannels that were opened for a request side by side
     * @param faults looks with a row too few or too many, or an exception
     */
    record Outcome(
            int sockets,
            long looks,
            long brokenOff,
            long interrupts,
            long secondChannels,
            List<String> faults) {}

    /** Runs with more than 20,000 sockets in a network namespace of its own. */
    static Outcome run(long seed, long looks, Duration atMost) throws Exception {
        return NetworkNamespaceThread.call(
                () -> {
                    NetworkTool.output("ip", "link", "set", "lo", "up");
                    PythonSockets one = PythonSockets.run(TABLE);
                    PythonSockets other = PythonSockets.run(TABLE);
                    try {
                        return new LookStress(seed, looks, atMost, expected()).run();
                    } finally {
                        one.close();
                        other.close();
                    }
                });
    }

    private static long[] expected() throws IOException {
        try (SocketTable table = Tables.overKernel(NetlinkSocket::open)) {
            List<Long> cookies = new ArrayList<>();
            table.visit(TCP, socket -> cookies.add(socket.cookie()));
            return cookies.stream().mapToLong(Long::longValue).toArray();
        }
    }

    private Outcome run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < LOOKERS; i++) {
            int number = i;
            Thread looker = new Thread(() -> look(number), "looker-" + number);
            lookers.set(number, looker);
            threads.add(looker);
        }
        for (int i = 0; i < BUSY; i++) {
            threads.add(new Thread(this::beBusy, "busy-" + i));
        }
        threads.forEach(Thread::start);
        interruptNowAndThen(new Random(seed));
        for (Thread thread : threads) {
            thread.join();
        }
        return new Outcome(
                expected.length,
                whole.get(),
                brokenOff.get(),
                interrupted.get(),
                sideBySide.get(),
                List.copyOf(faults));
    }

    private void interruptNowAndThen(Random random) throws InterruptedException {
        while (!over) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
            lookers.get(random.nextInt(LOOKERS)).interrupt();
            interrupted.incrementAndGet();
            over =
                    whole.get() + brokenOff.get() >= mostLooks
                            || Instant.now().isAfter(end)
                            || !faults.isEmpty();
        }
    }

    private void beBusy() {
        while (!over) {
            Thread.onSpinWait();
        }
    }

    private void look(int number) {
        Random random = new Random(seed + 1 + number);
        while (!over) {
            try (SocketTable table = table(random)) {
                int looks = 1 + random.nextInt(20);
                for (int i = 0; i < looks && !over; i++) {
                    lookOnce(table, random);
                }
            } catch (IOException | RuntimeException | Error e) {
                faults.add(Thread.currentThread().getName() + ": " + e);
            }
        }
    }

    private SocketTable table(Random random) {
        int start = STARTS[random.nextInt(STARTS.length)];
        int clock = random.nextInt(3);
        long delays = random.nextLong();
        return Tables.overKernel(
                () -> {
                    Ticking channel = new Ticking(NetlinkSocket.open());
                    return DelayedHandOvers.over(
                            channel,
                            start,
                            Optional.of(this::second),
                            clock(clock, channel),
                            delays);
                });
    }

    private NetlinkChannel second() throws IOException {
        sideBySide.incrementAndGet();
        return NetlinkSocket.open();
    }

    /**
     * The caller seems to do nothing but receive, or not to receive at all, or time is measured.
     */
    private static LongSupplier clock(int which, Ticking channel) {
        return switch (which) {
            case 0 -> () -> channel.datagrams;
            case 1 -> () -> 0;
            default -> System::nanoTime;
        };
    }

    private void lookOnce(SocketTable table, Random random) throws IOException {
        long[] seen = new long[expected.length + 1];
        int[] count = new int[1];
        int breakAt = random.nextInt(8) == 0 ? random.nextInt(expected.length) : -1;
        int closeAt = random.nextInt(16) == 0 ? random.nextInt(expected.length) : -1;
        try {
            table.visit(
                    TCP,
                    socket -> {
                        if (count[0] < seen.length) {
                            seen[count[0]] = socket.cookie();
                        }
                        if (count[0] == breakAt) {
                            throw new IOException(ENOUGH);
                        }
                        if (count[0] == closeAt) {
                            table.close();
                        }
                        count[0]++;
                    });
            whole.incrementAndGet();
            compare(seen, count[0]);
        } catch (IOException e) {
            if (!ENOUGH.equals(e.getMessage())) {
                throw e;
            }
            brokenOff.incrementAndGet();
        } catch (IllegalStateException e) {
            if (!"the socket table is closed".equals(e.getMessage())) {
                throw e;
            }
        }
        Thread.interrupted();
    }

    private void compare(long[] seen, int count) {
        if (count != expected.length || !Arrays.equals(seen, 0, count, expected, 0, count)) {
            faults.add(count + " rows, other than the " + expected.length + " that there are");
        }
    }

    /** A clock that counts datagrams: all the time goes into receiving. */
    private static final class Ticking implements NetlinkChannel {

        private final NetlinkSocket socket;
        private long datagrams;

        Ticking(NetlinkSocket socket) {
            this.socket = socket;
        }

        @Override
        public void send(ByteBuffer request) throws IOException {
            socket.send(request);
        }

        @Override
        public ByteBuffer receive() throws IOException {
            ByteBuffer datagram = socket.receive();
            datagrams++;
            return datagram;
        }

        @Override
        public int portId() {
            return socket.portId();
        }

        @Override
        public int nextSequence() {
            return socket.nextSequence();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Runs with a seed and a number of looks, and prints what it has seen; exits 1 on a fault. */
    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        long looks = Long.parseLong(arguments[1]);
        Outcome outcome = run(seed, looks, Duration.ofHours(2));
        System.out.printf(
                Locale.ROOT,
                "seed %d, %d sockets: %d whole looks, %d broken off, %d interrupts,"
                        + " %d second channels, %d faults%n",
                seed,
                outcome.sockets(),
                outcome.looks(),
                outcome.brokenOff(),
                outcome.interrupts(),
                outcome.secondChannels(),
                outcome.faults().size());
        outcome.faults().forEach(System.out::println);
        System.exit(outcome.faults().isEmpty() ? 0 : 1);
    }
}

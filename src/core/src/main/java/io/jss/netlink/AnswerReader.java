package io.jss.netlink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Receives answers on a thread of its own, ahead of the caller by as many datagrams as it may keep.
 * A thread ends with its answer; the datagrams stay for the next.
 *
 * <p>Two threads meet here. The caller calls every method; the reader is the thread that {@link
 * #start} makes, one after the other and never two.
 *
 * <pre>
 *              start()                 next() shows the last datagram, or stop()
 *    IDLE  ---------------&gt;  READING  -------------------------------------------&gt;  IDLE
 *
 *                        IDLE            READING
 *    the channel         the caller's    the reader's, up to its last receive
 *    made, most          the caller's    the reader's
 *    shown, reading      the caller's    the caller's
 *    a {@link Datagram}  as its own state tells
 * </pre>
 *
 * <p>The last datagram of an answer passes the channel on with itself: after {@code handOver()} the
 * reader only ends, and looks at nothing that it has given away. The next one starts after it has
 * ended.
 */
final class AnswerReader {

    /** The largest datagram of a dump, but for BPF storages. */
    static final int USUAL_BYTES = 32 * 1024;

    private static final int SECONDS_BETWEEN_CHECKS = 1;

    private final NetlinkChannel channel;
    private final IntFunction<ByteBuffer> allocator;
    private final BlockingQueue<Datagram> free;
    private final BlockingQueue<Datagram> full;
    private int most;
    private int made;
    private Datagram shown;
    private boolean reading;
    private Thread thread;
    private volatile Throwable died;

    /**
     * Creates a reader.
     *
     * @param channel the reader's while {@link #isReading}, the caller's otherwise
     * @param most the datagrams that it keeps at once
     * @param allocator makes the buffers
     * @param free an empty queue that takes {@code most} datagrams
     * @param full another one
     */
    AnswerReader(
            NetlinkChannel channel,
            int most,
            IntFunction<ByteBuffer> allocator,
            BlockingQueue<Datagram> free,
            BlockingQueue<Datagram> full) {
        this.channel = channel;
        this.most = most;
        this.allocator = allocator;
        this.free = free;
        this.full = full;
    }

    /**
     * Starts to receive the rest of the answer to what was sent last. What {@link #next} gave is no
     * longer valid.
     *
     * @return false where there is no memory for a single datagram, or the system gives no thread:
     *     the channel is still the caller's, and nothing was received
     */
    boolean start() {
        joinPredecessor();
        giveBackShown();
        try {
            if (made == 0) {
                free.add(make());
            }
            Thread reader = new Thread(new Reading(), "jss-read-ahead");
            reader.setDaemon(true);
            reader.start();
            thread = reader;
            reading = true;
        } catch (OutOfMemoryError e) {
            reading = false;
        }
        return reading;
    }

    /** Returns whether an answer has begun and its end was not given to the caller yet. */
    boolean isReading() {
        return reading;
    }

    /**
     * Returns the next datagram, valid until the next call of this class, and waits for it; as the
     * system call that it stands for, it waits on when the calling thread is interrupted.
     *
     * @throws IOException what the channel threw
     */
    ByteBuffer next() throws IOException {
        giveBackShown();
        shown = takeUninterruptibly();
        if (shown.show()) {
            reading = false;
        }
        return shown.bytes();
    }

    /**
     * Waits for the end of the thread; an answer that was left unread is lost. No use afterwards.
     */
    void stop() {
        if (reading) {
            thread.interrupt();
        }
        joinPredecessor();
        reading = false;
    }

    private void giveBackShown() {
        if (shown != null) {
            Datagram datagram = shown;
            shown = null;
            datagram.giveBack();
            free.add(datagram);
        }
    }

    private void joinPredecessor() {
        if (thread != null) {
            joinUninterruptibly(thread);
            thread = null;
        }
    }

    /** A reader that died, of a full heap say, must not leave the caller waiting. */
    private Datagram takeUninterruptibly() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    boolean alive = thread.isAlive();
                    Datagram datagram = full.poll(SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS);
                    if (datagram != null) {
                        return datagram;
                    }
                    if (!alive) {
                        reading = false;
                        throw new IllegalStateException("the reader of an answer died", died);
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A class, not a method reference, because a short run would spend its time on making it. */
    private final class Reading implements Runnable {
        @Override
        public void run() {
            readAnswer();
        }
    }

    /** The reader's whole life. */
    private void readAnswer() {
        try {
            boolean last;
            do {
                Datagram datagram = emptyOne();
                datagram.fill();
                last = datagram.receive(channel);
                datagram.handOver();
                full.put(datagram);
            } while (!last);
        } catch (InterruptedException e) {
            // the caller stops, and waits for the end of this thread before it closes the channel
        } catch (RuntimeException | Error e) {
            died = e;
        }
    }

    private Datagram emptyOne() throws InterruptedException {
        Datagram datagram = free.poll();
        if (datagram == null && made < most) {
            try {
                return make();
            } catch (OutOfMemoryError e) {
                most = made; // those that there are must do
            }
        }
        return datagram == null ? free.take() : datagram;
    }

    private Datagram make() {
        Datagram datagram = new Datagram(allocator, USUAL_BYTES);
        made++;
        return datagram;
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

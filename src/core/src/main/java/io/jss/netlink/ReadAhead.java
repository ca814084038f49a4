package io.jss.netlink;

import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * A channel that has long answers received by a second thread: the kernel writes a dump inside the
 * receiving system call, and it can do so while the caller works.
 *
 * <p>Who receives a dump is decided as the answer comes. Its first datagrams are received by the
 * caller, for only a long answer is worth a thread. Then
 *
 * <ul>
 *   <li>a caller that works for a third of the time or more has the rest received ahead of it, 16
 *       datagrams at most;
 *   <li>a lighter one goes on by itself, since to hand a datagram over costs more than a look at
 *       its sockets. If it has {@linkplain #announce announced} its next request, that is sent on a
 *       second channel now, so that the kernel works at both on two processors; the answer is kept
 *       until the caller sends that request: 256 datagrams at most (8 MiB, about 65,000 sockets),
 *       the rest waits in the kernel.
 * </ul>
 *
 * <p>Where the system gives no thread or no memory for it, the caller receives the answer by
 * itself.
 *
 * <p>Not safe for use by several threads at once. Two threads meet in {@link AnswerReader}, which
 * says what each of them owns: the first channel is the reader's while {@code ahead} reads, the
 * second while {@code beside} does, and the caller's otherwise.
 */
public final class ReadAhead implements NetlinkChannel {

    /** Makes a second channel to the same kernel. */
    @FunctionalInterface
    public interface SecondChannel {
        /**
         * Opens a channel with no answer pending.
         *
         * @throws IOException when the kernel refuses
         */
        NetlinkChannel openSecond() throws IOException;
    }

    /** Datagrams of a dump that are not worth a thread: about 2,000 sockets. */
    public static final int USUAL_START = 8;

    private static final int AHEAD = 16;
    private static final int KEPT = 256;

    private final NetlinkChannel channel;
    private final int start;
    private final Optional<SecondChannel> second;
    private final LongSupplier clock;
    private final IntFunction<BlockingQueue<Datagram>> queues;
    private AnswerReader ahead;
    private Beside beside;
    private boolean answersBeside;
    private boolean isDump;
    private ByteBuffer announced;
    private ByteBuffer next;
    private boolean readsAlone;
    private int received;
    private long returnedAt;
    private long working;
    private long receiving;

    /**
     * Creates a channel over another, which it closes with itself.
     *
     * @param start the datagrams of an answer before a thread is made
     * @param second for announced requests; empty where the kernel does not answer two requests
     *     side by side
     */
    public ReadAhead(NetlinkChannel channel, int start, Optional<SecondChannel> second) {
        this(channel, start, second, new NanoTime());
    }

    /** Creates the same, which measures with a clock of the caller's, in whatever unit. */
    public ReadAhead(
            NetlinkChannel channel, int start, Optional<SecondChannel> second, LongSupplier clock) {
        this(channel, start, second, clock, new Queues());
    }

    /**
     * Creates the same, whose threads meet in queues of the caller's making.
     *
     * @param queues makes a queue that takes as many datagrams as the number says
     */
    ReadAhead(
            NetlinkChannel channel,
            int start,
            Optional<SecondChannel> second,
            LongSupplier clock,
            IntFunction<BlockingQueue<Datagram>> queues) {
        this.channel = channel;
        this.start = start;
        this.second = second;
        this.clock = clock;
        this.queues = queues;
    }

    @Override
    public void announce(ByteBuffer request) {
        announced = second.isPresent() ? request : null;
    }

    @Override
    public void send(ByteBuffer request) throws IOException {
        next = announced;
        announced = null;
        isDump = isDump(request);
        answersBeside = beside != null && beside.hasAsked(request);
        if (!answersBeside) {
            closeUnreadBeside();
            channel.send(request);
        }
        readsAlone = false;
        beginMeasuring();
    }

    @Override
    public ByteBuffer receive() throws IOException {
        if (answersBeside) {
            return beside.receive();
        }
        if (ahead == null || !ahead.isReading()) {
            long now = clock.getAsLong();
            working += now - returnedAt;
            if (received < start || readsAlone || !isDump) {
                return receiveHere(now);
            }
            if (2 * working < receiving) {
                askNextBeside();
                return receiveHere(now);
            }
            if (!startReadingAhead()) {
                readsAlone = true;
                return receiveHere(now);
            }
        }
        ByteBuffer datagram = ahead.next();
        if (!ahead.isReading()) {
            beginMeasuring();
        }
        return datagram;
    }

    private boolean startReadingAhead() {
        if (ahead == null) {
            ahead = reader(channel, AHEAD);
        }
        return ahead.start();
    }

    private AnswerReader reader(NetlinkChannel channel, int most) {
        return new AnswerReader(
                channel, most, new DirectMemory(), queues.apply(most), queues.apply(most));
    }

    /**
     * Many look-ups in one datagram have many answers and no end that a reader could know: it would
     * wait for one answer more, and take that of the next request.
     */
    private static boolean isDump(ByteBuffer request) {
        int flags = Short.toUnsignedInt(request.getShort(request.position() + NlMsgHdr.FLAGS));
        return (flags & NlMsgHdr.NLM_F_DUMP) == NlMsgHdr.NLM_F_DUMP;
    }

    private void beginMeasuring() {
        received = 0;
        working = 0;
        receiving = 0;
        returnedAt = clock.getAsLong();
    }

    private ByteBuffer receiveHere(long now) throws IOException {
        received++;
        try {
            return channel.receive();
        } finally {
            returnedAt = clock.getAsLong();
            receiving += returnedAt - now;
        }
    }

    /** Where kernel or memory refuse, the request is sent when the caller sends it. */
    private void askNextBeside() {
        if (next == null) {
            return;
        }
        ByteBuffer request = next;
        next = null;
        try {
            if (beside == null) {
                NetlinkChannel opened = second.orElseThrow().openSecond();
                beside = new Beside(opened, reader(opened, KEPT));
            }
            if (!beside.ask(request)) {
                closeBeside();
            }
        } catch (IOException | OutOfMemoryError e) {
            closeBeside();
        }
    }

    private void closeUnreadBeside() {
        if (beside != null && beside.reader.isReading()) {
            closeBeside();
        }
    }

    private void closeBeside() {
        if (beside == null) {
            return;
        }
        try {
            beside.close();
        } catch (IOException e) {
            // it was open for a request that was not sent in the end
        } finally {
            beside = null;
        }
    }

    @Override
    public long uptimeMillis() {
        return channel.uptimeMillis();
    }

    @Override
    public int portId() {
        return answersBeside ? beside.channel.portId() : channel.portId();
    }

    @Override
    public int nextSequence() {
        return channel.nextSequence();
    }

    /** Ends the threads, if an answer was left unread, and closes the channels. */
    @Override
    public void close() throws IOException {
        if (ahead != null) {
            ahead.stop();
        }
        closeBeside();
        channel.close();
    }

    /** Classes, not method references, because a short run would spend its time on making those. */
    private static final class DirectMemory implements IntFunction<ByteBuffer> {
        @Override
        public ByteBuffer apply(int bytes) {
            return ByteBuffer.allocateDirect(bytes);
        }
    }

    private static final class Queues implements IntFunction<BlockingQueue<Datagram>> {
        @Override
        public BlockingQueue<Datagram> apply(int most) {
            return new ArrayBlockingQueue<>(most);
        }
    }

    /** The second channel, and the answer to a request that the caller has not sent yet. */
    private static final class Beside {

        private final NetlinkChannel channel;
        private final AnswerReader reader;
        private ByteBuffer asked;

        Beside(NetlinkChannel channel, AnswerReader reader) {
            this.channel = channel;
            this.reader = reader;
        }

        /** Returns false where the answer could not be kept; it is unread then. */
        boolean ask(ByteBuffer request) throws IOException {
            channel.send(request);
            asked = request;
            return reader.start();
        }

        /** Returns whether this request was asked and its answer is still to be read. */
        boolean hasAsked(ByteBuffer request) {
            return reader.isReading() && request.equals(asked);
        }

        ByteBuffer receive() throws IOException {
            return reader.isReading() ? reader.next() : channel.receive();
        }

        void close() throws IOException {
            reader.stop();
            channel.close();
        }
    }
}

package io.jss.netlink;

import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * One datagram on its way from the thread that receives to the caller, or why there is none.
 *
 * <p>It has one owner at a time, and the owner alone reads and writes it:
 *
 * <pre>
 *            fill()              handOver()             show()             giveBack()
 *   FREE  ----------&gt;  FILLING  ----------&gt;   FULL   ----------&gt;  SHOWN  ----------&gt;  FREE
 *  in a queue          the reader's          in a queue           the caller's
 * </pre>
 *
 * <p>Each step is taken by the owner of its left side, who touches the datagram no more. A step out
 * of turn, or a look at what another owns, throws {@link IllegalStateException}.
 */
final class Datagram {

    private enum State {
        FREE,
        FILLING,
        FULL,
        SHOWN
    }

    private final IntFunction<ByteBuffer> allocator;
    private final AtomicReference<State> state = new AtomicReference<>(State.FREE);
    private ByteBuffer bytes;
    private Throwable failure;
    private boolean last;

    /**
     * Creates a free datagram.
     *
     * @param allocator makes room for the given number of bytes
     * @throws OutOfMemoryError when there is none
     */
    Datagram(IntFunction<ByteBuffer> allocator, int capacity) {
        this.allocator = allocator;
        bytes = allocator.apply(capacity);
    }

    /** Makes a free datagram the calling reader's. */
    void fill() {
        pass(State.FREE, State.FILLING);
    }

    /**
     * Receives the next datagram of an answer, and keeps what the channel throws for the caller.
     *
     * @return whether it is the last one of the answer: its end, or a failure
     */
    boolean receive(NetlinkChannel channel) {
        require(State.FILLING);
        failure = null;
        last = true;
        try {
            copy(channel.receive());
            last = endsAnswer(bytes);
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
        return last;
    }

    /** Ends the reader's ownership. */
    void handOver() {
        pass(State.FILLING, State.FULL);
    }

    /**
     * Makes a full datagram the caller's.
     *
     * @return whether it is the last one of the answer
     */
    boolean show() {
        pass(State.FULL, State.SHOWN);
        return last;
    }

    /**
     * Returns what was received, from position to limit.
     *
     * @throws IOException what the channel threw instead, as it was
     */
    ByteBuffer bytes() throws IOException {
        require(State.SHOWN);
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return bytes;
    }

    /** Ends the caller's ownership. */
    void giveBack() {
        pass(State.SHOWN, State.FREE);
    }

    private void pass(State from, State to) {
        if (!state.compareAndSet(from, to)) {
            throw outOfTurn(from);
        }
    }

    private void require(State expected) {
        if (state.get() != expected) {
            throw outOfTurn(expected);
        }
    }

    private IllegalStateException outOfTurn(State expected) {
        return new IllegalStateException(
                "the datagram is " + state.get() + ", expected " + expected);
    }

    private void copy(ByteBuffer source) {
        int length = source.remaining();
        if (length > bytes.capacity()) {
            bytes = roomFor(length);
        }
        bytes.clear().order(source.order());
        bytes.put(0, source, source.position(), length).limit(length);
    }

    /** What was received must not be lost: the heap may have room where direct memory has none. */
    private ByteBuffer roomFor(int length) {
        try {
            return allocator.apply(length);
        } catch (OutOfMemoryError e) {
            return ByteBuffer.allocate(length);
        }
    }

    /** Returns whether nothing need follow; a header that leads nowhere ends the answer, too. */
    private static boolean endsAnswer(ByteBuffer bytes) {
        int at = 0;
        while (bytes.limit() - at >= NlMsgHdr.SIZE) {
            int type = Short.toUnsignedInt(bytes.getShort(at + NlMsgHdr.TYPE));
            int length = bytes.getInt(at + NlMsgHdr.LEN);
            if (type == NlMsgHdr.NLMSG_DONE
                    || type == NlMsgHdr.NLMSG_ERROR
                    || length < NlMsgHdr.SIZE
                    || length > bytes.limit() - at) {
                return true;
            }
            at += NlMsgHdr.align(length);
        }
        return false;
    }
}

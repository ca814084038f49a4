package io.jss.engine;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Whose the descriptors and buffers of a subscription are: of one thread at any moment.
 *
 * <pre>
 *   IDLE       --enter--&gt; RECEIVING   they are the entering thread's until it leaves
 *   RECEIVING  --leave--&gt; IDLE
 *   IDLE       --close--&gt; CLOSED      the closing thread frees them
 *   RECEIVING  --close--&gt; CLOSING     the closing thread wakes the receiver, no more
 *   CLOSING    --leave--&gt; CLOSED      the receiver frees them
 * </pre>
 *
 * <p>Each step is taken under this object's monitor, and what wakes is used and freed under it too,
 * so nothing is used behind its freeing. Nobody waits for another: the receiver may close in the
 * middle of its work, and a closing thread may hold any lock.
 */
public final class ReceiverState extends AbstractInterruptibleChannel {

    /** A step that the owner of the memory takes. */
    @FunctionalInterface
    public interface Step {
        void take() throws IOException;
    }

    private static final int LONGEST_MILLIS = 1_000;

    private enum State {
        IDLE,
        RECEIVING,
        CLOSING,
        CLOSED
    }

    private final Step wake;
    private final Step free;
    private final Object monitor = new Object();
    private State state = State.IDLE;

    /**
     * Creates the state of what is open and idle.
     *
     * @param wake ends the receiver's wait; may be called by any thread
     * @param free frees everything, what wakes too; called once
     */
    public ReceiverState(Step wake, Step free) {
        this.wake = wake;
        this.free = free;
    }

    /**
     * Makes the calling thread the receiver; {@link #leave} follows, whatever happens between.
     *
     * @throws ClosedChannelException when it is closed
     * @throws IllegalStateException when there is a receiver
     */
    public void enter() throws ClosedChannelException {
        synchronized (monitor) {
            if (state == State.RECEIVING) {
                throw new IllegalStateException("another call is receiving these events");
            }
            if (state != State.IDLE) {
                throw new ClosedChannelException();
            }
            state = State.RECEIVING;
        }
    }

    /** Ends what {@link #enter} began. */
    public void leave() throws IOException {
        synchronized (monitor) {
            if (state == State.RECEIVING) {
                state = State.IDLE;
                return;
            }
            state = State.CLOSED;
            free.take();
        }
    }

    /** Called once, by the first thread that closes or that interrupts the waiting one. */
    @Override
    protected void implCloseChannel() throws IOException {
        synchronized (monitor) {
            if (state == State.RECEIVING) {
                state = State.CLOSING;
                wake.take();
            } else {
                state = State.CLOSED;
                free.take();
            }
        }
    }

    /** A wait that an interrupt or a close may end. */
    public interface Wait {
        boolean await(int timeoutMillis) throws IOException;
    }

    /**
     * Waits, as the receiver: a second at a time, and looks in between whether it was interrupted.
     * Until JDK 23 {@link Thread#interrupt} may read what the thread waits in before {@link #begin}
     * has set it, and set the interrupt status after {@link #begin} has read it: then nothing wakes
     * the thread (JDK-8323782).
     *
     * @param timeoutMillis milliseconds, 0 to look and return
     * @return whether the wait ended before its time
     * @throws java.nio.channels.ClosedByInterruptException when the thread is interrupted
     * @throws java.nio.channels.AsynchronousCloseException when another thread closes
     */
    public boolean await(int timeoutMillis, Wait wait) throws IOException {
        int left = timeoutMillis;
        boolean ready;
        do {
            int millis = Math.min(left, LONGEST_MILLIS);
            ready = awaitOnce(millis, wait);
            left -= millis;
        } while (!ready && left > 0);
        return ready;
    }

    private boolean awaitOnce(int millis, Wait wait) throws IOException {
        boolean ready = false;
        begin();
        try {
            ready = isOpen() && wait.await(millis);
        } finally {
            end(ready && isOpen());
        }
        return ready;
    }
}

package io.jss.netlink;

import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.Events;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.Closeable;
import java.io.IOException;

/**
 * A wait for a datagram that another thread can end.
 *
 * <p>Holds an eventfd and the buffers of poll(2) and write(2). One thread at a time calls {@link
 * #await}, any one {@link #wake}; the owner of both sees to it that {@link #close} comes behind the
 * last of either.
 */
public final class WakeableWait implements Closeable {

    private static final int POLLED = 2;

    /** Structure pollfd: descriptor at 0, events at 4, what came of them at 6. */
    private static final int EVENTS = Integer.BYTES;

    private final int eventfd;
    private NativeBuffer polled;
    private NativeBuffer one;

    /**
     * Creates a wait.
     *
     * @param channel whose datagrams are waited for
     * @throws SystemCallException EMFILE, when the process has no descriptor left
     */
    public WakeableWait(NetlinkSocket channel) throws SystemCallException {
        eventfd = Events.eventfd(0, Constants.EFD_CLOEXEC | Constants.EFD_NONBLOCK);
        try {
            allocate(channel);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void allocate(NetlinkSocket channel) {
        one = NativeBuffer.allocate(Long.BYTES);
        one.bytes().putLong(0, 1);
        polled = NativeBuffer.allocate(POLLED * Events.POLLFD_BYTES);
        put(0, channel.descriptor());
        put(Events.POLLFD_BYTES, eventfd);
    }

    private void put(int at, int descriptor) {
        polled.bytes().putInt(at, descriptor).putShort(at + EVENTS, (short) Constants.POLLIN);
    }

    /**
     * Waits until a datagram can be received or {@link #wake} was called, now or ever before.
     *
     * @param timeoutMillis milliseconds, 0 to look and return
     * @return whether the time has not passed
     */
    public boolean await(int timeoutMillis) throws IOException {
        return Events.poll(polled, 0, POLLED, timeoutMillis) > 0;
    }

    /** Ends the wait that is on and each later one. */
    public void wake() throws IOException {
        Events.write(eventfd, one, 0, Long.BYTES);
    }

    /** Closes the eventfd and frees the buffers; to be called once. */
    @Override
    public void close() throws SystemCallException {
        for (NativeBuffer buffer : new NativeBuffer[] {polled, one}) {
            if (buffer != null) { // null where memory ran out while this was made
                buffer.close();
            }
        }
        SystemCalls.close(eventfd);
    }
}

package io.jss.sys.calls;

import io.jss.sys.SystemCallException;
import java.util.concurrent.TimeUnit;

/** Waiting for descriptors, and waking the thread that waits. */
public final class Events {
    /** Bytes of a {@code struct pollfd}: int fd, short events, short revents. */
    public static final int POLLFD_BYTES = 8;

    private static final LibcFunction POLL = new LibcFunction("poll");
    private static final LibcFunction EVENTFD = new LibcFunction("eventfd");
    private static final LibcFunction WRITE = new LibcFunction("write");

    private Events() {}

    /**
     * Waits until a descriptor has one of its events: poll(2). An interrupted wait goes on with the
     * time that is left; when none is left, or none was given, up to 10,000 times.
     *
     * @param pollfds holds {@code count} structures of {@link #POLLFD_BYTES} at {@code offset}
     * @param timeoutMillis milliseconds; 0 looks and returns, negative waits without limit
     * @return the number of structures whose revents is not 0; 0 when the time has passed
     * @throws SystemCallException with errno
     */
    public static int poll(NativeBuffer pollfds, int offset, int count, int timeoutMillis)
            throws SystemCallException {
        if (count < 0 || count > pollfds.capacity() / POLLFD_BYTES) {
            throw new IndexOutOfBoundsException(
                    count + " structures in a buffer of " + pollfds.capacity());
        }
        long at = pollfds.address(offset, count * POLLFD_BYTES);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        int left = timeoutMillis;
        int ready;
        int tries = 0;
        while ((ready = POLL.callInt(at, count, left)) < 0
                && (left == 0 ? SystemCalls.again(++tries) : SystemCalls.interrupted())) {
            left = timeoutMillis > 0 ? millisUntil(end) : timeoutMillis;
        }
        return SystemCalls.check("poll", ready);
    }

    private static int millisUntil(long end) {
        long left = end - System.nanoTime();
        return left <= 0 ? 0 : (int) TimeUnit.NANOSECONDS.toMillis(left) + 1;
    }

    /**
     * A counter to wake a waiting thread with: eventfd(2). Its descriptor is readable while the
     * number is not 0: {@link #write} adds to it, a read takes it back to 0. The caller closes it.
     *
     * @param flags {@code EFD_…}
     * @return its descriptor
     * @throws SystemCallException with errno
     */
    public static int eventfd(int initial, int flags) throws SystemCallException {
        return SystemCalls.check("eventfd", EVENTFD.callInt(initial, flags));
    }

    /**
     * Writes bytes to a descriptor: write(2). An eventfd takes 8 bytes, a number in native order
     * that is added to its counter.
     *
     * @return the number of bytes written
     * @throws SystemCallException with errno
     */
    public static int write(int fd, NativeBuffer from, int offset, int length)
            throws SystemCallException {
        long at = from.address(offset, length);
        long written;
        int tries = 0;
        do {
            written = WRITE.call(fd, at, length);
        } while (written < 0 && SystemCalls.again(++tries));
        return SystemCalls.check("write", written);
    }
}

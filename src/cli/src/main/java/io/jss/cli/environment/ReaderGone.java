package io.jss.cli.environment;

import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.Events;
import io.jss.sys.calls.NativeBuffer;
import java.io.IOException;

/**
 * Tells whether a write failed because nobody reads any more. The JDK gives no errno, and its
 * message is in the language of the user, so the descriptor is asked as well.
 */
final class ReaderGone {

    private static final int EVENTS_OFFSET = Integer.BYTES;
    private static final int REVENTS_OFFSET = EVENTS_OFFSET + Short.BYTES;

    private ReaderGone() {}

    static boolean isWhy(IOException failure, int descriptor) {
        String message = failure.getMessage();
        return (message != null && message.contains("Broken pipe"))
                || (descriptor >= 0 && isHungUp(descriptor));
    }

    /** Returns whether the other end of a pipe or terminal has been closed. */
    static boolean isHungUp(int descriptor) {
        try (NativeBuffer pollfd = NativeBuffer.allocate(Events.POLLFD_BYTES)) {
            pollfd.bytes().putInt(0, descriptor).putShort(EVENTS_OFFSET, (short) 0);
            Events.poll(pollfd, 0, 1, 0);
            int revents = pollfd.bytes().getShort(REVENTS_OFFSET);
            return (revents & (Constants.POLLERR | Constants.POLLHUP)) != 0;
        } catch (SystemCallException e) {
            return false; // then it is the next write that tells
        }
    }
}

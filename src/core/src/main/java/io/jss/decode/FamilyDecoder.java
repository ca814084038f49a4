package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.model.DiagSocket;
import io.jss.netlink.MessageCursor;

/**
 * Makes a value of one message about a socket. For one thread.
 *
 * @param <T> the kind of socket
 */
@FunctionalInterface
public interface FamilyDecoder<T extends DiagSocket> {

    /**
     * Returns the socket of the message at which the cursor stands; nothing of the buffer is kept.
     *
     * @throws MalformedMessageException when the message is shorter than its structure, of another
     *     family, or its attributes do not fit
     */
    T decode(MessageCursor message) throws MalformedMessageException;

    /**
     * Returns the cookie of the socket that {@link #decode} would return.
     *
     * @throws MalformedMessageException as {@link #decode} does
     */
    default long cookie(MessageCursor message) throws MalformedMessageException {
        return decode(message).cookie();
    }
}

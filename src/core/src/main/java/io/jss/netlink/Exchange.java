package io.jss.netlink;

import io.jss.answer.MalformedMessageException;
import io.jss.wire.NlMsgErr;
import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Several requests in one datagram, each answered by one message or an errno.
 *
 * <p>The requests bear consecutive sequence numbers, so that answers find their request whatever
 * the order they come in. After an exception answers may be unread: close the channel.
 */
public final class Exchange {

    /**
     * Requests in one datagram: up to 100 were answered well, 250 overflowed the receive buffer.
     */
    public static final int MAX_REQUESTS = 100;

    /** Takes what the kernel said to one request. */
    public interface Answers {
        /**
         * Takes an answer.
         *
         * @param index the request's place in the datagram, from 0
         * @param message valid during the call only
         */
        void answer(int index, MessageCursor message) throws IOException;

        /**
         * Takes an errno: 0 for an acknowledgement, else positive.
         *
         * @param index the request's place in the datagram, from 0
         */
        void errno(int index, int errno);
    }

    private final NetlinkChannel channel;
    private final MessageCursor message = new MessageCursor();

    /** Creates an exchange over a channel that has no answer pending. */
    public Exchange(NetlinkChannel channel) {
        this.channel = channel;
    }

    /**
     * Sends the requests and passes on what is said to each.
     *
     * @param requests messages one behind the other, their sequence numbers consecutive from {@code
     *     first} on
     * @param count how many
     * @throws DatagramsLostException when answers were dropped
     * @throws MalformedMessageException when the bytes are not netlink
     * @throws IOException when a system call failed, or the taker threw it
     */
    public void run(ByteBuffer requests, int first, int count, Answers answers) throws IOException {
        int type = Short.toUnsignedInt(requests.getShort(requests.position() + NlMsgHdr.TYPE));
        boolean[] answered = new boolean[count];
        int open = count;
        channel.send(requests);
        while (open > 0) {
            message.reset(channel.receive());
            while (message.next()) {
                int index = message.sequence() - first;
                if (index < 0
                        || index >= count
                        || answered[index]
                        || message.portId() != channel.portId()) {
                    continue;
                }
                if (message.type() == NlMsgHdr.NLMSG_ERROR) {
                    answers.errno(index, errno());
                } else if (message.type() == type) {
                    answers.answer(index, message);
                } else {
                    continue;
                }
                answered[index] = true;
                open--;
            }
        }
    }

    private int errno() throws MalformedMessageException {
        if (message.payloadLength() < NlMsgErr.ERROR_SIZE) {
            throw new MalformedMessageException(
                    "nlmsgerr",
                    message.payload(),
                    NlMsgErr.ERROR_SIZE + " bytes",
                    message.payloadLength() + " bytes");
        }
        return -message.bytes().getInt(message.payload() + NlMsgErr.ERROR);
    }
}

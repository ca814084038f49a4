package io.jss.netlink;

import io.jss.answer.MalformedMessageException;
import io.jss.wire.NlMsgHdr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks the netlink messages of one datagram; reusable, allocates nothing. A header is read as two
 * numbers of 64 bits, its fields are cut out of them: each read of a buffer costs some calls where
 * the code is young.
 */
public final class MessageCursor {

    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private boolean bigEndian;
    private long lengthTypeFlags;
    private long sequencePortId;
    private int next;
    private int limit;
    private int start;
    private int length;

    /** Starts at the datagram between the buffer's position and limit. */
    public void reset(ByteBuffer datagram) {
        bytes = datagram;
        bigEndian = datagram.order() == ByteOrder.BIG_ENDIAN;
        next = datagram.position();
        limit = datagram.limit();
        start = next;
        length = 0;
    }

    /**
     * Moves to the next message.
     *
     * @return whether there is one
     * @throws MalformedMessageException when a header is cut or its length leads out of the
     *     datagram
     */
    public boolean next() throws MalformedMessageException {
        int left = limit - next;
        if (left <= 0) {
            return false;
        }
        if (left < NlMsgHdr.SIZE) {
            throw new MalformedMessageException(
                    "nlmsghdr", next, NlMsgHdr.SIZE + " bytes", left + " bytes");
        }
        lengthTypeFlags = bytes.getLong(next + NlMsgHdr.LEN);
        sequencePortId = bytes.getLong(next + NlMsgHdr.SEQ);
        int claimed = firstInt(lengthTypeFlags);
        if (claimed < NlMsgHdr.SIZE || claimed > left) {
            throw new MalformedMessageException(
                    "nlmsghdr",
                    next,
                    "a length from " + NlMsgHdr.SIZE + " to " + left,
                    Integer.toUnsignedString(claimed));
        }
        start = next;
        length = claimed;
        next = start + NlMsgHdr.align(claimed);
        return true;
    }

    /** Returns the datagram that is walked. */
    public ByteBuffer bytes() {
        return bytes;
    }

    /** Returns {@code nlmsg_type}. */
    public int type() {
        int both = secondInt(lengthTypeFlags);
        return bigEndian ? both >>> Short.SIZE : both & 0xffff;
    }

    /** Returns {@code nlmsg_flags}. */
    public int flags() {
        int both = secondInt(lengthTypeFlags);
        return bigEndian ? both & 0xffff : both >>> Short.SIZE;
    }

    /** Returns {@code nlmsg_seq}. */
    public int sequence() {
        return firstInt(sequencePortId);
    }

    /** Returns {@code nlmsg_pid}. */
    public int portId() {
        return secondInt(sequencePortId);
    }

    private int firstInt(long two) {
        return (int) (bigEndian ? two >>> Integer.SIZE : two);
    }

    private int secondInt(long two) {
        return (int) (bigEndian ? two : two >>> Integer.SIZE);
    }

    /** Returns the offset of the message's header in the buffer. */
    public int start() {
        return start;
    }

    /** Returns the offset of the payload in the buffer. */
    public int payload() {
        return start + NlMsgHdr.SIZE;
    }

    /** Returns the number of bytes of the payload, padding excluded. */
    public int payloadLength() {
        return length - NlMsgHdr.SIZE;
    }
}

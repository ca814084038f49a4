package io.jss.netlink;

import io.jss.answer.MalformedMessageException;
import io.jss.wire.NlAttr;
import io.jss.wire.NlMsgHdr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks the attributes ({@code nlattr}) of a region of a buffer; reusable, allocates nothing. */
public final class AttributeCursor {

    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private boolean bigEndian;
    private int type;
    private int next;
    private int limit;
    private int start;
    private int length;

    /** Starts at the attributes of {@code size} bytes from {@code offset} on. */
    public void reset(ByteBuffer buffer, int offset, int size) {
        bytes = buffer;
        bigEndian = buffer.order() == ByteOrder.BIG_ENDIAN;
        next = offset;
        limit = offset + size;
        start = next;
        length = 0;
    }

    /**
     * Moves to the next attribute.
     *
     * @return whether there is one
     * @throws MalformedMessageException when a header is cut or its length leads out of the region
     */
    public boolean next() throws MalformedMessageException {
        int left = limit - next;
        if (left <= 0) {
            return false;
        }
        if (left < NlAttr.SIZE) {
            throw new MalformedMessageException(
                    "nlattr", next, NlAttr.SIZE + " bytes", left + " bytes");
        }
        int header = bytes.getInt(next + NlAttr.LEN);
        int claimed = bigEndian ? header >>> Short.SIZE : header & 0xffff;
        if (claimed < NlAttr.SIZE || claimed > left) {
            throw new MalformedMessageException(
                    "nlattr",
                    next,
                    "a length from " + NlAttr.SIZE + " to " + left,
                    Integer.toString(claimed));
        }
        type = (bigEndian ? header : header >>> Short.SIZE) & NlAttr.NLA_TYPE_MASK;
        start = next;
        length = claimed;
        next = start + NlMsgHdr.align(claimed);
        return true;
    }

    /** Returns the number of the attribute, its flag bits removed. */
    public int type() {
        return type;
    }

    /** Returns the offset of the payload in the buffer. */
    public int payload() {
        return start + NlAttr.SIZE;
    }

    /** Returns the number of bytes of the payload, padding excluded. */
    public int payloadLength() {
        return length - NlAttr.SIZE;
    }
}

package io.jss.netlink;

import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Messages of a dump that waits for its end, as bytes; the buffer serves the next dump, too.
 *
 * <p>A few are in direct memory, as what is received: the first rows of every table pass through
 * here, and compiled code that has met both kinds of buffer calls each of its methods by a table.
 */
public final class KeptMessages implements MessageVisitor {

    private static final int FIRST_CAPACITY = 1 << 12;
    private static final int MAX_DIRECT = 1 << 16;

    private final MessageCursor cursor = new MessageCursor();
    private ByteBuffer bytes = roomFor(FIRST_CAPACITY);

    /** Forgets the messages. */
    public void clear() {
        bytes.clear();
    }

    @Override
    public void visit(MessageCursor message) {
        int length = NlMsgHdr.SIZE + message.payloadLength();
        int padded = NlMsgHdr.align(length);
        if (padded > bytes.remaining()) {
            grow(padded);
        }
        bytes.order(message.bytes().order());
        bytes.put(bytes.position(), message.bytes(), message.start(), length);
        bytes.position(bytes.position() + padded);
    }

    private void grow(int needed) {
        ByteBuffer larger = roomFor(Math.max(bytes.capacity() * 2, bytes.position() + needed));
        bytes = larger.put(bytes.flip());
    }

    /** Without direct memory the heap does, as it does for many messages. */
    private static ByteBuffer roomFor(int capacity) {
        try {
            return capacity <= MAX_DIRECT
                    ? ByteBuffer.allocateDirect(capacity)
                    : ByteBuffer.allocate(capacity);
        } catch (OutOfMemoryError e) {
            return ByteBuffer.allocate(capacity);
        }
    }

    /** Passes the messages on in the order in which they came. */
    public void replay(MessageVisitor visitor) throws IOException {
        cursor.reset(bytes.duplicate().order(bytes.order()).flip());
        while (cursor.next()) {
            visitor.visit(cursor);
        }
    }
}

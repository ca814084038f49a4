package io.jss.netlink;

import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Messages of a dump that waits for its end, as bytes; the buffer serves the next dump, too. */
public final class KeptMessages implements MessageVisitor {

    private static final int FIRST_CAPACITY = 1 << 12;

    private final MessageCursor cursor = new MessageCursor();
    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY);

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
        ByteBuffer larger =
                ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + needed));
        bytes = larger.put(bytes.flip());
    }

    /** Passes the messages on in the order in which they came. */
    public void replay(MessageVisitor visitor) throws IOException {
        cursor.reset(bytes.duplicate().order(bytes.order()).flip());
        while (cursor.next()) {
            visitor.visit(cursor);
        }
    }
}

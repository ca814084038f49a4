package io.jss.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A network namespace of a recording that holds several.
 *
 * <pre>
 *  0        8          12         12 + length
 *  +--------+----------+----------+----------+
 *  | inode  | length   | name     | refusal  |
 *  +--------+----------+----------+----------+
 *   u64      u32 bytes  UTF-8      UTF-8, to the end
 * </pre>
 *
 * @param inode its inode on the nsfs file system, as in {@code net:[4026531840]}
 * @param name what it was called: {@code blue}, {@code nginx.service}
 * @param refusal why it could not be entered, so that its sockets are not in the recording; empty
 *     where it was
 */
public record RecordedNamespace(long inode, String name, String refusal) {

    private static final int LENGTH_AT = Long.BYTES;
    private static final int NAME_AT = LENGTH_AT + Integer.BYTES;

    /** No text is longer, in bytes. */
    private static final int MAX_TEXT = 1024;

    /** Returns a namespace that was entered. */
    public static RecordedNamespace entered(long inode, String name) {
        return new RecordedNamespace(inode, name, "");
    }

    /** Returns the namespace as one that could not be entered. */
    public RecordedNamespace refused(String why) {
        return new RecordedNamespace(inode, name, why.isEmpty() ? "refused" : why);
    }

    /** Returns whether its sockets could be asked for. */
    public boolean wasEntered() {
        return refusal.isEmpty();
    }

    /** Returns the payload of its chunk, with texts that fit and are of one line. */
    ByteBuffer encode(ByteOrder order) {
        byte[] called = line(name).getBytes(StandardCharsets.UTF_8);
        byte[] why = line(refusal).getBytes(StandardCharsets.UTF_8);
        int length = Math.min(called.length, MAX_TEXT);
        int rest = Math.min(why.length, MAX_TEXT);
        return ByteBuffer.allocate(NAME_AT + length + rest)
                .order(order)
                .putLong(inode)
                .putInt(length)
                .put(called, 0, length)
                .put(why, 0, rest)
                .flip();
    }

    /** Returns whether a payload can be of this length. */
    static boolean canBeOf(int length) {
        return length > NAME_AT && length <= NAME_AT + 2 * MAX_TEXT;
    }

    /** Returns whether a payload of a length that can be has a name within it. */
    static boolean isWhole(ByteBuffer payload) {
        int length = payload.getInt(LENGTH_AT);
        return length > 0 && length <= payload.limit() - NAME_AT;
    }

    /** Reads a payload that is whole. */
    static RecordedNamespace decode(ByteBuffer payload) {
        int end = NAME_AT + payload.getInt(LENGTH_AT);
        return new RecordedNamespace(
                payload.getLong(0),
                text(payload, NAME_AT, end),
                text(payload, end, payload.limit()));
    }

    private static String text(ByteBuffer payload, int from, int to) {
        return line(StandardCharsets.UTF_8.decode(payload.slice(from, to - from)).toString());
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}

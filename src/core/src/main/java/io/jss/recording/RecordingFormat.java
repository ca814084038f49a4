package io.jss.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The file of a recording, version 1. Numbers are in the byte order of the machine that wrote it,
 * which byte 9 tells; so are the requests and answers.
 *
 * <pre>
 *  0          8         9       10       11       12         16         16 + length
 *  +----------+---------+-------+--------+--------+----------+----------+
 *  | magic    | version | order | word   | 0      | length   | text     | chunks …
 *  +----------+---------+-------+--------+--------+----------+----------+
 *   u8[8]      u8        u8 1 LE u8 bytes          u32        name=value lines, UTF-8, padded to 4
 *                           2 BE
 *
 * chunk:
 *  0      1      2      4          8          12         12 + length
 *  +------+------+------+----------+----------+----------+
 *  | kind | uptime      | exchange | length   | payload  | padded to 4
 *  +------+------+------+----------+----------+----------+
 *   u8     u8     u16    u32        u32
 *          high   low
 * </pre>
 *
 * <p>The uptime is that of the kernel when it answered, in an {@link #ANSWER}: seconds and 1, or 0
 * when it is not known, as in files of earlier releases, whose readers pass over it. By it clocks
 * that were never set are judged as they were then. From 2^32 ms on it is 2^32 ms and the rest by
 * 2^32 ms: older than any clock, and the same on the kernel's clock of 32 bits.
 *
 * <p>A file of one network namespace, which its text names, has the chunks of kinds 1 to 6 alone: a
 * reader of earlier releases takes it, and refuses other files by the kind of their first chunk.
 *
 * <p>An exchange is a request and its answers, numbered from 1; chunks of several may alternate. A
 * chunk of kind {@link #END}, whose exchange is the number of chunks before it, ends the file.
 */
final class RecordingFormat {

    /** Begins with a byte that no netlink message of ss begins with in either order. */
    static final byte[] MAGIC = {(byte) 0x89, 'J', 'S', 'S', '\r', '\n', 0x1a, '\n'};

    static final int VERSION = 1;

    static final int VERSION_AT = MAGIC.length;
    static final int ORDER_AT = VERSION_AT + Byte.BYTES;
    static final int WORD_AT = ORDER_AT + Byte.BYTES;
    static final int TEXT_LENGTH_AT = WORD_AT + Short.BYTES;
    static final int HEADER_SIZE = TEXT_LENGTH_AT + Integer.BYTES;

    static final int LITTLE = 1;
    static final int BIG = 2;

    static final int CHUNK_UPTIME_HIGH = Byte.BYTES;
    static final int CHUNK_UPTIME_LOW = CHUNK_UPTIME_HIGH + Byte.BYTES;
    static final int CHUNK_EXCHANGE = CHUNK_UPTIME_LOW + Short.BYTES;
    static final int CHUNK_LENGTH = CHUNK_EXCHANGE + Integer.BYTES;
    static final int CHUNK_SIZE = CHUNK_LENGTH + Integer.BYTES;

    /** A request as it was sent: one or more netlink messages. */
    static final int REQUEST = 1;

    /** A datagram as it was received, keys zeroed. */
    static final int ANSWER = 2;

    /** The kernel dropped datagrams of this exchange; no payload. */
    static final int LOST = 3;

    /** A process that holds sockets; see {@link RecordedProcesses}. Exchange 0. */
    static final int PROCESS = 4;

    /** That processes were looked for, and whether all could be read: u32 0 or 1. Exchange 0. */
    static final int PROCESSES_SEEN = 5;

    /** The kernel may have passed over sockets in the answers to this exchange; no payload. */
    static final int PASSED_OVER = 6;

    /**
     * A network namespace, which the requests after it are about; see {@link Recording.Namespace}.
     * In files of several alone, before their first request. Exchange 0.
     */
    static final int NAMESPACE = 7;

    /** What may be missing among the namespaces; see {@link Recording.Hidden}. Exchange 0. */
    static final int NAMESPACES_HIDDEN = 8;

    /** The end of the file; no payload. */
    static final int END = 0xff;

    /** No text of a header is longer. */
    static final int MAX_TEXT = 16 * 1024;

    /** No datagram of the kernel and no process is longer. */
    static final int MAX_PAYLOAD = 1 << 20;

    /** No host has more network namespaces. */
    static final int MAX_NAMESPACES = 1 << 16;

    /** More chunks are no socket table; it keeps what a file can make the reader hold small. */
    static final int MAX_CHUNKS = 1 << 21;

    private static final long CLOCK_WRAP = 1L << Integer.SIZE;
    private static final long SECOND = 1_000;

    private RecordingFormat() {}

    /**
     * Returns the header of a file, whose text follows it.
     *
     * @param text the length of the text, in bytes
     */
    static ByteBuffer header(ByteOrder order, boolean is64Bit, int text) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_SIZE).order(order);
        header.put(MAGIC)
                .put((byte) VERSION)
                .put((byte) code(order))
                .put((byte) (is64Bit ? Long.BYTES : Integer.BYTES));
        return header.putInt(TEXT_LENGTH_AT, text).rewind();
    }

    /** Writes the header of a chunk at the start of a buffer that has zeros there. */
    static void putChunk(ByteBuffer chunk, int kind, int exchange, int length, long uptimeMillis) {
        putUptime(chunk, uptimeMillis);
        chunk.put(0, (byte) kind).putInt(CHUNK_EXCHANGE, exchange).putInt(CHUNK_LENGTH, length);
    }

    /**
     * Writes an uptime into the header of a chunk.
     *
     * @param millis negative when it is not known
     */
    static void putUptime(ByteBuffer chunk, long millis) {
        long judged = millis < CLOCK_WRAP ? millis : CLOCK_WRAP + millis % CLOCK_WRAP;
        int code = millis < 0 ? 0 : (int) ((judged + SECOND / 2) / SECOND) + 1;
        chunk.put(CHUNK_UPTIME_HIGH, (byte) (code >>> Short.SIZE))
                .putShort(CHUNK_UPTIME_LOW, (short) code);
    }

    /** Returns the uptime in the header of a chunk, negative when it is not known. */
    static long uptimeMillis(ByteBuffer chunk) {
        int code =
                Byte.toUnsignedInt(chunk.get(CHUNK_UPTIME_HIGH)) << Short.SIZE
                        | Short.toUnsignedInt(chunk.getShort(CHUNK_UPTIME_LOW));
        return (code - 1) * SECOND;
    }

    static ByteOrder order(int code) {
        return code == BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    static int code(ByteOrder order) {
        return order == ByteOrder.BIG_ENDIAN ? BIG : LITTLE;
    }
}

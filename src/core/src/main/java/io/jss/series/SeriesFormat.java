package io.jss.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The file of a series, version 1. Its own numbers are little-endian; messages of the kernel have
 * the byte order of the machine that was looked at, which byte 9 tells.
 *
 * <pre>
 *  0          8         9       10     12         16            24         28         32
 *  +----------+---------+-------+------+----------+-------------+----------+----------+------+
 *  | magic    | version | order | 0    | segments | segment     | length   | checksum | text |
 *  +----------+---------+-------+------+----------+-------------+----------+----------+------+
 *   u8[8]      u8        u8 1 LE u16    u32        u64 bytes     u32 bytes  u32        UTF-8
 *                           2 BE
 *
 * chunk:
 *  0         4      5      8          16       24        32         40       44       48      52      56
 *  +---------+------+------+----------+--------+---------+----------+--------+--------+-------+-------+
 *  | magic   | kind | 0    | sequence | time   | elapsed | key      | raw    | length | check | check | payload
 *  +---------+------+------+----------+--------+---------+----------+--------+--------+-------+-------+
 *   "JSSL"    u8            u64        i64 µs   i64 ns    i64        u32      u32      u32     u32
 * </pre>
 *
 * <p>The checksums are CRC-32 (that of zip): in the header of the file over bytes 0 to 27 and the
 * text, at byte 48 of a chunk over its payload, at byte 52 over bytes 0 to 51.
 *
 * <p>A chunk of kind {@link #KEY} or {@link #DELTA} is a look, numbered from 0 on: its time is that
 * of the clock since 1970, elapsed is by a clock that nobody sets. Key is the offset in the file of
 * the key chunk on which a delta builds; of a key chunk that of the one before it, -1 for none. The
 * payload, {@link LookDelta}, is deflated (RFC 1951, without a header) from raw to length bytes;
 * that of a delta with the last 32 KiB of the raw payload before it as dictionary.
 *
 * <p>Without segments (0) the chunks follow each other to one of kind {@link #END}, whose sequence
 * is the number of looks, and whose time, elapsed and key are those of the last look and the last
 * key chunk; there the file ends. With segments, a ring, the first begins at {@link #RING_START},
 * and each has looks from a key chunk on, and behind them a chunk of kind {@link #SEGMENT_END}, or
 * of kind {@link #END} in the last that was written. The segment with the oldest looks is written
 * over next, from its start on: what is behind its last chunk is older, by its sequence.
 */
final class SeriesFormat {

    static final byte[] MAGIC = {(byte) 0x89, 'J', 'S', 'T', '\r', '\n', 0x1a, '\n'};
    static final int VERSION = 1;

    static final int VERSION_AT = MAGIC.length;
    static final int ORDER_AT = VERSION_AT + Byte.BYTES;
    static final int SEGMENTS_AT = ORDER_AT + Byte.BYTES + Short.BYTES;
    static final int SEGMENT_SIZE_AT = SEGMENTS_AT + Integer.BYTES;
    static final int TEXT_LENGTH_AT = SEGMENT_SIZE_AT + Long.BYTES;
    static final int TEXT_CHECK_AT = TEXT_LENGTH_AT + Integer.BYTES;
    static final int HEADER_SIZE = TEXT_CHECK_AT + Integer.BYTES;

    static final int MAX_TEXT = 16 * 1024;
    static final int MAX_SEGMENTS = 1 << 16;

    /** Where the first segment of a ring begins, behind the longest text. */
    static final int RING_START = 2 * MAX_TEXT;

    static final int LITTLE = 1;
    static final int BIG = 2;

    static final int CHUNK_MAGIC = 'J' | ('S' << 8) | ('S' << 16) | ('L' << 24);

    static final int KIND_AT = Integer.BYTES;
    static final int SEQUENCE_AT = 2 * Integer.BYTES;
    static final int TIME_AT = SEQUENCE_AT + Long.BYTES;
    static final int ELAPSED_AT = TIME_AT + Long.BYTES;
    static final int KEY_AT = ELAPSED_AT + Long.BYTES;
    static final int RAW_AT = KEY_AT + Long.BYTES;
    static final int LENGTH_AT = RAW_AT + Integer.BYTES;
    static final int PAYLOAD_CHECK_AT = LENGTH_AT + Integer.BYTES;
    static final int CHECK_AT = PAYLOAD_CHECK_AT + Integer.BYTES;
    static final int CHUNK_SIZE = CHECK_AT + Integer.BYTES;

    static final int KEY = 1;
    static final int DELTA = 2;
    static final int SEGMENT_END = 3;
    static final int END = 4;

    /** No chunk before. */
    static final long NONE = -1;

    /** Deflate makes nothing smaller than this share of it. */
    static final int MOST_DEFLATED = 1032;

    private SeriesFormat() {}

    static ByteOrder order(int code) {
        return code == BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    static int code(ByteOrder order) {
        return order == ByteOrder.BIG_ENDIAN ? BIG : LITTLE;
    }

    /** Returns the header of a file with its text. */
    static ByteBuffer header(ByteOrder order, int segments, long segmentSize, byte[] text) {
        ByteBuffer header =
                ByteBuffer.allocate(HEADER_SIZE + text.length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC)
                .put((byte) VERSION)
                .put((byte) code(order))
                .putInt(SEGMENTS_AT, segments)
                .putLong(SEGMENT_SIZE_AT, segmentSize)
                .putInt(TEXT_LENGTH_AT, text.length)
                .put(HEADER_SIZE, text);
        return header.putInt(TEXT_CHECK_AT, headerCheck(header)).rewind();
    }

    /** Returns the checksum over a header and its text. */
    static int headerCheck(ByteBuffer header) {
        CRC32 check = new CRC32();
        check.update(header.slice(0, TEXT_CHECK_AT));
        check.update(header.slice(HEADER_SIZE, header.capacity() - HEADER_SIZE));
        return (int) check.getValue();
    }

    /** Returns the checksum over some bytes. */
    static int check(ByteBuffer bytes, int from, int length) {
        CRC32 check = new CRC32();
        check.update(bytes.slice(from, length));
        return (int) check.getValue();
    }
}

package io.jss.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of a chunk; see {@link SeriesFormat}.
 *
 * @param kind one of {@link SeriesFormat}
 * @param sequence the number of the look; of an end, the number of looks before it
 * @param timeMicros microseconds since 1970
 * @param elapsedNanos by a clock that nobody sets
 * @param key where the key chunk is on which it builds, or which is before it
 * @param raw the length of its payload as it was before it was deflated, in bytes
 * @param length the length of its payload
 * @param payloadCheck the checksum of the payload
 */
record ChunkHeader(
        int kind,
        long sequence,
        long timeMicros,
        long elapsedNanos,
        long key,
        int raw,
        int length,
        int payloadCheck) {

    ByteBuffer encode() {
        ByteBuffer bytes =
                ByteBuffer.allocate(SeriesFormat.CHUNK_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, SeriesFormat.CHUNK_MAGIC)
                .put(SeriesFormat.KIND_AT, (byte) kind)
                .putLong(SeriesFormat.SEQUENCE_AT, sequence)
                .putLong(SeriesFormat.TIME_AT, timeMicros)
                .putLong(SeriesFormat.ELAPSED_AT, elapsedNanos)
                .putLong(SeriesFormat.KEY_AT, key)
                .putInt(SeriesFormat.RAW_AT, raw)
                .putInt(SeriesFormat.LENGTH_AT, length)
                .putInt(SeriesFormat.PAYLOAD_CHECK_AT, payloadCheck);
        return bytes.putInt(
                SeriesFormat.CHECK_AT, SeriesFormat.check(bytes, 0, SeriesFormat.CHECK_AT));
    }

    /** Returns whether these bytes are a header as it was written. */
    static boolean isWhole(ByteBuffer bytes) {
        return bytes.getInt(0) == SeriesFormat.CHUNK_MAGIC
                && bytes.getInt(SeriesFormat.CHECK_AT)
                        == SeriesFormat.check(bytes, 0, SeriesFormat.CHECK_AT);
    }

    static ChunkHeader decode(ByteBuffer bytes) {
        return new ChunkHeader(
                bytes.get(SeriesFormat.KIND_AT),
                bytes.getLong(SeriesFormat.SEQUENCE_AT),
                bytes.getLong(SeriesFormat.TIME_AT),
                bytes.getLong(SeriesFormat.ELAPSED_AT),
                bytes.getLong(SeriesFormat.KEY_AT),
                bytes.getInt(SeriesFormat.RAW_AT),
                bytes.getInt(SeriesFormat.LENGTH_AT),
                bytes.getInt(SeriesFormat.PAYLOAD_CHECK_AT));
    }

    boolean isLook() {
        return kind == SeriesFormat.KEY || kind == SeriesFormat.DELTA;
    }

    boolean isKey() {
        return kind == SeriesFormat.KEY;
    }

    /** Returns whether the lengths can be those of a chunk of this kind. */
    boolean isPossible() {
        return isLook()
                ? length > 0
                        && raw > 0
                        && raw <= (long) length * SeriesFormat.MOST_DEFLATED
                        && sequence >= 0
                : length == 0 && (kind == SeriesFormat.SEGMENT_END || kind == SeriesFormat.END);
    }

    /** Returns the bytes of the chunk. */
    long size() {
        return SeriesFormat.CHUNK_SIZE + (long) length;
    }
}

package io.jss.model;

import static io.jss.model.StructField.Type.u32;
import static io.jss.model.Unit.BYTES;
import static io.jss.model.Unit.COUNT;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** {@code INET_DIAG_SKMEMINFO}: the memory of a socket, its limits and its drops. */
public final class SkMemInfo extends StructValues<SkMemInfo.Field> {

    /** Keeps what the source knows of the structure. */
    public SkMemInfo(FieldSource source) {
        super(Structure.SK_MEM_INFO, source);
    }

    private SkMemInfo(int[] words, int count) {
        super(Structure.SK_MEM_INFO, words, count);
    }

    /**
     * Reads the numbers of an attribute, as many of them as it has.
     *
     * @param bytes the attribute's numbers of 32 bits from {@code offset} on, in its byte order
     * @param length how many bytes the attribute has
     */
    public static SkMemInfo read(ByteBuffer bytes, int offset, int length) {
        int[] words = new int[Structure.SK_MEM_INFO.slots()];
        int count = Math.min(words.length, length / Integer.BYTES);
        for (int i = 0; i < count; i++) {
            words[i] = bytes.getInt(offset + i * Integer.BYTES);
        }
        return new SkMemInfo(words, count);
    }

    /** Returns {@code SK_MEMINFO_RMEM_ALLOC}: memory of the receive queue, in bytes. */
    public OptionalLong rmemAlloc() {
        return get(Field.RMEM_ALLOC);
    }

    /** Returns {@code SK_MEMINFO_RCVBUF}: limit of the receive buffer, in bytes. */
    public OptionalLong rcvbuf() {
        return get(Field.RCVBUF);
    }

    /** Returns {@code SK_MEMINFO_WMEM_ALLOC}: memory of data being sent, in bytes. */
    public OptionalLong wmemAlloc() {
        return get(Field.WMEM_ALLOC);
    }

    /** Returns {@code SK_MEMINFO_SNDBUF}: limit of the send buffer, in bytes. */
    public OptionalLong sndbuf() {
        return get(Field.SNDBUF);
    }

    /** Returns {@code SK_MEMINFO_FWD_ALLOC}: memory reserved and not yet used, in bytes. */
    public OptionalLong fwdAlloc() {
        return get(Field.FWD_ALLOC);
    }

    /** Returns {@code SK_MEMINFO_WMEM_QUEUED}: memory of the send queue, in bytes. */
    public OptionalLong wmemQueued() {
        return get(Field.WMEM_QUEUED);
    }

    /** Returns {@code SK_MEMINFO_OPTMEM}: memory of socket options, in bytes. */
    public OptionalLong optmem() {
        return get(Field.OPTMEM);
    }

    /**
     * Returns {@code SK_MEMINFO_BACKLOG}: memory of segments that wait for the lock of the socket,
     * in bytes.
     */
    public OptionalLong backlog() {
        return get(Field.BACKLOG);
    }

    /**
     * Returns {@code SK_MEMINFO_DROPS}: packets dropped before they reached the socket, since Linux
     * 4.7.
     */
    public OptionalLong drops() {
        return get(Field.DROPS);
    }

    /** The numbers of {@code INET_DIAG_SKMEMINFO}, in the order of {@code SK_MEMINFO_*}. */
    public enum Field implements StructField {
        /** {@code SK_MEMINFO_RMEM_ALLOC}: memory of the receive queue. */
        RMEM_ALLOC(u32(BYTES)),
        /** {@code SK_MEMINFO_RCVBUF}: limit of the receive buffer. */
        RCVBUF(u32(BYTES)),
        /** {@code SK_MEMINFO_WMEM_ALLOC}: memory of data being sent. */
        WMEM_ALLOC(u32(BYTES)),
        /** {@code SK_MEMINFO_SNDBUF}: limit of the send buffer. */
        SNDBUF(u32(BYTES)),
        /** {@code SK_MEMINFO_FWD_ALLOC}: memory reserved and not yet used. */
        FWD_ALLOC(u32(BYTES)),
        /** {@code SK_MEMINFO_WMEM_QUEUED}: memory of the send queue. */
        WMEM_QUEUED(u32(BYTES)),
        /** {@code SK_MEMINFO_OPTMEM}: memory of socket options. */
        OPTMEM(u32(BYTES)),
        /** {@code SK_MEMINFO_BACKLOG}: memory of segments that wait for the lock of the socket. */
        BACKLOG(u32(BYTES)),
        /** {@code SK_MEMINFO_DROPS}: packets dropped before they reached the socket. */
        DROPS(u32(COUNT).since("4.7"));

        private final StructField.Type type;

        Field(StructField.Type type) {
            this.type = type;
        }

        @Override
        public Structure structure() {
            return Structure.SK_MEM_INFO;
        }

        @Override
        public StructField.Type type() {
            return type;
        }
    }
}

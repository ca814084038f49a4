package io.jss.model;

import static io.jss.model.StructField.Type.u32;
import static io.jss.model.Unit.BYTES;

import java.util.OptionalLong;

/**
 * {@code struct inet_diag_meminfo}: the memory of a socket, an older and shorter form of {@link
 * SkMemInfo}.
 */
public final class MemInfo extends StructValues<MemInfo.Field> {

    /** Keeps what the source knows of the structure. */
    public MemInfo(FieldSource source) {
        super(Structure.MEM_INFO, source);
    }

    /** Returns {@code idiag_rmem}: memory of the receive queue, in bytes. */
    public OptionalLong rmem() {
        return get(Field.RMEM);
    }

    /** Returns {@code idiag_wmem}: memory of the send queue, in bytes. */
    public OptionalLong wmem() {
        return get(Field.WMEM);
    }

    /** Returns {@code idiag_fmem}: memory reserved and not yet used, in bytes. */
    public OptionalLong fmem() {
        return get(Field.FMEM);
    }

    /** Returns {@code idiag_tmem}: memory of data being sent, in bytes. */
    public OptionalLong tmem() {
        return get(Field.TMEM);
    }

    /** The numbers of {@code struct inet_diag_meminfo}. */
    public enum Field implements StructField {
        /** {@code idiag_rmem}: memory of the receive queue. */
        RMEM(u32(BYTES)),
        /** {@code idiag_wmem}: memory of the send queue. */
        WMEM(u32(BYTES)),
        /** {@code idiag_fmem}: memory reserved and not yet used. */
        FMEM(u32(BYTES)),
        /** {@code idiag_tmem}: memory of data being sent. */
        TMEM(u32(BYTES));

        private final StructField.Type type;

        Field(StructField.Type type) {
            this.type = type;
        }

        @Override
        public Structure structure() {
            return Structure.MEM_INFO;
        }

        @Override
        public StructField.Type type() {
            return type;
        }
    }
}

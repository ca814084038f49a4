package io.jss.model;

import java.util.OptionalLong;

/**
 * {@code struct inet_diag_meminfo}: the memory of a socket, an older and shorter form of {@link
 * SkMemInfo}.
 */
public final class MemInfo extends StructValues<MemInfoField> {

    /** Keeps what the source knows of the structure. */
    public MemInfo(FieldSource source) {
        super(Structure.MEM_INFO, source);
    }

    /** Returns {@code idiag_rmem}: memory of the receive queue, in bytes. */
    public OptionalLong rmem() {
        return get(MemInfoField.RMEM);
    }

    /** Returns {@code idiag_wmem}: memory of the send queue, in bytes. */
    public OptionalLong wmem() {
        return get(MemInfoField.WMEM);
    }

    /** Returns {@code idiag_fmem}: memory reserved and not yet used, in bytes. */
    public OptionalLong fmem() {
        return get(MemInfoField.FMEM);
    }

    /** Returns {@code idiag_tmem}: memory of data being sent, in bytes. */
    public OptionalLong tmem() {
        return get(MemInfoField.TMEM);
    }
}

package io.jss.model;

import static io.jss.model.FieldType.u32;
import static io.jss.model.Unit.BYTES;

/** The numbers of {@code struct inet_diag_meminfo}. */
public enum MemInfoField implements StructField {
    /** {@code idiag_rmem}: memory of the receive queue. */
    RMEM(u32(BYTES)),
    /** {@code idiag_wmem}: memory of the send queue. */
    WMEM(u32(BYTES)),
    /** {@code idiag_fmem}: memory reserved and not yet used. */
    FMEM(u32(BYTES)),
    /** {@code idiag_tmem}: memory of data being sent. */
    TMEM(u32(BYTES));

    private final FieldType type;

    MemInfoField(FieldType type) {
        this.type = type;
    }

    @Override
    public Structure structure() {
        return Structure.MEM_INFO;
    }

    @Override
    public FieldType type() {
        return type;
    }
}

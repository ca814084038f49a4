package io.jss.model;

import static io.jss.model.FieldType.u32;
import static io.jss.model.Unit.BYTES;
import static io.jss.model.Unit.COUNT;

/** The numbers of {@code INET_DIAG_SKMEMINFO}, in the order of {@code SK_MEMINFO_*}. */
public enum SkMemInfoField implements StructField {
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

    private final FieldType type;

    SkMemInfoField(FieldType type) {
        this.type = type;
    }

    @Override
    public Structure structure() {
        return Structure.SK_MEM_INFO;
    }

    @Override
    public FieldType type() {
        return type;
    }
}

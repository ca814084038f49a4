package io.jss.model;

import java.util.OptionalLong;

/** {@code INET_DIAG_SKMEMINFO}: the memory of a socket, its limits and its drops. */
public final class SkMemInfo extends StructValues<SkMemInfoField> {

    /** Keeps what the source knows of the structure. */
    public SkMemInfo(FieldSource source) {
        super(Structure.SK_MEM_INFO, source);
    }

    /** Returns {@code SK_MEMINFO_RMEM_ALLOC}: memory of the receive queue, in bytes. */
    public OptionalLong rmemAlloc() {
        return get(SkMemInfoField.RMEM_ALLOC);
    }

    /** Returns {@code SK_MEMINFO_RCVBUF}: limit of the receive buffer, in bytes. */
    public OptionalLong rcvbuf() {
        return get(SkMemInfoField.RCVBUF);
    }

    /** Returns {@code SK_MEMINFO_WMEM_ALLOC}: memory of data being sent, in bytes. */
    public OptionalLong wmemAlloc() {
        return get(SkMemInfoField.WMEM_ALLOC);
    }

    /** Returns {@code SK_MEMINFO_SNDBUF}: limit of the send buffer, in bytes. */
    public OptionalLong sndbuf() {
        return get(SkMemInfoField.SNDBUF);
    }

    /** Returns {@code SK_MEMINFO_FWD_ALLOC}: memory reserved and not yet used, in bytes. */
    public OptionalLong fwdAlloc() {
        return get(SkMemInfoField.FWD_ALLOC);
    }

    /** Returns {@code SK_MEMINFO_WMEM_QUEUED}: memory of the send queue, in bytes. */
    public OptionalLong wmemQueued() {
        return get(SkMemInfoField.WMEM_QUEUED);
    }

    /** Returns {@code SK_MEMINFO_OPTMEM}: memory of socket options, in bytes. */
    public OptionalLong optmem() {
        return get(SkMemInfoField.OPTMEM);
    }

    /**
     * Returns {@code SK_MEMINFO_BACKLOG}: memory of segments that wait for the lock of the socket,
     * in bytes.
     */
    public OptionalLong backlog() {
        return get(SkMemInfoField.BACKLOG);
    }

    /**
     * Returns {@code SK_MEMINFO_DROPS}: packets dropped before they reached the socket, since Linux
     * 4.7.
     */
    public OptionalLong drops() {
        return get(SkMemInfoField.DROPS);
    }
}

package io.jss.wire;

/**
 * The words of {@code INET_DIAG_SKMEMINFO}: {@code SK_MEMINFO_*} of {@code linux/sock_diag.h}.
 *
 * <pre>
 *   0  u32  rmem_alloc, rcvbuf
 *   8  u32  wmem_alloc, sndbuf
 *  16  u32  fwd_alloc, wmem_queued
 *  24  u32  optmem, backlog
 *  32  u32  drops                    4.7
 *  36
 * </pre>
 */
public final class SkMeminfo {
    /** u32, bytes. */
    public static final int RMEM_ALLOC = 0;

    /** u32, bytes. */
    public static final int RCVBUF = RMEM_ALLOC + Integer.BYTES;

    /** u32, bytes. */
    public static final int WMEM_ALLOC = RCVBUF + Integer.BYTES;

    /** u32, bytes. */
    public static final int SNDBUF = WMEM_ALLOC + Integer.BYTES;

    /** u32, bytes. */
    public static final int FWD_ALLOC = SNDBUF + Integer.BYTES;

    /** u32, bytes. */
    public static final int WMEM_QUEUED = FWD_ALLOC + Integer.BYTES;

    /** u32, bytes. */
    public static final int OPTMEM = WMEM_QUEUED + Integer.BYTES;

    /** u32, bytes. */
    public static final int BACKLOG = OPTMEM + Integer.BYTES;

    /** u32, since Linux 4.7. */
    public static final int DROPS = BACKLOG + Integer.BYTES;

    private SkMeminfo() {}
}

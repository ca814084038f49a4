package io.jss.wire;

/** The attributes in INET_ULP_INFO_MPTCP: {@code MPTCP_SUBFLOW_ATTR_*} of {@code linux/mptcp.h}. */
public final class MptcpSubflow {
    /** u32. */
    public static final int TOKEN_REM = 1;

    /** u32. */
    public static final int TOKEN_LOC = 2;

    /** u32. */
    public static final int RELWRITE_SEQ = 3;

    /** u64. */
    public static final int MAP_SEQ = 4;

    /** u32. */
    public static final int MAP_SFSEQ = 5;

    /** u32. */
    public static final int SSN_OFFSET = 6;

    /** u16. */
    public static final int MAP_DATALEN = 7;

    /** u32. */
    public static final int FLAGS = 8;

    /** u8. */
    public static final int ID_REM = 9;

    /** u8. */
    public static final int ID_LOC = 10;

    /** The highest number that is known. */
    public static final int MAX = ID_LOC;

    private MptcpSubflow() {}
}

package io.jss.wire;

/**
 * The attributes behind an {@code inet_diag_msg}: {@code INET_DIAG_*} of {@code linux/inet_diag.h}.
 */
public final class InetDiagAttr {
    /** u32[4]. */
    public static final int MEMINFO = 1;

    /** {@code tcp_info}, {@code mptcp_info} or {@code sctp_info}. */
    public static final int INFO = 2;

    /** {@code tcpvegas_info}. */
    public static final int VEGASINFO = 3;

    /** NUL-terminated name. */
    public static final int CONG = 4;

    /** u8. */
    public static final int TOS = 5;

    /** u8. */
    public static final int TCLASS = 6;

    /** u32[8] or u32[9]. */
    public static final int SKMEMINFO = 7;

    /** u8: bit 0 receive, bit 1 send. */
    public static final int SHUTDOWN = 8;

    /** {@code tcp_dctcp_info}. */
    public static final int DCTCPINFO = 9;

    /** u8. */
    public static final int PROTOCOL = 10;

    /** u8. */
    public static final int SKV6ONLY = 11;

    /** {@code sockaddr_storage[]}. */
    public static final int LOCALS = 12;

    /** {@code sockaddr_storage[]}. */
    public static final int PEERS = 13;

    /** Alignment on machines that need it; no payload. */
    public static final int PAD = 14;

    /** u32. */
    public static final int MARK = 15;

    /** {@code tcp_bbr_info}. */
    public static final int BBRINFO = 16;

    /** u32. */
    public static final int CLASS_ID = 17;

    /** {@code tcp_diag_md5sig[]}; holds keys in clear. */
    public static final int MD5SIG = 18;

    /** Nest. */
    public static final int ULP_INFO = 19;

    /** Nest. */
    public static final int SK_BPF_STORAGES = 20;

    /** u64. */
    public static final int CGROUP_ID = 21;

    /** Two bytes of bit-fields. */
    public static final int SOCKOPT = 22;

    /** The highest number that is known. */
    public static final int MAX = SOCKOPT;

    private InetDiagAttr() {}
}

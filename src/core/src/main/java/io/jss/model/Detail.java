package io.jss.model;

/**
 * What a caller may want beyond the row of a socket. Each costs the kernel time and bytes for every
 * socket and is sent only when it is asked for.
 */
public enum Detail {
    /** {@link MemInfo}: INET_DIAG_MEMINFO. */
    MEM_INFO,
    /**
     * {@link TcpInfo}, {@link MptcpInfo} or {@link SctpInfo}, {@link UlpInfo} and, for callers with
     * CAP_NET_ADMIN, {@link SocketDetails.Md5Signature}: INET_DIAG_INFO. The kernel takes the lock
     * of each socket in turn for it.
     */
    INFO,
    /** {@link VegasInfo}, {@link DctcpInfo} or {@link BbrInfo}: INET_DIAG_VEGASINFO. */
    CONGESTION_INFO,
    /** The name of congestion control: INET_DIAG_CONG. */
    CONGESTION,
    /** IP_TOS: INET_DIAG_TOS. */
    TOS,
    /** IPV6_TCLASS of AF_INET6 sockets, and the class id of all: INET_DIAG_TCLASS. */
    TCLASS,
    /** {@link SkMemInfo}: INET_DIAG_SKMEMINFO. */
    SK_MEM_INFO,
    /**
     * {@link SocketDetails.BpfStorage}: INET_DIAG_REQ_SK_BPF_STORAGES, since Linux 5.7 for callers
     * with CAP_BPF (before 5.8 CAP_SYS_ADMIN).
     */
    BPF_STORAGES
}

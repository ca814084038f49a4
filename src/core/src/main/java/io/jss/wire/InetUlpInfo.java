package io.jss.wire;

/** The attributes in INET_DIAG_ULP_INFO: {@code INET_ULP_INFO_*} of {@code linux/inet_diag.h}. */
public final class InetUlpInfo {
    /** NUL-terminated name. */
    public static final int NAME = 1;

    /** Nest of {@link TlsInfo}. */
    public static final int TLS = 2;

    /** Nest of {@link MptcpSubflow}. */
    public static final int MPTCP = 3;

    /** The highest number that is known. */
    public static final int MAX = MPTCP;

    private InetUlpInfo() {}
}

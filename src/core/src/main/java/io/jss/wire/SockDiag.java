package io.jss.wire;

/**
 * Numbers of {@code linux/sock_diag.h} and the socket constants that requests and answers carry.
 */
public final class SockDiag {
    /** {@code TCPDIAG_GETSOCK}: the legacy request, TCP of both families in one walk. */
    public static final int TCPDIAG_GETSOCK = 18;

    /** {@code DCCPDIAG_GETSOCK}: the same of DCCP; gone with it, in Linux 6.16. */
    public static final int DCCPDIAG_GETSOCK = 19;

    /** {@code SOCK_DIAG_BY_FAMILY}. */
    public static final int SOCK_DIAG_BY_FAMILY = 20;

    /** {@code SOCK_DESTROY}, since Linux 4.5. */
    public static final int SOCK_DESTROY = 21;

    /**
     * {@code SKNLGRP_INET_TCP_DESTROY}: TCP sockets of AF_INET that were destroyed, since Linux
     * 4.2.
     */
    public static final int SKNLGRP_INET_TCP_DESTROY = 1;

    /** {@code SKNLGRP_INET_UDP_DESTROY}. */
    public static final int SKNLGRP_INET_UDP_DESTROY = 2;

    /** {@code SKNLGRP_INET6_TCP_DESTROY}. */
    public static final int SKNLGRP_INET6_TCP_DESTROY = 3;

    /** {@code SKNLGRP_INET6_UDP_DESTROY}. */
    public static final int SKNLGRP_INET6_UDP_DESTROY = 4;

    /** {@code AF_UNSPEC}. */
    public static final int AF_UNSPEC = 0;

    /** {@code AF_UNIX}. */
    public static final int AF_UNIX = 1;

    /** {@code AF_INET}. */
    public static final int AF_INET = 2;

    /** {@code AF_INET6}. */
    public static final int AF_INET6 = 10;

    /** {@code AF_NETLINK}. */
    public static final int AF_NETLINK = 16;

    /** {@code AF_PACKET}. */
    public static final int AF_PACKET = 17;

    /** {@code AF_VSOCK}. */
    public static final int AF_VSOCK = 40;

    /** One word of {@code INET_DIAG_NOCOOKIE}. */
    public static final int INET_DIAG_NOCOOKIE = -1;

    private SockDiag() {}
}

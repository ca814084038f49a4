package io.jss.model;

/** A family of sockets that the kernel's diagnosis lists. */
public enum DiagFamily {
    /** AF_INET and AF_INET6: {@link InetSocketView}. */
    INET("inet", "inet_diag"),
    /** AF_UNIX: {@link UnixSocket}. */
    UNIX("unix", "unix_diag"),
    /** AF_NETLINK: {@link NetlinkDiagSocket}. */
    NETLINK("netlink", "netlink_diag"),
    /** AF_PACKET: {@link PacketSocket}. */
    PACKET("packet", "af_packet_diag"),
    /** AF_VSOCK: {@link VsockSocket}. */
    VSOCK("vsock", "vsock_diag");

    private final String label;
    private final String module;

    DiagFamily(String label, String module) {
        this.label = label;
        this.module = module;
    }

    /** Returns the name in texts: {@code unix}. */
    public String label() {
        return label;
    }

    /** Returns the name of the kernel module that lists the family: {@code unix_diag}. */
    public String module() {
        return module;
    }
}

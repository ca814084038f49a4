package io.jss.model;

/** The transport protocols whose sockets the kernel lists through {@code inet_diag}. */
public enum Protocol {
    /** {@code IPPROTO_TCP}. */
    TCP(6, "tcp"),
    /** {@code IPPROTO_UDP}. */
    UDP(17, "udp"),
    /** {@code IPPROTO_UDPLITE}, in kernels before 7.2. */
    UDPLITE(136, "udplite"),
    /** {@code IPPROTO_RAW}, which stands for raw sockets of every IP protocol, since Linux 4.10. */
    RAW(255, "raw"),
    /** {@code IPPROTO_SCTP}, since Linux 4.7. */
    SCTP(132, "sctp"),
    /** {@code IPPROTO_DCCP}, in kernels before 6.16. */
    DCCP(33, "dccp"),
    /** {@code IPPROTO_MPTCP}, since Linux 5.9. */
    MPTCP(262, "mptcp");

    private final int number;
    private final String label;

    Protocol(int number, String label) {
        this.number = number;
        this.label = label;
    }

    /**
     * Returns the {@code IPPROTO_} number; above 255 it is asked for by {@code
     * INET_DIAG_REQ_PROTOCOL}.
     */
    public int number() {
        return number;
    }

    /** Returns the lower-case name that ss and netstat print, without the {@code 6} of AF_INET6. */
    public String label() {
        return label;
    }
}

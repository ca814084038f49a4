package io.jss;

/** What became of a socket that was to be closed by SOCK_DESTROY. */
public enum KillOutcome {
    /** The kernel closed it, and it is gone; its program gets ECONNABORTED. */
    CLOSED("closed"),
    /** It had gone already: ENOENT or ESTALE. No other socket was closed for it. */
    GONE("gone"),
    /**
     * The kernel ended its connection or its listening, yet its port stays bound until its program
     * closes it: a TCP listener, and a connection whose program had bound the port.
     */
    STILL_BOUND("still there: its port stays bound until its program closes it"),
    /** The kernel ended its listening, and does not show (before Linux 6.8) whether it is bound. */
    PERHAPS_BOUND("listens no more: whether its port stays bound is not seen before Linux 6.8"),
    /** The kernel took its peer from it: a bound socket of UDP or RAW goes on receiving. */
    STILL_RECEIVING("still there: it goes on receiving"),
    /** It is bound and nothing more (Linux 6.8), and the kernel closes none of these: ENOENT. */
    NOT_REACHED("still there: the kernel cannot close a socket that is only bound"),
    /** The kernel said that it closed it, or that there is none, and it is there. */
    STILL_THERE("still there"),
    /** CAP_NET_ADMIN is missing: EPERM. */
    NOT_PERMITTED("not permitted"),
    /**
     * The kernel cannot (before Linux 4.5, or without CONFIG_INET_DIAG_DESTROY), or not for this
     * kind of socket.
     */
    NOT_SUPPORTED("not supported by this kernel");

    private final String label;

    KillOutcome(String label) {
        this.label = label;
    }

    /** Returns whether the socket is gone, by this request or before it. */
    public boolean isGone() {
        return this == CLOSED || this == GONE;
    }

    /** Returns the words for people. */
    public String label() {
        return label;
    }
}

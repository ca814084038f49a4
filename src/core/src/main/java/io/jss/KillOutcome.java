package io.jss;

/** What became of a socket that was to be closed by SOCK_DESTROY. */
public enum KillOutcome {
    /** The kernel closed it; its program gets ECONNABORTED. */
    CLOSED("closed"),
    /** It had gone already: ENOENT or ESTALE. Nothing else was hit in its stead. */
    GONE("gone"),
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

    /** Returns the words for people. */
    public String label() {
        return label;
    }
}

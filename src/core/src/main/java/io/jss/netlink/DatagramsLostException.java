package io.jss.netlink;

import java.io.IOException;

/**
 * The receive buffer of the socket overflowed (ENOBUFS) and the kernel dropped datagrams; what
 * comes after is still readable. A dump reports it as an incomplete answer.
 */
public final class DatagramsLostException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates the error. */
    public DatagramsLostException() {
        super("the kernel dropped answers: the receive buffer was full (ENOBUFS)");
    }
}

package io.jss.answer;

import io.jss.sys.Errno;
import java.io.IOException;

/** The kernel answered a request with an errno, in NLMSG_ERROR or NLMSG_DONE. */
public final class KernelErrorException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String request;
    private final int errno;

    /**
     * Creates the error.
     *
     * @param request what was asked, in words
     * @param errno the positive errno
     * @param extendedAck the text of NLMSGERR_ATTR_MSG, empty when the kernel gave none
     */
    public KernelErrorException(String request, int errno, String extendedAck) {
        super(
                request
                        + ": the kernel answered "
                        + Errno.name(errno)
                        + " ("
                        + Errno.text(errno)
                        + ")"
                        + (extendedAck.isEmpty() ? "" : ": " + extendedAck));
        this.request = request;
        this.errno = errno;
    }

    /** Returns what was asked, in words. */
    public String request() {
        return request;
    }

    /** Returns the errno, positive. */
    public int errno() {
        return errno;
    }
}

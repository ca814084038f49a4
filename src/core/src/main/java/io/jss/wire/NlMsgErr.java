package io.jss.wire;

/**
 * {@code struct nlmsgerr} of {@code linux/netlink.h}, the payload of NLMSG_ERROR; NLMSG_DONE
 * carries its first word alone.
 *
 * <pre>
 *  0               4                               20
 *  +---------------+-------------------------------+----------- - -
 *  | error (-errno)| header of the request         | its payload, unless NLM_F_CAPPED; then attributes
 *  +---------------+-------------------------------+----------- - -
 * </pre>
 */
public final class NlMsgErr {
    /** s32: 0 for an acknowledgement, else a negative errno. */
    public static final int ERROR = 0;

    /** The size of the error word, which is all that NLMSG_DONE carries. */
    public static final int ERROR_SIZE = Integer.BYTES;

    /** The {@code nlmsghdr} of the request. */
    public static final int MSG = ERROR + ERROR_SIZE;

    /** The fixed part's size. */
    public static final int SIZE = MSG + NlMsgHdr.SIZE;

    /** {@code NLMSGERR_ATTR_MSG}: a NUL-terminated text for people. */
    public static final int NLMSGERR_ATTR_MSG = 1;

    private NlMsgErr() {}
}

package io.jss.owners;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The text of a descriptor's link to a socket: {@code socket:[INODE]}, or {@code [0000]:INODE} of
 * kernels before 2.4.
 */
final class SocketLink {

    /** What {@link #inode} returns for the link of another file; no socket has it. */
    static final long OTHER = 0;

    /**
     * More bytes than the longest link to a socket has: a text that fills them is another file's.
     */
    static final int MAX_BYTES = 32;

    private static final byte[] PREFIX = "socket:[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD_PREFIX = "[0000]:".getBytes(StandardCharsets.US_ASCII);

    private SocketLink() {}

    /** Returns the inode that the first {@code length} bytes tell, or {@link #OTHER}. */
    static long inode(ByteBuffer link, int length) {
        if (startsWith(link, length, PREFIX)) {
            return link.get(length - 1) == ']'
                    ? Decimal.parse(link, PREFIX.length, length - 1, OTHER)
                    : OTHER;
        }
        return startsWith(link, length, OLD_PREFIX)
                ? Decimal.parse(link, OLD_PREFIX.length, length, OTHER)
                : OTHER;
    }

    private static boolean startsWith(ByteBuffer link, int length, byte[] prefix) {
        if (length <= prefix.length || length >= MAX_BYTES) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (link.get(i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}

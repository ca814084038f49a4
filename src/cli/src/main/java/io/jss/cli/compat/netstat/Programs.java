package io.jss.cli.compat.netstat;

/** Which program holds a socket. */
@FunctionalInterface
interface Programs {

    /** Knows of no program. */
    Programs NONE = inode -> "-";

    /**
     * Returns {@code PID/NAME}, at most 19 characters, a character for each byte; {@code -} when no
     * process is known.
     *
     * @param inode the inode of the socket, 0 when it has none
     */
    String of(long inode);
}

package io.jss.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One unix domain socket, as {@code unix_diag} (since Linux 3.3) tells it. Immutable.
 *
 * @param typeNumber {@code udiag_type}; see {@link #type()}
 * @param stateNumber {@code udiag_state}; see {@link #state()}
 * @param inode {@code udiag_ino}: the inode of the socket itself, never 0
 * @param cookie {@code udiag_cookie}
 * @param name {@code UNIX_DIAG_NAME}: what it is bound to; empty for an unnamed socket
 * @param file {@code UNIX_DIAG_VFS}: the file, of a socket bound to a path
 * @param peer {@code UNIX_DIAG_PEER}: the inode of the peer, or 0 when the peer has none: it waits
 *     to be accepted, or has been closed. Empty for a socket without a peer; see {@link
 *     #peerInode()}
 * @param pending {@code UNIX_DIAG_ICONS}: of a listener, the inode of each client that waits to be
 *     accepted, 0 for one that has gone; empty for what is no listener
 * @param rqueue {@code udiag_rqueue}: bytes that wait to be read (of a datagram socket, of the
 *     first datagram); of a listener, the connections that wait to be accepted
 * @param wqueue {@code udiag_wqueue}: bytes of kernel memory that hold what the peer has not read;
 *     of a listener, the limit of its backlog
 * @param skMemInfo {@code UNIX_DIAG_MEMINFO}: its memory
 * @param shutdown {@code UNIX_DIAG_SHUTDOWN}: bit 0 receiving, bit 1 sending has ended
 * @param uid {@code UNIX_DIAG_UID}: the user that made the socket, since Linux 5.3
 */
public record UnixSocket(
        int typeNumber,
        int stateNumber,
        long inode,
        long cookie,
        Optional<Name> name,
        Optional<BoundFile> file,
        OptionalLong peer,
        Optional<List<Long>> pending,
        OptionalLong rqueue,
        OptionalLong wqueue,
        Optional<SkMemInfo> skMemInfo,
        OptionalInt shutdown,
        OptionalLong uid)
        implements DiagSocket {

    /** Keeps unmodifiable lists. */
    public UnixSocket {
        pending = pending.map(List::copyOf);
    }

    @Override
    public SocketFamily<?> family() {
        return SocketFamily.UNIX;
    }

    @Override
    public long inodeOr(long absent) {
        return inode;
    }

    @Override
    public long uidOr(long absent) {
        return uid.orElse(absent);
    }

    @Override
    public long rqueueOr(long absent) {
        return rqueue.orElse(absent);
    }

    @Override
    public long wqueueOr(long absent) {
        return wqueue.orElse(absent);
    }

    @Override
    public int shutdownOr(int absent) {
        return shutdown.orElse(absent);
    }

    @Override
    public long numberOr(StructField field, long absent) {
        return skMemInfo.isPresent() ? skMemInfo.get().numberOr(field, absent) : absent;
    }

    /** Returns the type, {@code STREAM}, {@code DGRAM} or {@code SEQPACKET} as a rule. */
    public SocketType type() {
        return SocketType.of(typeNumber);
    }

    /**
     * Returns the state: {@code LISTEN}, {@code ESTABLISHED} for a socket that is or was connected,
     * {@code CLOSE} for any other.
     */
    @Override
    public SocketState state() {
        return SocketState.of(stateNumber);
    }

    /** Returns the inode of the peer; empty without a peer and for a peer that has none. */
    public OptionalLong peerInode() {
        return peer.isPresent() && peer.getAsLong() == 0 ? OptionalLong.empty() : peer;
    }

    /**
     * The file that a unix socket is bound to, {@code struct unix_diag_vfs}.
     *
     * @param inode {@code udiag_vfs_ino}: its inode, the lower 32 bits
     * @param device {@code udiag_vfs_dev}: the device of its file system in the kernel's own form
     */
    public record BoundFile(long inode, long device) {

        private static final int MINOR_BITS = 20;

        /** Returns the major number of the device. */
        public long major() {
            return device >>> MINOR_BITS;
        }

        /** Returns the minor number of the device. */
        public long minor() {
            return device & ((1 << MINOR_BITS) - 1);
        }
    }

    /**
     * The name that a unix socket is bound to ({@code sun_path}): a path, or an abstract name.
     *
     * <p>Any bytes may be in it, NUL, control characters and what is not UTF-8 among them; it is
     * kept as it is. What shows it to people must escape them.
     */
    public static final class Name {

        private final byte[] bytes;

        private Name(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Returns the name of these bytes, a copy; an abstract name begins with NUL. */
        public static Name of(byte[] bytes) {
            return new Name(bytes.clone());
        }

        /** Returns whether it is an abstract name: one that begins with NUL and is no file. */
        public boolean isAbstract() {
            return bytes.length > 0 && bytes[0] == 0;
        }

        /**
         * Returns the bytes, a copy; those of an abstract name with the NUL that it begins with.
         */
        public byte[] toBytes() {
            return bytes.clone();
        }

        /** Returns whether the other is a name of the same bytes. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Name name && Arrays.equals(bytes, name.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        /**
         * Returns the name as the kernel's texts show it: {@code @} for each NUL, decoded as UTF-8,
         * and what is not UTF-8 replaced by U+FFFD. Control characters are kept.
         */
        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.UTF_8).replace('\0', '@');
        }
    }
}

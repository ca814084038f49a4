package io.jss.model;

/**
 * The file that a unix socket is bound to, {@code struct unix_diag_vfs}.
 *
 * @param inode {@code udiag_vfs_ino}: its inode, the lower 32 bits
 * @param device {@code udiag_vfs_dev}: the device of its file system in the kernel's own form
 */
public record UnixFile(long inode, long device) {

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

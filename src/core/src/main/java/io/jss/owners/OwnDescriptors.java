package io.jss.owners;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jss.proc.ProcPaths;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.FileStatus;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.Closeable;

/**
 * The sockets that this process holds, by fstat(2) of its descriptors one after the other: it tells
 * the inode in a tenth of the time of a link's text, and needs no new descriptor.
 *
 * <p>Holds a descriptor of {@code /proc/self/fd}, which tells where the numbers go on behind a gap.
 * Any thread may use it; descriptor and buffers are used under the monitor of this object. The
 * descriptors are those of the calling thread, which has the process's own unless it has left them
 * (unshare(2) with CLONE_FILES): then a gap may end the list too early.
 */
public final class OwnDescriptors implements Closeable {

    /** Closed numbers in a row before the directory is asked. */
    private static final int GAP = 64;

    /** Names in {@code /proc/PID/fd} begin here, behind "." and "..", in the order of numbers. */
    private static final int FIRST_POSITION = 2;

    /** Room for two entries: one is what is wanted, for each costs the kernel a microsecond. */
    private static final int ENTRY_BYTES = 64;

    private static final int END = -1;
    private static final long NO_DEVICE = -1;

    private final int directory;
    private NativeBuffer status;
    private NativeBuffer link;
    private NativeBuffer name;
    private DirectoryCursor entries;
    private long sockets = NO_DEVICE;
    private boolean closed;

    private OwnDescriptors(int directory) {
        this.directory = directory;
    }

    /**
     * Opens the directory of the calling process.
     *
     * @throws SystemCallException when it cannot be read: ENOENT without /proc, EMFILE
     */
    public static OwnDescriptors open() throws SystemCallException {
        byte[] bytes = ProcPaths.system().ownDescriptors().toString().getBytes(UTF_8);
        try (NativeBuffer path = NativeBuffer.allocate(bytes.length + 1)) {
            path.bytes().put(0, bytes);
            int flags = Constants.O_RDONLY | Constants.O_DIRECTORY | Constants.O_CLOEXEC;
            return of(SystemCalls.openat(Constants.AT_FDCWD, path, 0, flags));
        }
    }

    private static OwnDescriptors of(int directory) throws SystemCallException {
        OwnDescriptors descriptors = new OwnDescriptors(directory);
        try {
            descriptors.allocate();
            return descriptors;
        } catch (RuntimeException | Error e) {
            descriptors.close();
            throw e;
        }
    }

    private void allocate() {
        status = NativeBuffer.allocate(FileStatus.BYTES);
        link = NativeBuffer.allocate(SocketLink.MAX_BYTES);
        name = NativeBuffer.allocate(Long.BYTES * 2);
        entries = new DirectoryCursor(ENTRY_BYTES);
    }

    /**
     * Adds the inode of every socket that is open now.
     *
     * @throws SystemCallException when the descriptors cannot be listed
     * @throws IllegalStateException when this is closed
     */
    public synchronized void addTo(InodeSet inodes) throws SystemCallException {
        if (closed) {
            throw new IllegalStateException("the own descriptors are closed");
        }
        int missed = 0;
        int fd = 0;
        while (fd != END) {
            int result = FileStatus.tryFstat(fd, status);
            if (result == 0) {
                missed = 0;
                addSocket(fd, inodes);
            } else if (result == -Errno.EBADF) {
                missed++;
            } else {
                addByLinks(inodes);
                return;
            }
            fd++;
            if (missed == GAP) {
                fd = nextOpen(fd);
                missed = 0;
            }
        }
    }

    private void addSocket(int fd, InodeSet inodes) {
        if (FileStatus.isSocket(status) && isOfSockets(fd, FileStatus.device(status))) {
            inodes.add(FileStatus.inode(status));
        }
    }

    /**
     * Returns whether a device is that of all sockets, and not of the file system that a socket's
     * name is in (open with O_PATH). The first link to a socket tells which it is.
     */
    private boolean isOfSockets(int fd, long device) {
        if (sockets == NO_DEVICE) {
            byte[] digits = Integer.toString(fd).getBytes(US_ASCII);
            name.bytes().put(0, digits).put(digits.length, (byte) 0);
            int length =
                    SystemCalls.tryReadlinkat(directory, name, 0, link, 0, SocketLink.MAX_BYTES);
            boolean socket =
                    length > 0 && SocketLink.inode(link.bytes(), length) != SocketLink.OTHER;
            if (!socket) {
                return false;
            }
            sockets = device;
        }
        return device == sockets;
    }

    /** Returns the first open descriptor from a number on, {@link #END} for none. */
    private int nextOpen(int from) throws SystemCallException {
        FileStatus.seek(directory, (long) from + FIRST_POSITION);
        entries.begin(directory);
        return entries.next() ? entries.number() : END;
    }

    /** Where there is no fstat(2): loongarch64 before Linux 6.11, or a filter forbids it. */
    private static void addByLinks(InodeSet inodes) throws SystemCallException {
        OwnerScan.of(ProcPaths.system())
                .scanThisProcess()
                .forEach((inode, holder) -> inodes.add(inode));
    }

    /** Frees the descriptor and the buffers; a second call does nothing. */
    @Override
    public synchronized void close() throws SystemCallException {
        if (closed) {
            return;
        }
        closed = true;
        for (NativeBuffer buffer : new NativeBuffer[] {status, link, name}) {
            if (buffer != null) { // null where memory ran out while this was opened
                buffer.close();
            }
        }
        if (entries != null) {
            entries.close();
        }
        SystemCalls.close(directory);
    }
}

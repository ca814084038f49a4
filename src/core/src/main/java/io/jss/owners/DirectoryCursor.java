package io.jss.owners;

import io.jss.sys.SystemCallException;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.nio.ByteBuffer;

/**
 * A walk over the entries of a directory whose names are numbers; others are passed over.
 *
 * <pre>
 *   struct linux_dirent64
 *   0        8        16         18       19
 *   | d_ino  | d_off  | d_reclen | d_type | d_name, NUL, padding
 * </pre>
 */
final class DirectoryCursor implements AutoCloseable {

    private static final int D_INO = 0;
    private static final int D_OFF = D_INO + Long.BYTES;
    private static final int D_RECLEN = D_OFF + Long.BYTES;
    private static final int D_TYPE = D_RECLEN + Short.BYTES;
    private static final int D_NAME = D_TYPE + Byte.BYTES;

    private static final int CAPACITY = 32 * 1024;

    private final NativeBuffer entries;
    private final ByteBuffer bytes;
    private int directory;
    private int next;
    private int end;
    private int name;
    private int number;

    /** Makes a cursor for large directories. */
    DirectoryCursor() {
        this(CAPACITY);
    }

    /** Makes a cursor that has the kernel list no more entries at once than fill a buffer. */
    DirectoryCursor(int capacity) {
        entries = NativeBuffer.allocate(capacity);
        bytes = entries.bytes();
    }

    /** Begins with the next entry of an open directory. */
    void begin(int directory) {
        this.directory = directory;
        next = 0;
        end = 0;
    }

    /**
     * Moves to the next entry whose name is a number.
     *
     * @return false at the end
     * @throws SystemCallException when the directory cannot be read, ENOENT when its process is
     *     gone
     */
    boolean next() throws SystemCallException {
        while (next < end || fill()) {
            name = next + D_NAME;
            next += Short.toUnsignedInt(bytes.getShort(next + D_RECLEN));
            long parsed = Decimal.parse(bytes, name, endOfName(), -1);
            if (parsed >= 0 && parsed <= Integer.MAX_VALUE) {
                number = (int) parsed;
                return true;
            }
        }
        return false;
    }

    /** Returns the number that is the name of the entry. */
    int number() {
        return number;
    }

    /** Returns the buffer that holds the NUL-terminated name of the entry. */
    NativeBuffer names() {
        return entries;
    }

    /** Returns where in {@link #names} the name of the entry begins. */
    int nameOffset() {
        return name;
    }

    @Override
    public void close() {
        entries.close();
    }

    private boolean fill() throws SystemCallException {
        next = 0;
        end = SystemCalls.getdents64(directory, entries, 0, entries.capacity());
        return end > 0;
    }

    private int endOfName() {
        int at = name;
        while (at < next && bytes.get(at) != 0) {
            at++;
        }
        return at;
    }
}

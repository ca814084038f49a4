package io.jss.sample;

import io.jss.model.InetSocketView;
import java.util.Arrays;

/**
 * Rows of numbers, without an object for each: seven words of what a socket is, then its counters.
 * Chunks of a fixed number of rows, so that growing copies and wastes little; a row that is removed
 * is filled by the last one.
 *
 * <pre>
 *   0  cookie
 *   1  local address, bytes 0 to 7         2  bytes 8 to 15
 *   3  remote address, bytes 0 to 7        4  bytes 8 to 15
 *   5  bits 0..15 remote port, 16..31 local port, 32..63 inode
 *   6  bits 0..7 state, 8..15 flags, 16..31 look in which it was seen last, 32..63 common facts
 *   7  counters
 * </pre>
 */
final class Rows {

    static final int COOKIE = 0;
    static final int LOCAL_HIGH = 1;
    static final int LOCAL_LOW = 2;
    static final int REMOTE_HIGH = 3;
    static final int REMOTE_LOW = 4;
    static final int PORTS_AND_INODE = 5;
    static final int MARKS = 6;
    static final int COUNTERS = 7;

    /** A minisock whose full socket is not known: its event may be on its way. */
    static final int LACKS_PAST = 1;

    /** No file holds what the kernel lists: a minisock, known by the lack of any attribute. */
    static final int MINISOCK = 2;

    /** Since when it lives is not known: the look before did not show all. */
    static final int AGE_UNKNOWN = 4;

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final long LOW_32 = 0xffff_ffffL;

    private final int width;
    private long[][] chunks = {};
    private int size;

    Rows(int counters) {
        width = COUNTERS + counters;
    }

    int size() {
        return size;
    }

    /** Returns the bytes of all chunks. */
    long bytes() {
        return (long) allocated() * CHUNK * width * Long.BYTES + (long) chunks.length * Long.BYTES;
    }

    private int allocated() {
        int count = 0;
        while (count < chunks.length && chunks[count] != null) {
            count++;
        }
        return count;
    }

    int add() {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk + 1 + chunk / 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[CHUNK * width];
        }
        return size++;
    }

    /** Copies the last row over this one and drops the last. */
    void fillByLast(int row) {
        int last = size - 1;
        if (row != last) {
            System.arraycopy(chunk(last), at(last, 0), chunk(row), at(row, 0), width);
        }
        size = last;
        int next = (last >>> CHUNK_BITS) + 1; // the one behind is kept for rows to come
        if (next + 1 < chunks.length) {
            chunks[next + 1] = null;
        }
    }

    void clear() {
        chunks = new long[0][];
        size = 0;
    }

    private long[] chunk(int row) {
        return chunks[row >>> CHUNK_BITS];
    }

    private int at(int row, int word) {
        return (row & CHUNK - 1) * width + word;
    }

    long get(int row, int word) {
        return chunk(row)[at(row, word)];
    }

    void set(int row, int word, long value) {
        chunk(row)[at(row, word)] = value;
    }

    void setTuple(int row, InetSocketView socket) {
        set(row, LOCAL_HIGH, socket.localHigh());
        set(row, LOCAL_LOW, socket.localLow());
        set(row, REMOTE_HIGH, socket.remoteHigh());
        set(row, REMOTE_LOW, socket.remoteLow());
        set(row, PORTS_AND_INODE, inode(row) << Integer.SIZE | ports(socket));
    }

    boolean hasTuple(int row, InetSocketView socket) {
        return ports(row) == ports(socket)
                && get(row, REMOTE_LOW) == socket.remoteLow()
                && get(row, LOCAL_LOW) == socket.localLow()
                && get(row, REMOTE_HIGH) == socket.remoteHigh()
                && get(row, LOCAL_HIGH) == socket.localHigh();
    }

    static long ports(InetSocketView socket) {
        return (long) socket.localPort() << Short.SIZE | socket.remotePort();
    }

    long ports(int row) {
        return get(row, PORTS_AND_INODE) & LOW_32;
    }

    int localPort(int row) {
        return (int) (get(row, PORTS_AND_INODE) >>> Short.SIZE) & 0xffff;
    }

    int remotePort(int row) {
        return (int) get(row, PORTS_AND_INODE) & 0xffff;
    }

    /** Returns the inode, 0 for none. */
    long inode(int row) {
        return get(row, PORTS_AND_INODE) >>> Integer.SIZE;
    }

    void setInode(int row, long inode) {
        set(row, PORTS_AND_INODE, inode << Integer.SIZE | ports(row));
    }

    int state(int row) {
        return (int) get(row, MARKS) & 0xff;
    }

    void setState(int row, int state) {
        set(row, MARKS, (get(row, MARKS) & ~0xffL) | state);
    }

    boolean is(int row, int flag) {
        return (get(row, MARKS) >>> Byte.SIZE & flag) != 0;
    }

    void mark(int row, int flag, boolean on) {
        long bit = (long) flag << Byte.SIZE;
        long marks = get(row, MARKS);
        set(row, MARKS, on ? marks | bit : marks & ~bit);
    }

    /** Returns the last 16 bits of the number of the look. */
    int seen(int row) {
        return (int) (get(row, MARKS) >>> Short.SIZE) & 0xffff;
    }

    void setSeen(int row, int look) {
        set(row, MARKS, (get(row, MARKS) & ~0xffff_0000L) | ((look & 0xffffL) << Short.SIZE));
    }

    int common(int row) {
        return (int) (get(row, MARKS) >>> Integer.SIZE);
    }

    void setCommon(int row, int common) {
        set(row, MARKS, (get(row, MARKS) & LOW_32) | ((long) common << Integer.SIZE));
    }
}

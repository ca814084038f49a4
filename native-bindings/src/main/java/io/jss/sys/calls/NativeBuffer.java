package io.jss.sys.calls;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.jss.sys.UnsupportedPlatformException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A block of native memory that system calls fill and read, seen by Java as one direct {@link
 * ByteBuffer} in native byte order.
 *
 * <p>The memory comes from malloc(3), is zero at first, and is given back by {@link #close} and by
 * nothing else: no finalizer, no cleaner, no garbage collection. One thread uses a buffer at a
 * time.
 *
 * <pre>
 *   0                capacity         capacity + 8     capacity + 16
 *   | caller's bytes | always zero    | socklen_t, pad |
 * </pre>
 *
 * <p>Behind the caller's bytes are zeros that nobody can write, so that a path which the caller
 * forgot to end ends there, and a word for the length that recvfrom(2) and others read and write.
 */
public final class NativeBuffer implements AutoCloseable {
    private static final int TERMINATOR = 8;
    private static final int TRAILER = TERMINATOR + 8;

    private final int capacity;
    private final int lengthOffset;
    private final ByteBuffer whole;
    private final ByteBuffer bytes;
    private long address;

    private NativeBuffer(long address, int capacity) {
        this.address = address;
        this.capacity = capacity;
        int padding = -capacity & 7;
        this.lengthOffset = capacity + padding + TERMINATOR;
        Pointer memory = new Pointer(address);
        long size = sizeOf(capacity);
        memory.clear(size);
        this.whole = memory.getByteBuffer(0, size).order(ByteOrder.nativeOrder());
        this.bytes = whole.slice(0, capacity).order(ByteOrder.nativeOrder());
    }

    private static long sizeOf(int capacity) {
        return (long) capacity + (-capacity & 7) + TRAILER;
    }

    /**
     * New zeroed memory of this many bytes.
     *
     * @param bytes at least 1, at most 1 GiB
     * @throws IllegalArgumentException if the size is not within these bounds
     * @throws OutOfMemoryError if malloc(3) has no more memory
     * @throws UnsupportedPlatformException if this platform cannot make Linux system calls
     */
    public static NativeBuffer allocate(int bytes) {
        if (bytes < 1 || bytes > 1 << 30) {
            throw new IllegalArgumentException("not a size of 1 byte to 1 GiB: " + bytes);
        }
        ProcessSymbols.check();
        long address = Native.malloc(sizeOf(bytes));
        if (address == 0) {
            throw new OutOfMemoryError("malloc of " + bytes + " bytes");
        }
        try {
            return new NativeBuffer(address, bytes);
        } catch (Error e) {
            Native.free(address);
            throw e;
        }
    }

    /**
     * The caller's bytes: always the same view, direct, in native order, from 0 to {@link
     * #capacity}. Its position and limit belong to the caller; the system calls ignore them.
     *
     * <p>A view that is kept must not be used after {@link #close}: the memory belongs to others
     * then.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public ByteBuffer bytes() {
        requireOpen();
        return bytes;
    }

    /** The number of bytes that {@link #allocate} was asked for. */
    public int capacity() {
        return capacity;
    }

    /**
     * The address of the first byte, for a kernel structure that holds pointers.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public long address() {
        return requireOpen();
    }

    /** Gives the memory back. A second call does nothing. */
    @Override
    public synchronized void close() {
        long memory = address;
        address = 0;
        if (memory != 0) {
            Native.free(memory);
        }
    }

    /** The address of {@code length} bytes at {@code offset}, which lie within the capacity. */
    long address(int offset, int length) {
        long start = requireOpen();
        if ((offset | length) < 0 || length > capacity - offset) {
            throw new IndexOutOfBoundsException(
                    length + " bytes at " + offset + " of a buffer of " + capacity);
        }
        return start + offset;
    }

    /** The address of the word for an address length, after it was set to this length. */
    long lengthAddress(int length) {
        long start = requireOpen();
        whole.putInt(lengthOffset, length);
        return start + lengthOffset;
    }

    /** The address length that the kernel has left in its word. */
    int length() {
        requireOpen();
        return whole.getInt(lengthOffset);
    }

    /** Makes these bytes zero. */
    void clear(int offset, int length) {
        requireOpen();
        for (int i = offset; i < offset + length; i++) {
            bytes.put(i, (byte) 0);
        }
    }

    /** The NUL-terminated text at this offset, for a message: control characters are replaced. */
    String text(int offset) {
        requireOpen();
        int end = offset;
        while (end < capacity && bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - offset];
        for (int i = 0; i < text.length; i++) {
            byte b = bytes.get(offset + i);
            text[i] = (b >= 0 && b < ' ') || b == 0x7f ? (byte) '?' : b;
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The address, read once: the check and the use are of the same value. */
    private long requireOpen() {
        long start = address;
        if (start == 0) {
            throw new IllegalStateException("the native buffer is closed");
        }
        return start;
    }
}

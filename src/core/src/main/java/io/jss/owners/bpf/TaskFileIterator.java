package io.jss.owners.bpf;

import io.jss.answer.BpfRefusedException;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The kernel's own walk over the descriptors of all tasks (since Linux 5.11; root, or CAP_BPF and
 * CAP_PERFMON): a loaded and attached program. It may be read many times; for one thread at a time.
 *
 * <p>Tasks are passed ascending by their ids. A thread is passed on its own only if its descriptors
 * are not those of its process, and then bears the id of that process; so one process may come more
 * than once.
 */
public final class TaskFileIterator implements Closeable {

    /** Takes what the iterator tells. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes a descriptor that refers to a socket.
         *
         * @param inode the inode of the socket
         * @param startNanos when the process was started, in nanoseconds after boot
         * @param pid the process, in the first pid namespace
         * @param fd the number of the descriptor
         */
        void descriptor(long inode, long startNanos, int pid, int fd);
    }

    private static final String TYPES = "/sys/kernel/btf/vmlinux";

    /** The kernel gathers at most 32 KiB for one read. */
    private static final int BUFFER = 1 << 16;

    /** Of a million descriptors each; more than a kernel can hold. */
    private static final int MAX_BREATHS = 10_000;

    /** The running kernel's, which do not change; null before they were read. */
    private static volatile TaskFileOffsets ofThisKernel;

    private final int program;
    private final int link;
    private boolean closed;

    private TaskFileIterator(int program, int link) {
        this.program = program;
        this.link = link;
    }

    /**
     * Loads the program.
     *
     * @throws BpfRefusedException when the kernel refuses it or is too old for it
     */
    public static TaskFileIterator load() throws BpfRefusedException {
        TaskFileOffsets offsets = offsets();
        byte[] instructions = TaskFileProgram.instructions(offsets, ByteOrder.nativeOrder());
        int program = BpfCalls.load(instructions, TaskFileProgram.LICENSE, offsets.iterator());
        try {
            return new TaskFileIterator(program, BpfCalls.link(program));
        } catch (BpfRefusedException e) {
            closeQuietly(program, e);
            throw e;
        }
    }

    private static TaskFileOffsets offsets() throws BpfRefusedException {
        TaskFileOffsets offsets = ofThisKernel;
        if (offsets == null) {
            offsets = TaskFileOffsets.of(types());
            ofThisKernel = offsets;
        }
        return offsets;
    }

    private static Btf types() throws BpfRefusedException {
        try (InputStream file = new FileInputStream(TYPES)) {
            return Btf.of(ByteBuffer.wrap(file.readAllBytes()).order(ByteOrder.nativeOrder()));
        } catch (BpfRefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new BpfRefusedException(
                    "the kernel tells nothing of its types: " + e.getMessage(), "", e);
        }
    }

    /**
     * Walks over all descriptors and passes those of sockets.
     *
     * @throws BpfRefusedException when the kernel gives no iterator
     * @throws SystemCallException when it cannot be read
     */
    public void read(Visitor visitor) throws IOException {
        int iterator = BpfCalls.iterator(link);
        try (NativeBuffer buffer = NativeBuffer.allocate(BUFFER)) {
            int length = next(iterator, buffer);
            while (length > 0) {
                pass(buffer.bytes(), length, visitor);
                length = next(iterator, buffer);
            }
        } finally {
            SystemCalls.close(iterator);
        }
    }

    /** After a million descriptors of other files the kernel takes a breath: EAGAIN. */
    private static int next(int iterator, NativeBuffer buffer) throws SystemCallException {
        int length = SystemCalls.tryRead(iterator, buffer, 0, BUFFER);
        for (int breaths = 0; length == -Errno.EAGAIN && breaths < MAX_BREATHS; breaths++) {
            length = SystemCalls.tryRead(iterator, buffer, 0, BUFFER);
        }
        if (length < 0) {
            throw new SystemCallException("read", "the BPF iterator", -length);
        }
        return length;
    }

    private static void pass(ByteBuffer records, int length, Visitor visitor)
            throws BpfRefusedException {
        if (length % TaskFileProgram.RECORD != 0) {
            throw new BpfRefusedException("the iterator gave " + length + " bytes, no records");
        }
        for (int at = 0; at < length; at += TaskFileProgram.RECORD) {
            visitor.descriptor(
                    records.getLong(at + TaskFileProgram.INODE),
                    records.getLong(at + TaskFileProgram.START),
                    records.getInt(at + TaskFileProgram.PID),
                    records.getInt(at + TaskFileProgram.FD));
        }
    }

    private static void closeQuietly(int descriptor, Exception cause) {
        try {
            SystemCalls.close(descriptor);
        } catch (SystemCallException e) {
            cause.addSuppressed(e);
        }
    }

    /** Detaches and unloads the program; a second call does nothing. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            SystemCalls.close(link);
            SystemCalls.close(program);
        }
    }
}

package io.jss.owners;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jss.proc.ProcPaths;
import io.jss.proc.files.ProcErrno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what /proc tells of a process.
 *
 * <p>The files are opened from the process's open descriptor directory, which stays that of this
 * process: should its id go to another one meanwhile, nothing of that other one is read.
 */
final class ProcessReader implements AutoCloseable {

    private static final int CHUNK = 4096;
    private static final int MAX_BYTES = 128 * 1024;

    private final NativeBuffer path = NativeBuffer.allocate(32);
    private final NativeBuffer chunk = NativeBuffer.allocate(CHUNK);
    private boolean denied;

    /**
     * Returns what is read of the process, empty if it is gone or about to go.
     *
     * @param descriptors its open descriptor directory
     */
    Optional<ProcessInfo> read(int descriptors, int pid) throws SystemCallException {
        return read(descriptors, ProcPaths.BESIDE_DESCRIPTORS, pid, Optional.empty());
    }

    /**
     * Returns what is read of the process, empty if it is gone or about to go.
     *
     * @param directory an open directory of the process
     * @param prefix the way from there to its files
     * @param known what was read of a process with this id before; if it is still the same one, it
     *     is not asked again
     */
    Optional<ProcessInfo> read(int directory, String prefix, int pid, Optional<ProcessInfo> known)
            throws SystemCallException {
        denied = false;
        if (known.isPresent()) {
            byte[] stat = file(directory, prefix, ProcPaths.STAT, pid);
            if (StatLine.startTicks(stat).equals(OptionalLong.of(known.get().startTicks()))) {
                return StatLine.isExiting(stat) ? Optional.empty() : known;
            }
        }
        byte[] command = file(directory, prefix, ProcPaths.COMM, pid);
        byte[] arguments = file(directory, prefix, ProcPaths.CMDLINE, pid);
        byte[] status = file(directory, prefix, ProcPaths.STATUS, pid);
        // Last: if the process still is there, what was read before is its own and whole.
        byte[] stat = file(directory, prefix, ProcPaths.STAT, pid);
        OptionalLong startTicks = StatLine.startTicks(stat);
        if (startTicks.isEmpty() || StatLine.isExiting(stat)) {
            return Optional.empty();
        }
        return Optional.of(
                new ProcessInfo(
                        pid,
                        startTicks.getAsLong(),
                        StatusLines.effectiveUid(status),
                        withoutNewline(command),
                        CommandLine.argv0(arguments),
                        CommandLine.title(arguments)));
    }

    /**
     * Returns the name of a thread, empty if it is gone or may not be read.
     *
     * @param directory the open directory of the process's descriptors or threads
     */
    Optional<RawText> threadName(int directory, int pid, int tid) throws SystemCallException {
        byte[] line = file(directory, ProcPaths.BESIDE_DESCRIPTORS, ProcPaths.threadName(tid), pid);
        return line.length == 0 ? Optional.empty() : Optional.of(withoutNewline(line));
    }

    /** Returns whether a file of the process that was read last may not be read. */
    boolean wasDenied() {
        return denied;
    }

    @Override
    public void close() {
        path.close();
        chunk.close();
    }

    /** Returns the bytes of a file of the process, none if it is gone or may not be read. */
    private byte[] file(int directory, String prefix, String name, int pid)
            throws SystemCallException {
        byte[] bytes = (prefix + name).getBytes(UTF_8);
        path.bytes().put(0, bytes).put(bytes.length, (byte) 0);
        int flags = Constants.O_RDONLY | Constants.O_CLOEXEC;
        int fd = SystemCalls.tryOpenat(directory, path, 0, flags);
        if (fd < 0) {
            return nothing("openat", ProcPaths.belowRoot(pid, name), -fd);
        }
        try {
            return content(fd, pid, name);
        } finally {
            SystemCalls.close(fd);
        }
    }

    private byte[] content(int fd, int pid, String name) throws SystemCallException {
        ByteBuffer bytes = chunk.bytes();
        byte[] content = new byte[0];
        int read = SystemCalls.tryRead(fd, chunk, 0, CHUNK);
        while (read > 0 && content.length < MAX_BYTES) {
            int length = content.length;
            content = Arrays.copyOf(content, Math.min(length + read, MAX_BYTES));
            bytes.get(0, content, length, content.length - length);
            read = SystemCalls.tryRead(fd, chunk, 0, CHUNK);
        }
        return read < 0 ? nothing("read", ProcPaths.belowRoot(pid, name), -read) : content;
    }

    private byte[] nothing(String call, String path, int errno) throws SystemCallException {
        ProcErrno.throwUnlessOfProcess(call, path, errno);
        denied |= ProcErrno.isDenied(errno);
        return new byte[0];
    }

    private static RawText withoutNewline(byte[] line) {
        boolean ended = line.length > 0 && line[line.length - 1] == '\n';
        return RawText.of(line, ended ? line.length - 1 : line.length);
    }
}

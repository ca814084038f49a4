package io.jss.owners;

import io.jss.answer.BpfRefusedException;
import io.jss.proc.ProcPaths;
import io.jss.sys.calls.SystemCalls;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** When the kernel may and should list the holders of sockets itself, instead of /proc. */
final class BpfRule {

    /**
     * From how many open files on the kernel's own list pays: to load it takes about as long as to
     * read this many descriptors.
     */
    static final long MANY_FILES = 10_000;

    private static final String FIRST_TIME_NAMESPACE = "time:[4026531834]";
    private static final long SYS_ADMIN = 1L << 21;
    private static final long PERFMON_AND_BPF = 1L << 38 | 1L << 39;

    private final ProcPaths paths;

    BpfRule(ProcPaths paths) {
        this.paths = paths;
    }

    /** Returns whether the system has so many open files that the scan takes long. */
    boolean isBusy() {
        return paths.isSystem() && openFiles() >= MANY_FILES;
    }

    /** Returns whether to try when the caller did not ask for it. */
    boolean isWorthATry() {
        return isBusy() && isPrivileged();
    }

    /**
     * Requires that the kernel's process ids and times are those of /proc.
     *
     * @throws BpfRefusedException when they are not
     */
    void require() throws BpfRefusedException {
        if (!paths.isSystem()) {
            throw new BpfRefusedException("BPF knows the processes of the running kernel only");
        }
        if (!new PidNamespace(paths).isOfReaderFirst()) {
            throw new BpfRefusedException(
                    "BPF tells process ids of the first pid namespace, and this is another one");
        }
        if (!isOrUnknown(paths.ownTimeNamespace(), FIRST_TIME_NAMESPACE)) {
            throw new BpfRefusedException(
                    "BPF tells times of the first time namespace, and this is another one");
        }
    }

    private static boolean isOrUnknown(Path link, String wanted) {
        try {
            return Files.readSymbolicLink(link).toString().equals(wanted);
        } catch (IOException e) {
            return true; // a kernel without such namespaces
        }
    }

    private boolean isPrivileged() {
        if (SystemCalls.geteuid() == 0) {
            return true;
        }
        long capabilities = StatusLines.effectiveCapabilities(bytes(paths.ownStatus()));
        return (capabilities & SYS_ADMIN) != 0
                || (capabilities & PERFMON_AND_BPF) == PERFMON_AND_BPF;
    }

    private long openFiles() {
        byte[] numbers = bytes(paths.openFiles());
        return Decimal.parseAt(numbers, 0, 0);
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return in.readAllBytes();
        } catch (IOException e) {
            return "".getBytes(StandardCharsets.US_ASCII);
        }
    }
}

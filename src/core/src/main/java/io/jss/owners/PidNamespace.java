package io.jss.owners;

import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The pid namespace whose processes /proc shows: that of its mount, not that of the reader. */
final class PidNamespace {

    /** Of the whole machine: {@code PROC_PID_INIT_INO} of the kernel. */
    private static final String FIRST = "pid:[4026531836]";

    private static final int FIRST_PROCESS = 1;

    private final ProcPaths paths;

    PidNamespace(ProcPaths paths) {
        this.paths = paths;
    }

    /** Returns whether the reader is in the first one, as far as that can be known (Linux 3.8). */
    boolean isOfReaderFirst() {
        return link(paths.ownPidNamespace()).orElse(FIRST).equals(FIRST);
    }

    /**
     * Returns whether the processes shown are those of a namespace within another one: that of
     * process 1, where it may be read; else that of the reader, if that is the one shown. What
     * cannot be known is not so.
     */
    boolean isInner() {
        Optional<String> shown = link(paths.pidNamespace(FIRST_PROCESS));
        if (shown.isPresent()) {
            return !shown.get().equals(FIRST);
        }
        return !isOfReaderFirst() && StatusLines.pidsOfReader(bytes(paths.ownStatus())) <= 1;
    }

    private static Optional<String> link(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return Optional.empty(); // not permitted, or a kernel without such namespaces
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}

package io.jss.owners;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tree of files that looks like /proc. */
public final class FakeProc {

    private final Path root;

    /** Makes a tree below a folder. */
    public FakeProc(Path root) {
        this.root = root;
    }

    /** Returns a scan of the tree. */
    public OwnerScan scan() {
        return OwnerScan.of(ProcPaths.at(root));
    }

    /**
     * Makes a process of uid 1000 and effective uid 1001 that started 100 ticks times its pid after
     * boot.
     */
    public FakeProcess process(int pid, String comm, String cmdline) throws IOException {
        return process(pid, comm.getBytes(UTF_8), cmdline.getBytes(UTF_8));
    }

    FakeProcess process(int pid, byte[] comm, byte[] cmdline) throws IOException {
        Path directory = Files.createDirectories(root.resolve(Integer.toString(pid)));
        Files.createDirectory(directory.resolve("fd"));
        Files.write(directory.resolve("comm"), comm);
        Files.write(directory.resolve("cmdline"), cmdline);
        Files.writeString(
                directory.resolve("status"),
                "Name:\tx\nTgid:\t" + pid + "\nUid:\t1000\t1001\t1002\t1003\nGid:\t1\t1\t1\t1\n");
        Files.writeString(
                directory.resolve("stat"),
                pid + " (x) S 1 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 " + pid * 100 + " 99 9\n",
                US_ASCII);
        return new FakeProcess(directory);
    }

    /** A process of the tree. */
    public record FakeProcess(Path directory) {

        /** Adds a descriptor that refers to a socket. */
        public FakeProcess socket(int fd, long inode) throws IOException {
            return descriptor(Integer.toString(fd), "socket:[" + inode + "]");
        }

        FakeProcess descriptor(String name, String target) throws IOException {
            Files.createSymbolicLink(directory.resolve("fd").resolve(name), Path.of(target));
            return this;
        }

        /** Adds a thread that has one descriptor, which refers to a socket. */
        FakeProcess thread(int tid, int fd, long inode) throws IOException {
            thread(tid);
            Files.createSymbolicLink(
                    directory.resolve("task/" + tid + "/fd/" + fd),
                    Path.of("socket:[" + inode + "]"));
            return this;
        }

        /** Adds a thread without descriptors. */
        FakeProcess thread(int tid) throws IOException {
            Files.createDirectories(directory.resolve("task/" + tid + "/fd"));
            return this;
        }

        /**
         * Takes away what tells that the process is there, as if it had ended while its descriptors
         * were read.
         */
        void vanish() throws IOException {
            Files.delete(directory.resolve("stat"));
        }

        /** Sets PF_EXITING. */
        void exit() throws IOException {
            Path stat = directory.resolve("stat");
            Files.writeString(stat, Files.readString(stat).replace(" 4194560 ", " 4194564 "));
        }

        /** Makes its descriptors unreadable for a reason that is not one of the process. */
        void breakDescriptors() throws IOException {
            Files.delete(directory.resolve("fd"));
            Files.createFile(directory.resolve("fd"));
        }
    }
}

package io.jss.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tree that looks as /proc does: processes with their descriptors. */
public final class FakeProcesses {

    private final Path root;

    /** Makes a tree below a folder, with process 1. */
    public FakeProcesses(Path root) throws IOException {
        this.root = root;
        add(1, "/sbin/init\0");
    }

    /** Adds a process that holds sockets, with its command line as bytes of Latin-1. */
    public FakeProcesses add(int pid, String commandLine, long... inodes) throws IOException {
        return add(pid, commandLine.getBytes(StandardCharsets.ISO_8859_1), inodes);
    }

    /** Adds a process that holds sockets. */
    FakeProcesses add(int pid, byte[] commandLine, long... inodes) throws IOException {
        Path process = Files.createDirectories(root.resolve(Integer.toString(pid)));
        Path descriptors = Files.createDirectories(process.resolve("fd"));
        Files.write(process.resolve("cmdline"), commandLine);
        Files.writeString(process.resolve("comm"), "comm" + pid + "\n");
        Files.writeString(process.resolve("status"), "Name:\tx\nUid:\t0\t0\t0\t0\n");
        String fields = " 0".repeat(18);
        Files.writeString(process.resolve("stat"), pid + " (x) S" + fields + " 4242 0 0\n");
        for (int i = 0; i < inodes.length; i++) {
            Path link = descriptors.resolve(Integer.toString(3 + i));
            Files.createSymbolicLink(link, Path.of("socket:[" + inodes[i] + "]"));
        }
        return this;
    }

    /** Puts a process into a network namespace; the reading process is in that of process 1. */
    FakeProcesses namespace(int pid, long inode) throws IOException {
        link(Integer.toString(pid), inode);
        if (pid == 1) {
            link("self", inode);
            Files.writeString(root.resolve("self/mountinfo"), "");
        }
        return this;
    }

    private void link(String process, long inode) throws IOException {
        Path folder = Files.createDirectories(root.resolve(process).resolve("ns"));
        Files.createSymbolicLink(folder.resolve("net"), Path.of("net:[" + inode + "]"));
    }

    /** Sets the cgroup of a process. */
    FakeProcesses cgroup(int pid, String path) throws IOException {
        Files.writeString(root.resolve(pid + "/cgroup"), "0::" + path + "\n");
        return this;
    }

    /** Mounts the cgroups at a folder, as the reading process sees it. */
    FakeProcesses cgroupMount(Path mount) throws IOException {
        Files.createDirectories(root.resolve("self"));
        Files.writeString(
                root.resolve("self/mountinfo"),
                "25 24 0:23 / " + mount + " rw,nosuid shared:4 - cgroup2 cgroup rw\n");
        return this;
    }

    Path root() {
        return root;
    }
}

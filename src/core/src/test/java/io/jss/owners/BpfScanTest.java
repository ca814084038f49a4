package io.jss.owners;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.answer.BpfRefusedException;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The kernel's own walk over descriptors, of the running kernel. Where it is refused (no privilege,
 * an old kernel, another pid namespace) a scan says so and asks /proc.
 */
class BpfScanTest {

    private static final OwnerScan BPF = OwnerScan.of(ProcPaths.system()).withBpf();

    private DatagramSocket socket;
    private long inode;
    private int fd;

    /** Returns the descriptors that are sockets, each as the path of its link. */
    private static Set<Path> sockets() throws IOException {
        Set<Path> found = new HashSet<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path link : links) {
                if (target(link).startsWith("socket:")) {
                    found.add(link);
                }
            }
        }
        return found;
    }

    private static String target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) { // that of the folder itself
            return "";
        }
    }

    @BeforeEach
    void openASocket() throws IOException {
        Set<Path> before = sockets();
        socket = new DatagramSocket(null);
        Set<Path> opened = sockets();
        opened.removeAll(before);
        Path link = opened.iterator().next();
        fd = Integer.parseInt(link.getFileName().toString());
        String target = target(link);
        inode = Long.parseLong(target.substring("socket:[".length(), target.length() - 1));
    }

    @AfterEach
    void closeIt() {
        socket.close();
    }

    /** Returns why the kernel refuses, empty where it does not. */
    private static String refusal() throws IOException {
        try {
            BPF.scan();
            return "";
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).isInstanceOf(BpfRefusedException.class);
            return e.getCause().getMessage();
        }
    }

    @Test
    void aHolderIsFoundOrTheRefusalSaysWhatItTakes() throws IOException {
        String refusal = refusal();
        if (!refusal.isEmpty()) {
            assertThat(refusal).containsAnyOf("CAP_BPF", "types", "namespace", "bpf(");
            return;
        }
        for (OwnerScan.Mode mode : OwnerScan.Mode.values()) {
            SocketHolder holder =
                    BPF.scan(InodeSet.of(inode), mode).firstHolder(inode).orElseThrow();

            assertThat(holder.process().pid()).isEqualTo((int) ProcessHandle.current().pid());
            assertThat(holder.fd()).isEqualTo(fd);
        }
    }

    @Test
    void bothWaysFindTheSameHolder() throws IOException {
        OwnerScan either = OwnerScan.of(ProcPaths.system());
        SocketHolder read =
                either.withoutBpf()
                        .scan(InodeSet.of(inode), OwnerScan.Mode.ALL_HOLDERS)
                        .firstHolder(inode)
                        .orElseThrow();
        OwnerScan way = refusal().isEmpty() ? BPF : either;

        assertThat(way.scan().firstHolder(inode)).contains(read);
    }
}

package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.SocketVisitor;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnDescriptors;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sockets of this JVM, found by its own descriptors. */
@Tag("kernel")
class OwnSocketsIT {

    private static final SocketQuery UDP = SocketQuery.of(Protocol.UDP);

    private final Deque<Closeable> open = new ArrayDeque<>();

    @AfterEach
    void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private DatagramChannel datagrams() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        open.push(channel);
        return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static int port(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    @Test
    void everyOwnSocketIsVisitedAndNoOther() throws Exception {
        Set<Integer> own = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            own.add(port(datagrams()));
        }
        String other =
                "s = socket(AF_INET, SOCK_DGRAM); s.bind(('127.0.0.1', 0));"
                        + " ready(s.getsockname()[1])\n";
        try (PythonSockets python = PythonSockets.run(other);
                SocketTable table = SocketTable.open()) {
            List<Integer> visited = new ArrayList<>();
            assertThat(table.visitOfThisProcess(UDP, socket -> visited.add(socket.localPort())))
                    .isEmpty();

            assertThat(visited).containsAll(own).doesNotContain(python.number(0));
            assertThat(table.ofThisProcess(UDP).sockets())
                    .extracting(InetSocket::localPort)
                    .containsExactlyInAnyOrderElementsOf(visited);
        }
    }

    @Test
    void descriptorsBehindLongGapsAreFoundAsInTheLinks() throws Exception {
        List<FileInputStream> between = new ArrayList<>();
        for (int gap : new int[] {1, 63, 64, 65, 300}) {
            datagrams();
            for (int i = 0; i < gap; i++) {
                between.add(new FileInputStream("/dev/null"));
            }
        }
        datagrams();
        for (FileInputStream file : between) {
            file.close();
        }
        // threads of other tests may open and close sockets: until they leave them alone
        Await.until("two looks by the links agree", OwnSocketsIT::statusHasWhatTheLinksHave);
    }

    /** Returns whether the sockets stayed the same meanwhile; then both ways have them. */
    private static boolean statusHasWhatTheLinksHave() throws IOException {
        Set<Long> byLinks = byLinks();
        InodeSet byStatus = new InodeSet();
        InodeSet twice = new InodeSet();
        try (OwnDescriptors descriptors = OwnDescriptors.open()) {
            descriptors.addTo(byStatus);
            descriptors.addTo(twice);
            descriptors.addTo(twice);
        }
        if (!byLinks.equals(byLinks())) {
            return false;
        }
        assertThat(byLinks).hasSizeGreaterThanOrEqualTo(6).allMatch(byStatus::contains);
        assertThat(byStatus.size()).isEqualTo(byLinks.size());
        assertThat(twice.size()).isEqualTo(byLinks.size());
        return true;
    }

    private static Set<Long> byLinks() throws IOException {
        Set<Long> byLinks = new HashSet<>();
        OwnerScan.of(ProcPaths.system())
                .scanThisProcess()
                .forEach((inode, holder) -> byLinks.add(inode));
        return byLinks;
    }

    /**
     * A seccomp filter answers with any errno; the test would hang with one that is passed over.
     */
    @ParameterizedTest
    @ValueSource(strings = {"EPERM", "EACCES", "ENOSYS"})
    void whereFstatIsForbiddenTheLinksTell(String error, @TempDir Path folder) throws Exception {
        Path log = folder.resolve("calls");
        Process child =
                new ProcessBuilder(JavaProgram.line(List.of(), OwnSocketsMain.class.getName()))
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader said = child.inputReader();
                Writer go = child.outputWriter()) {
            assertThat(said.readLine()).isEqualTo("found 1");
            Process strace = Faults.attach(child.pid(), Faults.all("fstat", error), log);
            go.write('\n');
            go.flush();

            assertThat(said.lines())
                    .as("all that it prints from then on")
                    .containsExactly("found 1");
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(strace.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(log).content().contains("fstat(").contains(error).contains("INJECTED");
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void nameOfASocketInAFileSystemIsNoSocket(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("name");
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        open.push(listener);
        listener.bind(UnixDomainSocketAddress.of(path));
        byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
        try (NativeBuffer name = NativeBuffer.allocate(bytes.length + 1);
                OwnDescriptors descriptors = OwnDescriptors.open()) {
            InodeSet before = new InodeSet();
            descriptors.addTo(before);
            name.bytes().put(0, bytes);
            int fd = SystemCalls.openat(Constants.AT_FDCWD, name, 0, Constants.O_PATH);
            InodeSet behind = new InodeSet();
            try {
                descriptors.addTo(behind);
            } finally {
                SystemCalls.close(fd);
            }
            assertThat(behind.size()).isEqualTo(before.size());
        }
    }

    /**
     * Where the end of a datagram parts the sockets of one of the kernel's buckets, the answer is
     * asked for twice and its rows are kept: with ports by chance so in one of some layouts.
     */
    @Test
    @Tag("long")
    void visitOfOwnSocketsLeavesHardlyAnyGarbage() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] seen = {0};
        SocketVisitor visitor = socket -> seen[0]++;
        long least = Long.MAX_VALUE;
        try (SocketTable table = SocketTable.open()) {
            for (int layout = 0; layout < 10 && least >= 100_000; layout++) {
                close();
                for (int i = 0; i < 1_000; i++) {
                    datagrams();
                }
                // direct mapping begins after some thousand calls
                for (int i = 0; i < 10; i++) {
                    seen[0] = 0;
                    long before = threads.getCurrentThreadAllocatedBytes();
                    table.visitOfThisProcess(UDP, visitor);
                    least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
                    assertThat(seen[0]).isGreaterThanOrEqualTo(1_000);
                }
            }
        }
        assertThat(least).isLessThan(100_000);
    }

    @Test
    void worksInAJvmThatHasNoDescriptorLeft() throws Exception {
        Process child =
                new ProcessBuilder(JavaProgram.line(List.of(), ExhaustedMain.class.getName()))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said)
                .isEqualTo(
                        """
                        no descriptor left: EMFILE
                        own sockets: all
                        found: own port
                        destroyed: own port
                        """);
        assertThat(child.exitValue()).isZero();
    }
}

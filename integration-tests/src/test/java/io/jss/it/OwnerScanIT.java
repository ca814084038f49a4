package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketTable;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.OwnerScan.Mode;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import io.jss.proc.ProcPaths;
import io.jss.sys.calls.SystemCalls;
import io.jss.testing.Differences;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Owners of sockets, against the live /proc. */
class OwnerScanIT {

    private static final OwnerScan SCAN = OwnerScan.of(ProcPaths.system());

    /** A listener, its inode, and children that have done something when {@code child} returns. */
    private static final String LISTENER =
            """
            def child(run):
                r, w = os.pipe()
                pid = os.fork()
                if pid == 0:
                    try: run()
                    finally: os.close(w)
                    sys.stdin.read()
                    os._exit(0)
                os.close(w); os.read(r, 1)
                return pid
            s = socket(AF_INET6); s.bind(('::', 0)); s.listen(5); s.set_inheritable(True)
            inode = os.fstat(s.fileno()).st_ino
            """;

    @Test
    void ownSocketIsFoundWithItsProcess() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
            int pid = (int) ProcessHandle.current().pid();
            Set<String> held = ProcOracle.look().sockets().get(pid);
            assertThat(held).isNotEmpty();

            OwnerIndex index = SCAN.scan();
            held.retainAll(ProcOracle.look().sockets().get(pid)); // not what others close meanwhile
            assertThat(held).isNotEmpty();
            assertThat(heldBy(index, pid, held)).isEqualTo(held);
            ProcessInfo self = processOf(index, pid);
            assertThat(self.command()).hasToString(Files.readString(file("comm")).strip());
            assertThat(self.title())
                    .hasToString(Files.readString(file("cmdline")).replace('\0', ' ').strip());
            assertThat(self.uid()).isEqualTo(OptionalLong.of(SystemCalls.geteuid()));
            assertThat(Files.readString(file("stat"))).contains(" " + self.startTicks() + " ");
        }
    }

    @Test
    void wholeScanAgreesWithTheLinksThatLsShows() throws IOException {
        String script =
                LISTENER
                        + """
                        kept = [socket(AF_INET, SOCK_DGRAM) for i in range(20)]
                        def other():
                            global own
                            own = [socket(AF_INET6, SOCK_DGRAM) for i in range(5)]
                            os.dup2(kept[0].fileno(), 99)
                        ready(child(other), child(lambda: os.closerange(3, 20)))
                        """;
        try (PythonSockets python = PythonSockets.runAlone(script)) {
            ProcOracle links = ProcOracle.look(python.proc());
            assertThat(links.sockets()).hasSizeGreaterThanOrEqualTo(2);
            OwnerScan scan = OwnerScan.of(ProcPaths.at(python.proc())).withoutBpf();
            for (OwnerScan each : List.of(scan, scan.withThreads(2))) {
                OwnerIndex index = each.scan();
                assertThat(index.unreadableProcesses()).isZero();
                assertThat(index.processes())
                        .extracting(ProcessInfo::pid)
                        .containsExactlyElementsOf(links.sockets().keySet());
                links.sockets()
                        .forEach(
                                (pid, held) ->
                                        assertThat(heldBy(index, pid, held)).isEqualTo(held));
            }
        }
    }

    @Test
    void sharedDescriptorListsEveryProcessThatHoldsIt() throws IOException {
        String script =
                LISTENER
                        + "pid = child(lambda: os.dup2(s.fileno(), 99))\n"
                        + "ready(inode, s.fileno(), pid)\n";
        try (PythonSockets python = PythonSockets.run(script)) {
            InodeSet wanted = InodeSet.of(python.number(0));
            int fd = python.number(1);
            OwnerIndex all = SCAN.scan(wanted, Mode.ALL_HOLDERS);
            assertThat(all.holders(python.number(0)))
                    .extracting(holder -> holder.process().pid() + "/" + holder.fd())
                    .containsExactlyInAnyOrder(
                            python.pid() + "/" + fd,
                            python.number(2) + "/" + fd,
                            python.number(2) + "/99");
            assertThat(all.processes()).extracting(ProcessInfo::pid).isSorted();

            OwnerIndex first = SCAN.scan(wanted, Mode.FIRST_HOLDER);
            assertThat(first.holders(python.number(0)))
                    .containsExactly(all.firstHolder(python.number(0)).orElseThrow());
        }
    }

    @Test
    void processMayCallItselfAnything() throws IOException {
        String script =
                LISTENER
                        + """
                        def rename():
                            with open('/proc/self/comm', 'wb') as f: f.write(b'a) R\\n(\\\\ \\xff')
                        def run():
                            os.execv('/bin/cat', [b'\\x1b[31m red\\nx\\xff  ) y', b'-', b''])
                        renamed, cat = child(rename), child(run)
                        # the pipe is closed early in exec, name and title are set later
                        while not open('/proc/%d/cmdline' % cat, 'rb').read().startswith(b'\\x1b'):
                            time.sleep(0.001)
                        ready(inode, renamed, cat)
                        """;
        try (PythonSockets python = PythonSockets.run(script)) {
            OwnerIndex index = SCAN.scan(InodeSet.of(python.number(0)), Mode.ALL_HOLDERS);
            ProcessInfo renamed = processOf(index, python.number(1));
            assertThat(renamed.command().toBytes()).isEqualTo(latin1("a) R\n(\\ \u00ff"));
            assertThat(renamed.startTicks())
                    .isBetween(
                            processOf(index, (int) python.pid()).startTicks(),
                            processOf(index, python.number(2)).startTicks());
            ProcessInfo run = processOf(index, python.number(2));
            assertThat(run.command()).hasToString("cat");
            assertThat(run.argv0().toBytes()).isEqualTo(latin1("\u001b[31m red\nx\u00ff  ) y"));
            assertThat(run.title()).hasToString("\u001b[31m red\nx\ufffd  ) y -");
        }
    }

    @Test
    void zombieHoldsNothing() throws IOException {
        String script =
                LISTENER
                        + "pid = child(lambda: os._exit(0))\n"
                        + "os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)\n"
                        + "ready(inode, pid)\n";
        try (PythonSockets python = PythonSockets.run(script)) {
            OwnerIndex index = SCAN.scan(InodeSet.of(python.number(0)), Mode.ALL_HOLDERS);
            assertThat(Path.of("/proc/" + python.number(1) + "/fd")).isDirectory();
            assertThat(index.processes())
                    .extracting(ProcessInfo::pid)
                    .containsExactly((int) python.pid());
        }
    }

    @Test
    void processesThatComeAndGoDuringTheScanAreNoError() throws IOException {
        String script =
                LISTENER
                        + """
                        import threading
                        def storm():
                            while True:
                                pid = os.fork()
                                if pid == 0: os._exit(0)
                                os.waitpid(pid, 0)
                        for i in range(2): threading.Thread(target=storm, daemon=True).start()
                        ready(inode, s.fileno())
                        """;
        try (PythonSockets python = PythonSockets.run(script)) {
            InodeSet wanted = InodeSet.of(python.number(0));
            for (int i = 0; i < 50; i++) {
                OwnerIndex index = SCAN.scan(wanted, Mode.ALL_HOLDERS);
                ProcessInfo parent = processOf(index, (int) python.pid());
                assertThat(index.holders(python.number(0)))
                        .allMatch(holder -> holder.fd() == python.number(1))
                        .allMatch(holder -> holder.process().title().equals(parent.title()));
                assertThat(SCAN.scan(wanted, Mode.FIRST_HOLDER).isHeld(python.number(0))).isTrue();
            }
        }
    }

    @Test
    void everyOneOfThousandsOfDescriptorsIsFound() throws IOException {
        String script =
                """
                import resource
                resource.setrlimit(resource.RLIMIT_NOFILE, (16000, 16000))
                kept = [socket(AF_INET, SOCK_DGRAM) for i in range(5000)]
                os.dup2(kept[0].fileno(), 15999)
                ready(os.fstat(15999).st_ino)
                """;
        try (PythonSockets python = PythonSockets.run(script)) {
            int pid = (int) python.pid();
            Set<String> links = ProcOracle.look().sockets().get(pid);
            assertThat(links).hasSize(5001);
            OwnerIndex index = SCAN.scan();
            assertThat(Differences.between(heldBy(index, pid, links), links)).isEmpty();
            assertThat(index.holders(python.number(0)))
                    .extracting(SocketHolder::fd)
                    .hasSize(2)
                    .isSorted()
                    .endsWith(15999);
        }
    }

    @Test
    void ownersThatMayNotBeReadAreCountedAsHidden() throws Exception {
        try (PythonSockets python = PythonSockets.run(LISTENER + "ready(inode)\n");
                ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SocketTable table = SocketTable.open()) {
            long ownInode = table.find(server).orElseThrow().inodeOr(0);
            InodeSet wanted = InodeSet.of(ownInode, python.number(0), 4_000_000_000L);

            OwnerIndex index = UnprivilegedThread.call(() -> SCAN.scan(wanted, Mode.ALL_HOLDERS));
            assertThat(index.isHeld(ownInode)).isTrue();
            assertThat(index.isHeld(python.number(0))).isFalse();
            assertThat(index.unreadableProcesses()).isPositive();
            assertThat(index.isComplete()).isFalse();
            assertThat(index.hiddenAmong(wanted)).isEqualTo(2);
        }
    }

    @Test
    void scansLeaveNoDescriptorBehind() throws IOException {
        SCAN.scan();
        long before = OpenDescriptors.count();
        for (int i = 0; i < 100; i++) {
            SCAN.withThreads(1 + i % 2).scan();
        }
        assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(before);
    }

    private static Set<String> heldBy(OwnerIndex index, int pid, Set<String> links) {
        Set<String> held = new TreeSet<>();
        for (String link : links) {
            for (SocketHolder holder : index.holders(inode(link))) {
                if (holder.process().pid() == pid) {
                    held.add(holder.fd() + " socket:[" + inode(link) + "]");
                }
            }
        }
        return held;
    }

    private static long inode(String link) {
        return Long.parseLong(link.substring(link.indexOf('[') + 1, link.length() - 1));
    }

    private static ProcessInfo processOf(OwnerIndex index, int pid) {
        return index.processes().stream()
                .filter(process -> process.pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    private static Path file(String name) {
        return Path.of("/proc/self", name);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

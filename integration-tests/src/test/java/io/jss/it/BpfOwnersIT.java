package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.BpfRefusedException;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import io.jss.owners.ThreadScan;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holders by the kernel's BPF iterator and by the scan of /proc: the same. */
@Tag("host")
class BpfOwnersIT {

    private static final OwnerScan SCAN = OwnerScan.of(ProcPaths.system()).withoutBpf();

    /** Children share the sockets of their parent; a child closes some and opens others. */
    private static final String SHARED =
            """
            import tempfile
            pairs = [socketpair() for i in range(50)]
            udp = [socket(AF_INET, SOCK_DGRAM) for i in range(20)]
            for s in udp: s.bind(('127.0.0.1', 0))
            again = [os.dup(udp[0].fileno()) for i in range(3)]
            folder = tempfile.mkdtemp()
            node = socket(AF_UNIX); node.bind(folder + '/node')
            path = os.open(folder + '/node', os.O_PATH)
            os.unlink(folder + '/node'); os.rmdir(folder)
            children = []
            closed, close = os.pipe()
            for i in range(5):
                child = os.fork()
                if child == 0:
                    for s in udp[i:]: s.close()
                    own = [socket(AF_INET6, SOCK_DGRAM) for k in range(i)]
                    os.write(close, b'.')
                    sys.stdin.read(); os._exit(0)
                children.append(child)
            for child in children: os.read(closed, 1)
            ready(*[os.fstat(s.fileno()).st_ino for s in udp], os.fstat(path).st_ino, *children)
            """;

    /** Forks and ends children as fast as it can, each with sockets of its own. */
    private static final String STORM =
            """
            import threading
            def storm():
                while True:
                    child = os.fork()
                    if child == 0:
                        s = [socket(AF_INET, SOCK_DGRAM) for k in range(5)]
                        os._exit(0)
                    os.waitpid(child, 0)
            kept = [socket(AF_INET, SOCK_DGRAM) for i in range(50)]
            threading.Thread(target=storm, daemon=True).start()
            ready(*[os.fstat(s.fileno()).st_ino for s in kept])
            """;

    private static List<String> holders(OwnerIndex index, long inode) {
        List<String> holders = new ArrayList<>();
        for (SocketHolder holder : index.holders(inode)) {
            ProcessInfo process = holder.process();
            holders.add(
                    process.pid()
                            + "@"
                            + process.startTicks()
                            + " "
                            + process.command()
                            + " "
                            + process.title()
                            + " "
                            + process.uid()
                            + " fd "
                            + holder.fd());
        }
        return holders;
    }

    @Test
    void bothGiveTheSameHoldersInTheSameOrder() throws Exception {
        try (PythonSockets python = PythonSockets.run(SHARED)) {
            OwnerIndex scanned = SCAN.scan();
            OwnerIndex told = SCAN.withBpf().scan();

            for (int i = 0; i < 20; i++) {
                long inode = python.number(i);
                assertThat(holders(told, inode))
                        .as("socket %d", i)
                        .isNotEmpty()
                        .isEqualTo(holders(scanned, inode));
            }
            assertThat(holders(told, python.number(0)))
                    .as("parent and four children four times, one child by its copies")
                    .hasSize(5 * 4 + 3);
            assertThat(holders(told, python.number(19))).hasSize(1);
            assertThat(holders(told, python.number(3))).hasSize(2);
        }
    }

    @Test
    void everyProcessThatTheScanMayReadHoldsTheSame() throws Exception {
        try (PythonSockets python = PythonSockets.run(SHARED)) {
            InodeSet wanted = new InodeSet();
            // the other numbers may be those of anybody's sockets
            python.numbers().subList(0, 20).forEach(wanted::add);
            OwnerIndex scanned = SCAN.scan(wanted, OwnerScan.Mode.ALL_HOLDERS);
            OwnerIndex told = SCAN.withBpf().scan(wanted, OwnerScan.Mode.ALL_HOLDERS);

            assertThat(told.processes()).hasSize(6).isEqualTo(scanned.processes());
            assertThat(told.isComplete()).isTrue();
        }
    }

    @Test
    void theFirstHolderIsThatOfTheLowestProcessId() throws Exception {
        try (PythonSockets python = PythonSockets.run(SHARED)) {
            InodeSet wanted = new InodeSet();
            python.numbers().subList(0, 20).forEach(wanted::add);
            OwnerIndex scanned = SCAN.scan(wanted, OwnerScan.Mode.FIRST_HOLDER);
            OwnerIndex told = SCAN.withBpf().scan(wanted, OwnerScan.Mode.FIRST_HOLDER);

            for (int i = 0; i < 20; i++) {
                assertThat(holders(told, python.number(i)))
                        .hasSize(1)
                        .isEqualTo(holders(scanned, python.number(i)));
            }
        }
    }

    @Test
    void aFileOfASocketThatWasOpenedByItsPathIsNoSocket() throws Exception {
        try (PythonSockets python = PythonSockets.run(SHARED)) {
            long node = python.number(20);
            int pid = (int) python.pid();

            assertThat(SCAN.withBpf().scan().holders(node))
                    .noneMatch(holder -> holder.process().pid() == pid);
        }
    }

    @Test
    void whileProcessesComeAndGoTheOthersAreFoundByBoth() throws Exception {
        try (PythonSockets python = PythonSockets.run(STORM)) {
            OwnerScan bpf = SCAN.withBpf();
            for (int round = 0; round < 100; round++) {
                OwnerIndex told = bpf.scan();
                OwnerIndex scanned = SCAN.scan();
                for (int inode : python.numbers()) {
                    List<String> lasting = new ArrayList<>(holders(scanned, inode));
                    lasting.removeIf(holder -> !holder.startsWith(python.pid() + "@"));
                    assertThat(lasting).hasSize(1); // a child may have a lower number
                    assertThat(holders(told, inode))
                            .containsAll(lasting)
                            .allMatch(holder -> holder.contains("python3"));
                }
                assertThat(told.processes())
                        .extracting(ProcessInfo::pid)
                        .doesNotHaveDuplicates()
                        .isSorted();
            }
        }
    }

    /** A thread with descriptors of its own: /proc/PID/fd does not show them. */
    private static final String UNSHARED =
            """
            import threading, ctypes
            libc = ctypes.CDLL(None, use_errno=True)
            inodes = []
            made = threading.Event()
            def alone():
                if libc.unshare(0x400) != 0: raise OSError(ctypes.get_errno())
                own = socket(AF_INET, SOCK_DGRAM)
                inodes.append(os.fstat(own.fileno()).st_ino)
                made.set()
                threading.Event().wait()
            shared = socket(AF_INET, SOCK_DGRAM)
            threading.Thread(target=alone, daemon=True).start()
            made.wait()
            ready(inodes[0], os.fstat(shared.fileno()).st_ino)
            """;

    @Test
    void aThreadWithDescriptorsOfItsOwnIsSeenEitherWay() throws Exception {
        try (PythonSockets python = PythonSockets.run(UNSHARED)) {
            OwnerIndex told = SCAN.withBpf().scan();

            assertThat(told.holders(python.number(0)))
                    .extracting(holder -> holder.process().pid())
                    .containsExactly((int) python.pid());
            assertThat(told.holders(python.number(1)))
                    .as("the same descriptor of process and thread counts once")
                    .hasSize(1);
            for (OwnerIndex walked :
                    List.of(
                            SCAN.withoutBpf().scan(),
                            SCAN.withoutBpf()
                                    .scan(
                                            InodeSet.of(python.number(0), python.number(1)),
                                            OwnerScan.Mode.ALL_HOLDERS))) {
                assertThat(walked.holders(python.number(0)))
                        .extracting(holder -> holder.process().pid())
                        .containsExactly((int) python.pid());
                assertThat(walked.holders(python.number(1))).hasSize(1);
                assertThat(walked.processes()).extracting(ProcessInfo::pid).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aThreadWithDescriptorsOfItsOwnIsNotItsProcess() throws Exception {
        try (PythonSockets python = PythonSockets.run(UNSHARED)) {
            int pid = (int) python.pid();
            long inode = python.number(0);
            OwnerScan scan = SCAN.withoutBpf();

            assertThat(scan.withoutThreads().scan().holders(inode)).isEmpty();
            assertThat(scan.withoutThreads().scan().holders(python.number(1))).hasSize(1);
            SocketHolder holder = scan.scan().holders(inode).get(0);
            ThreadScan threads = ThreadScan.of(ProcPaths.system());
            assertThat(threads.of(pid).orElseThrow())
                    .filteredOn(thread -> threads.holds(pid, thread.id(), holder.fd(), inode))
                    .extracting(ThreadScan.ProcessThread::id)
                    .hasSize(1)
                    .doesNotContain(pid);
        }
    }

    @Test
    void withoutPrivilegeItIsRefusedAndTheScanAnswers() throws Exception {
        List<String> outcome =
                UnprivilegedThread.call(
                        () -> {
                            List<String> said = new ArrayList<>();
                            try {
                                SCAN.withBpf().load();
                            } catch (BpfRefusedException e) {
                                said.add(e.getMessage());
                            }
                            said.add("" + OwnerScan.of(ProcPaths.system()).scan().isComplete());
                            return said;
                        });

        assertThat(outcome)
                .containsExactly(
                        "bpf(BPF_PROG_LOAD): EPERM (Operation not permitted), it takes root, or"
                                + " CAP_BPF and CAP_PERFMON",
                        "false");
    }

    @Test
    void anotherProcIsNotForBpf() {
        OwnerScan elsewhere = OwnerScan.of(ProcPaths.at(Path.of("/tmp")));

        String refusal = "BPF knows the processes of the running kernel only";
        assertThatThrownBy(() -> elsewhere.withBpf().load())
                .isInstanceOf(BpfRefusedException.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> elsewhere.withBpf().scan())
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .isInstanceOf(BpfRefusedException.class)
                .hasMessage(refusal);
    }

    @Test
    void aScanThatRemembersSeesWhatComesAndGoes() throws Exception {
        for (OwnerScan scan : List.of(SCAN.remembering(), SCAN.withBpf().remembering())) {
            long first;
            try (PythonSockets python = PythonSockets.run(SHARED)) {
                first = python.number(0);
                OwnerIndex once = scan.scan();
                OwnerIndex again = scan.scan();

                assertThat(holders(again, first)).hasSize(23).isEqualTo(holders(once, first));
                assertThat(again.firstHolder(first).orElseThrow().process())
                        .as("not read again")
                        .isSameAs(once.firstHolder(first).orElseThrow().process());
            }
            try (PythonSockets python = PythonSockets.run(SHARED)) {
                OwnerIndex later = scan.scan();

                assertThat(holders(later, python.number(0))).hasSize(23);
                assertThat(later.holders(first)).isEmpty();
            }
        }
    }

    @Test
    void aScanThatRemembersKeepsTheProgramUntilItIsClosed() throws Exception {
        OwnerScan scan = SCAN.withBpf().remembering();
        scan.scan();
        int loaded = programs();
        scan.scan();
        scan.withThreads(2).scan();

        assertThat(loaded).isPositive();
        assertThat(programs()).isEqualTo(loaded);
        scan.close();
        assertThat(programs()).isEqualTo(loaded - 2); // program and link
        assertThat(scan.scan().processes()).isNotEmpty();
        scan.close();
        int before = programs();
        SCAN.withBpf().scan();
        assertThat(programs()).isEqualTo(before);
    }

    /** Returns how many descriptors of BPF this process has. */
    private static int programs() throws IOException {
        int programs = 0;
        try (DirectoryStream<Path> own = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : own) {
                programs += isOfBpf(descriptor) ? 1 : 0;
            }
        }
        return programs;
    }

    private static boolean isOfBpf(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("bpf");
        } catch (NoSuchFileException e) {
            return false; // that of the directory itself
        }
    }

    @Test
    void theCommandShowsTheSameEitherWay() throws Exception {
        try (PythonSockets python = PythonSockets.run(SHARED)) {
            List<String> outputs = new ArrayList<>();
            for (String how : List.of("proc", "bpf")) {
                CommandRun run = CommandRun.of("-uapH", "--owners=" + how, "pid = " + python.pid());
                assertThat(run.exitCode()).as("%s", run.errors()).isZero();
                outputs.add(String.join("\n", new TreeSet<>(run.output().lines().toList())));
            }
            assertThat(outputs.get(1)).isNotEmpty().isEqualTo(outputs.get(0));
            CommandRun wrong = CommandRun.of("-p", "--owners=guess");
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.errors())
                    .startsWith("jss: --owners takes auto, proc or bpf, not 'guess'");
        }
    }
}

package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.InetSocket;
import io.jss.netlink.NetlinkSocket;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.proc.ProcPaths;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces made with ip(8), with a listener in each, seen from outside. */
@Tag("kernel")
class NetworkNamespacesIT {

    private static final String LISTENER =
            """
            listener = socket(AF_INET6); listener.bind(('::', 4242)); listener.listen(5)
            ready(os.getpid())
            """;

    private final List<String> names = new ArrayList<>();

    @BeforeEach
    void makeTwoNamespaces() throws Exception {
        for (String end : List.of("a", "b")) {
            String name = "jss-" + ProcessHandle.current().pid() + end;
            ip("netns", "add", name);
            names.add(name);
        }
    }

    @AfterEach
    void removeThem() throws Exception {
        for (String name : names) {
            ip("netns", "del", name);
        }
    }

    @Test
    void eachNamespaceIsListedOnceByItsName() throws Exception {
        try (PythonSockets inside = PythonSockets.runIn(names.get(0), LISTENER)) {
            List<NetworkNamespace> all = NetworkNamespaces.ofThisHost().list().namespaces();

            assertThat(all).extracting(NetworkNamespace::inode).doesNotHaveDuplicates();
            assertThat(all).extracting(NetworkNamespace::label).containsAll(names);
            assertThat(all.get(0).path()).isEqualTo(Path.of("/proc/self/ns/net"));
            assertThat(named(all, names.get(0)).firstPid()).hasValue((int) inside.pid());
            assertThat(named(all, names.get(1)).firstPid()).isEmpty();
        }
    }

    /** As a container engine keeps them: mounted in a folder that is root's alone. */
    @Test
    @Tag("host") // a guest may have no process that is hidden from nobody
    void whatMayNotBeReachedIsHiddenAndTheOthersAreListed(@TempDir Path folder) throws Exception {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path names = Files.createDirectory(folder.resolve("names"));
        Path hidden = Files.createSymbolicLink(names.resolve("a"), locked.resolve("a"));
        Files.createFile(locked.resolve("a"));
        Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(folder, open);
        Files.setPosixFilePermissions(names, open);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        NetworkNamespaces.Listing listing =
                UnprivilegedThread.call(
                        () -> NetworkNamespaces.at(ProcPaths.system(), names).list());

        assertThat(listing.hiddenFiles()).contains(hidden);
        assertThat(listing.hiddenProcesses()).isPositive();
        assertThat(listing.namespaces().get(0).path()).isEqualTo(Path.of("/proc/self/ns/net"));
    }

    @Test
    void aTableOpenedInANamespaceShowsItsSocketsAndTheThreadStaysOutside() throws Exception {
        Path own = Path.of("/proc/thread-self/ns/net");
        Path before = Files.readSymbolicLink(own);
        NetworkNamespaces namespaces = NetworkNamespaces.ofThisHost();
        try (PythonSockets inside = PythonSockets.runIn(names.get(0), LISTENER)) {
            for (String spelling :
                    List.of(names.get(0), "/run/netns/" + names.get(0), "" + inside.number(0))) {
                try (SocketTable table = SocketTable.openIn(namespaces.resolve(spelling))) {
                    assertThat(table.snapshot().sockets())
                            .extracting(InetSocket::localPort)
                            .containsExactly(4242);
                }
            }
            try (SocketTable empty = SocketTable.openIn(namespaces.resolve(names.get(1)))) {
                assertThat(empty.snapshot().sockets()).isEmpty();
            }
        }
        assertThat(Files.readSymbolicLink(own)).isEqualTo(before);
    }

    @Test
    void aTableStaysOpenWhenItsNamespaceLosesItsName() throws Exception {
        String name = names.get(0);
        try (PythonSockets inside = PythonSockets.runIn(name, LISTENER);
                SocketTable table =
                        SocketTable.openIn(NetworkNamespaces.ofThisHost().resolve(name))) {
            assertThat(inside.numbers()).isNotEmpty();
            ip("netns", "del", names.remove(0));

            assertThat(table.snapshot().sockets())
                    .extracting(InetSocket::localPort)
                    .containsExactly(4242);
        }
    }

    @Test
    void aNamespaceThatIsNotThereIsSaid() {
        NetworkNamespaces namespaces = NetworkNamespaces.ofThisHost();

        assertThatThrownBy(() -> namespaces.resolve("no-such-name"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(
                        "there is no network namespace 'no-such-name': no name under /run/netns");
        assertThatThrownBy(() -> namespaces.resolve("999999999"))
                .hasMessageEndingWith("and no process of that number");
        assertThatThrownBy(() -> namespaces.resolve("/etc/passwd"))
                .hasMessage("/etc/passwd is no network namespace");
    }

    @Test
    void aNamespaceThatHasGoneIsAFailedSystemCall() throws Exception {
        NetworkNamespace namespace = NetworkNamespaces.ofThisHost().resolve(names.get(1));
        ip("netns", "del", names.remove(1));

        assertThatThrownBy(() -> SocketTable.openIn(namespace).close())
                .isInstanceOf(SystemCallException.class)
                .hasMessageContaining("ENOENT");
    }

    @Test
    void whatTheWorkThrowsReachesTheCaller() throws Exception {
        NetworkNamespace namespace = NetworkNamespaces.ofThisHost().resolve(names.get(0));

        assertThatThrownBy(
                        () ->
                                namespace.call(
                                        () -> {
                                            throw new IOException("from inside");
                                        }))
                .hasMessage("from inside");
        assertThatThrownBy(
                        () ->
                                namespace.call(
                                        () -> {
                                            throw new IllegalStateException("a bug inside");
                                        }))
                .hasMessage("a bug inside");
    }

    @Test
    void anErrorOfTheWorkReachesTheCaller() throws Exception {
        NetworkNamespace namespace = NetworkNamespaces.ofThisHost().resolve(names.get(0));

        assertThatThrownBy(
                        () ->
                                namespace.call(
                                        () -> {
                                            throw new StackOverflowError("from inside");
                                        }))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("from inside");
    }

    @Test
    void anInterruptedCallerGetsWhatTheWorkHasMadeAndNoDescriptorIsLost() throws Exception {
        NetworkNamespace namespace = NetworkNamespaces.ofThisHost().resolve(names.get(0));
        namespace.call(NetlinkSocket::open).close();
        long descriptors = count("/proc/self/fd");
        for (int i = 0; i < 100; i++) {
            Thread.currentThread().interrupt();
            NetlinkSocket socket = namespace.call(NetlinkSocket::open);

            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            socket.close();
        }
        assertThat(count("/proc/self/fd")).isLessThan(descriptors + 50);
    }

    @Test
    void anInterruptionReachesTheWork() throws Exception {
        NetworkNamespace namespace = NetworkNamespaces.ofThisHost().resolve(names.get(0));
        Thread.currentThread().interrupt();
        boolean reached =
                namespace.call(
                        () -> {
                            try {
                                new CountDownLatch(1).await();
                                return false;
                            } catch (InterruptedException e) {
                                return true;
                            }
                        });

        assertThat(reached).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aNameThatWasGivenToAnotherNamespaceIsNotEntered() throws Exception {
        String name = names.get(0);
        try (PythonSockets inside = PythonSockets.runIn(name, LISTENER)) {
            NetworkNamespace namespace = NetworkNamespaces.ofThisHost().resolve(name);
            assertThat(inside.numbers()).as("it keeps its namespace alive").isNotEmpty();
            giveNameAway(name);

            for (ThrowingCallable entry :
                    List.<ThrowingCallable>of(
                            () -> namespace.call(() -> null),
                            () -> namespace.open().close(),
                            () -> SocketTable.openIn(namespace).close())) {
                assertThatThrownBy(entry)
                        .isInstanceOf(NoSuchFileException.class)
                        .hasMessageStartingWith(
                                "network namespace "
                                        + name
                                        + " (net:["
                                        + namespace.inode()
                                        + "]) has gone: /run/netns/"
                                        + name
                                        + " is another one now, net:[");
            }
        }
    }

    @Test
    void channelsThatATableOpensLaterLeadToItsNamespaceWhoeverHasTheName() throws Exception {
        String name = names.get(0);
        try (PythonSockets inside = PythonSockets.runIn(name, LISTENER)) {
            assertThat(inside.numbers()).isNotEmpty();
            SocketTable table = SocketTable.openIn(NetworkNamespaces.ofThisHost().resolve(name));
            ip("netns", "del", name);
            assertThat(portsByOpeningChannels(table, 2)).as("no name").containsExactly(4242);
            ip("netns", "add", name);
            assertThat(portsByOpeningChannels(table, 3)).as("name given").containsExactly(4242);
            table.close();
            table.close();
        }
    }

    /** Looks from within a look from within a look: each but the first takes a further channel. */
    private static List<Integer> portsByOpeningChannels(SocketTable table, int depth)
            throws IOException {
        List<Integer> ports = new ArrayList<>();
        table.visit(
                SocketQuery.all(),
                socket ->
                        ports.addAll(
                                depth == 1
                                        ? List.of(socket.localPort())
                                        : portsByOpeningChannels(table, depth - 1)));
        return ports;
    }

    @Test
    void aLookThatRunsWhenItsTableIsClosedEndsAndThenTheNamespaceIsLetGo() throws Exception {
        String name = names.get(0);
        NetworkNamespace namespace = NetworkNamespaces.ofThisHost().resolve(name);
        try (PythonSockets inside = PythonSockets.runIn(name, LISTENER)) {
            assertThat(inside.numbers()).isNotEmpty();
            SocketTable table = SocketTable.openIn(namespace);
            List<Long> held = new ArrayList<>();
            table.visit(
                    SocketQuery.all(),
                    socket -> {
                        table.close();
                        held.add(descriptorsOf(name));
                    });

            assertThat(held).as("while the look runs").containsExactly(1L);
            assertThat(descriptorsOf(name)).as("after it").isZero();
        }
    }

    /** Returns how many descriptors of this process are of the file of a namespace. */
    private static long descriptorsOf(String name) throws IOException {
        Path file = Path.of("/run/netns", name);
        try (Stream<Path> own = Files.list(Path.of("/proc/self/fd"))) {
            return own.filter(descriptor -> leadsTo(descriptor, file)).count();
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            return false; // it was that of the directory
        }
    }

    private static void giveNameAway(String name) throws Exception {
        ip("netns", "del", name);
        ip("netns", "add", name);
    }

    @Test
    @Tag("long")
    void tenThousandEntriesLeaveNoDescriptorAndNoThreadBehind() throws Exception {
        NetworkNamespace namespace = NetworkNamespaces.ofThisHost().resolve(names.get(0));
        enter(
                namespace,
                5_000); // past the point where calls are mapped directly, which opens a file
        long descriptors = OpenDescriptors.count();
        long threads = count("/proc/self/task");
        enter(namespace, 10_000);

        assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(descriptors);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (count("/proc/self/task") > threads + 2 && System.nanoTime() < end) {
            Thread.sleep(10); // on a busy machine a thread that has ended is there for a while
        }
        assertThat(count("/proc/self/task")).isLessThanOrEqualTo(threads + 2);
    }

    @Test
    void theSelfViewShowsTheSocketsOfThisProcessAlone() throws Exception {
        try (PythonSockets other =
                        PythonSockets.run(
                                """
                                listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(5)
                                ready(listener.getsockname()[1])
                                """);
                ServerSocket own = new ServerSocket(0);
                SocketTable table = SocketTable.open()) {
            List<Integer> ports =
                    table.ofThisProcess(SocketQuery.all()).sockets().stream()
                            .map(InetSocket::localPort)
                            .toList();

            assertThat(ports).contains(own.getLocalPort()).doesNotContain(other.number(0));
        }
    }

    private static void enter(NetworkNamespace namespace, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            namespace.call(() -> null);
        }
    }

    private static NetworkNamespace named(List<NetworkNamespace> all, String name) {
        return all.stream()
                .filter(namespace -> namespace.name().equals(Optional.of(name)))
                .findFirst()
                .orElseThrow();
    }

    private static long count(String directory) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(directory))) {
            return entries.count();
        }
    }

    private static void ip(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}

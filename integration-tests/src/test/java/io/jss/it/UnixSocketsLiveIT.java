package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketSnapshot;
import io.jss.SocketTable;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import io.jss.netns.NetworkNamespaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unix sockets of every kind against what the kernel's text and ss say of them. */
@Tag("kernel")
class UnixSocketsLiveIT {

    private static final int LISTENER = 0;
    private static final int FIRST_CLIENT = 1;
    private static final int WAITING_CLIENT = 2;
    private static final int ACCEPTED = 4;
    private static final int DATAGRAM = 5;
    private static final int DATAGRAM_CLIENT = 6;
    private static final int SEQPACKET_SENDER = 7;
    private static final int SEQPACKET_RECEIVER = 8;
    private static final int SHUT_WRITER = 9;
    private static final int SHUT_READER = 10;
    private static final int UNNAMED = 11;
    private static final int AUTOBOUND = 12;
    private static final int SEQPACKET_LISTENER = 13;
    private static final int SOCKETS = 14;

    private static final String SCRIPT =
            """
            name = ('\\0jss-%d\\0x y\\nz\\xff' % os.getpid()).encode('latin1')
            listener = socket(AF_UNIX, SOCK_STREAM); listener.bind(name); listener.listen(7)
            clients = [socket(AF_UNIX, SOCK_STREAM) for _ in range(3)]
            for client in clients: client.connect(name)
            clients[0].send(b'hello')
            accepted, _ = listener.accept()
            path = b'FOLDER/jss \\xff\\n'
            datagram = socket(AF_UNIX, SOCK_DGRAM); datagram.bind(path)
            datagram_client = socket(AF_UNIX, SOCK_DGRAM); datagram_client.connect(path)
            os.unlink(path)
            sender, receiver = socketpair(AF_UNIX, SOCK_SEQPACKET); sender.send(b'xyz')
            writer, reader = socketpair(); writer.shutdown(SHUT_WR)
            unnamed = socket(AF_UNIX, SOCK_STREAM)
            auto = socket(AF_UNIX, SOCK_STREAM); auto.bind('')
            packets = socket(AF_UNIX, SOCK_SEQPACKET)
            packets.bind('\\0jss-packets-%d' % os.getpid()); packets.listen(3)
            ready(*[os.fstat(s.fileno()).st_ino for s in [listener, *clients, accepted, datagram,
                datagram_client, sender, receiver, writer, reader, unnamed, auto, packets]])
            """;

    private static Path folder;
    @AutoClose private static final TestNamespaces NAMESPACES = new TestNamespaces();
    private static String namespace;
    @AutoClose private static PythonSockets python;
    private static Map<Long, UnixSocket> table;

    @BeforeAll
    static void makeSockets(@TempDir Path temporary) throws IOException {
        folder = temporary;
        namespace = NAMESPACES.make();
        python = PythonSockets.runIn(namespace, SCRIPT.replace("FOLDER", folder.toString()));
        table = snapshot();
    }

    private static Map<Long, UnixSocket> snapshot() throws IOException {
        Map<Long, UnixSocket> byInode = new HashMap<>();
        try (SocketTable sockets =
                SocketTable.openIn(NetworkNamespaces.ofThisHost().resolve(namespace))) {
            SocketSnapshot<UnixSocket> snapshot = sockets.snapshot(SocketFamily.UNIX);
            assertThat(snapshot.remarks()).isEmpty();
            snapshot.sockets().forEach(socket -> byInode.put(socket.inode(), socket));
        }
        return byInode;
    }

    private static UnixSocket socket(int index) {
        return table.get(inode(index));
    }

    private static long inode(int index) {
        return Integer.toUnsignedLong(python.number(index));
    }

    @Test
    void aListenerTellsItsNameItsBacklogAndWhoWaits() {
        UnixSocket listener = socket(LISTENER);

        assertThat(listener.type()).isEqualTo(SocketType.STREAM);
        assertThat(listener.state()).isEqualTo(SocketState.LISTEN);
        String name = "\0jss-" + python.pid() + "\0x y\nz\u00ff";
        assertThat(listener.name().orElseThrow().toBytes())
                .isEqualTo(name.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(listener.file()).isEmpty();
        assertThat(listener.rqueue()).hasValue(2);
        assertThat(listener.wqueue()).hasValue(7);
        assertThat(listener.pending().orElseThrow())
                .containsExactly(inode(WAITING_CLIENT), inode(WAITING_CLIENT + 1));
        assertThat(listener.peer()).isEmpty();
    }

    @Test
    void theEndsOfAConnectionNameEachOtherAndWhatIsUnread() {
        UnixSocket client = socket(FIRST_CLIENT);
        UnixSocket accepted = socket(ACCEPTED);

        assertThat(client.state()).isEqualTo(SocketState.ESTABLISHED);
        assertThat(client.peerInode()).hasValue(inode(ACCEPTED));
        assertThat(accepted.peerInode()).hasValue(inode(FIRST_CLIENT));
        assertThat(client.name()).isEmpty();
        assertThat(accepted.name()).isEqualTo(socket(LISTENER).name());
        assertThat(accepted.rqueue()).hasValue(5);
        assertThat(client.wqueue().orElseThrow()).isGreaterThanOrEqualTo(5);
        assertThat(client.pending()).isEmpty();
    }

    @Test
    void theClientThatWaitsHasAPeerWithoutAnInode() {
        UnixSocket client = socket(WAITING_CLIENT);

        assertThat(client.state()).isEqualTo(SocketState.ESTABLISHED);
        assertThat(client.peer()).hasValue(0);
        assertThat(client.peerInode()).isEmpty();
    }

    @Test
    void aDatagramSocketOnAPathHasItsFile() {
        UnixSocket datagram = socket(DATAGRAM);

        assertThat(datagram.type()).isEqualTo(SocketType.DGRAM);
        assertThat(datagram.name().orElseThrow().isAbstract()).isFalse();
        assertThat(datagram.name().orElseThrow().toBytes())
                .isEqualTo((folder + "/jss \u00ff\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(datagram.file().orElseThrow().inode()).isPositive();
        assertThat(datagram.peer()).isEmpty();
        assertThat(socket(DATAGRAM_CLIENT).peerInode()).hasValue(inode(DATAGRAM));
        assertThat(socket(DATAGRAM_CLIENT).file()).isEmpty();
    }

    @Test
    void packetsShutdownsAndNamesAreTold() {
        assertThat(socket(SEQPACKET_SENDER).type()).isEqualTo(SocketType.SEQPACKET);
        assertThat(socket(SEQPACKET_RECEIVER).rqueue()).hasValue(3);
        assertShutdown(SHUT_WRITER, 2);
        assertShutdown(SHUT_READER, 1);
        assertThat(socket(UNNAMED).state()).isEqualTo(SocketState.CLOSE);
        assertThat(socket(UNNAMED).name()).isEmpty();
        assertThat(socket(UNNAMED).peer()).isEmpty();
        assertThat(socket(AUTOBOUND).name().orElseThrow().toString()).matches("@[0-9a-f]{5}");
        assertThat(socket(SEQPACKET_LISTENER).pending().orElseThrow()).isEmpty();
        assertThat(socket(SEQPACKET_LISTENER).wqueue()).hasValue(3);
        for (int i = 0; i < SOCKETS; i++) {
            if (RunningKernel.isBefore(5, 3)) {
                assertThat(socket(i).uid()).as("before UNIX_DIAG_UID").isEmpty();
            } else {
                assertThat(socket(i).uid()).as("fstat of socket " + i).hasValue(0);
            }
            assertThat(socket(i).skMemInfo().orElseThrow().rcvbuf().orElseThrow()).isPositive();
        }
    }

    /** Linux 3.16 was seen without UNIX_DIAG_SHUTDOWN: absent, and never another value. */
    private static void assertShutdown(int index, int expected) {
        if (RunningKernel.isBefore(4, 0)) {
            assertThat(socket(index).shutdown().orElse(expected)).isEqualTo(expected);
        } else {
            assertThat(socket(index).shutdown()).hasValue(expected);
        }
    }

    @Test
    void theKernelsTextAgrees() throws IOException {
        Path file = Path.of("/proc/" + python.pid() + "/net/unix");
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Matcher rows =
                Pattern.compile(
                                "^[0-9a-f]+: \\w+ \\w+ (\\w+) (\\w+) (\\w+) +(\\d+)"
                                        + "(?: (.*?))?(?=\\n[0-9a-f]{8,}: |\\n\\z)",
                                Pattern.MULTILINE | Pattern.DOTALL)
                        .matcher(text);
        int compared = 0;
        while (rows.find()) {
            UnixSocket socket = table.get(Long.parseLong(rows.group(4)));
            if (socket == null || !isOurs(socket.inode())) {
                continue;
            }
            boolean listening = rows.group(1).equals("00010000");
            String connected = rows.group(3).equals("03") ? "ESTABLISHED" : "CLOSE";
            assertThat(socket.typeNumber()).isEqualTo(Integer.parseInt(rows.group(2), 16));
            assertThat(socket.state().name()).isEqualTo(listening ? "LISTEN" : connected);
            assertThat(nameWithAts(socket)).isEqualTo(rows.group(5) == null ? "" : rows.group(5));
            compared++;
        }
        assertThat(compared).isEqualTo(SOCKETS);
    }

    @Test
    void ssAgrees() throws Exception {
        String text = NetworkTool.output("ip", "netns", "exec", namespace, "ss", "-xan");
        Matcher rows =
                Pattern.compile(
                                "^u_(\\w+) +(\\w+) +(\\d+) +(\\d+) +(.*?) (\\d+) +\\* (\\d+) *$",
                                Pattern.MULTILINE | Pattern.DOTALL)
                        .matcher(text);
        int compared = 0;
        while (rows.find()) {
            UnixSocket socket = table.get(Long.parseLong(rows.group(6)));
            if (socket == null || !isOurs(socket.inode())) {
                continue;
            }
            assertThat(socket.type().name().toLowerCase(Locale.ROOT)).startsWith(rows.group(1));
            assertThat(ssState(socket)).isEqualTo(rows.group(2));
            assertThat(socket.rqueue()).hasValue(Long.parseLong(rows.group(3)));
            assertThat(socket.wqueue()).hasValue(Long.parseLong(rows.group(4)));
            assertThat(socket.name().isEmpty() ? "*" : nameWithAts(socket))
                    .isEqualTo(rows.group(5));
            assertThat(socket.peer().orElse(0)).isEqualTo(Long.parseLong(rows.group(7)));
            compared++;
        }
        assertThat(compared).isEqualTo(SOCKETS);
    }

    private static boolean isOurs(long inode) {
        return python.numbers().contains((int) inode);
    }

    private static String ssState(UnixSocket socket) {
        return switch (socket.state()) {
            case ESTABLISHED -> "ESTAB";
            case CLOSE -> "UNCONN";
            default -> socket.state().name();
        };
    }

    private static String nameWithAts(UnixSocket socket) {
        return socket.name()
                .map(name -> new String(name.toBytes(), StandardCharsets.ISO_8859_1))
                .orElse("")
                .replace('\0', '@');
    }
}

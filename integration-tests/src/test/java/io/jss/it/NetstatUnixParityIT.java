package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code --as netstat} against netstat itself, on the unix sockets of a network namespace of the
 * test's own: byte for byte, but for one thing. The kernel lists connections that wait to be
 * accepted (state CONNECTING, inode 0) at places in /proc/net/unix that its diagnosis does not
 * tell; jss shows them before their listener.
 */
class NetstatUnixParityIT {

    private static final String SCRIPT =
            """
            import tempfile
            kept = []
            def made(kind, name=None, backlog=None):
                s = socket(AF_UNIX, kind); kept.append(s)
                if name is not None: s.bind(name)
                if backlog is not None: s.listen(backlog)
                return s
            def connected(kind, name):
                s = made(kind); s.connect(name); return s
            for kind in (SOCK_STREAM, SOCK_SEQPACKET):
                name = '\\0jss %d' % kind
                listener = made(kind, name, 7)
                clients = [connected(kind, name) for _ in range(4)]
                clients[0].send(b'hello'); kept.append(listener.accept()[0])
                clients[1].close(); kept.append(listener.accept()[0])
                clients[3].close()
            folder = tempfile.mkdtemp(); path = folder + '/datagram'
            datagram = made(SOCK_DGRAM, path)
            for _ in range(3): connected(SOCK_DGRAM, path)
            os.unlink(path)
            gone = made(SOCK_DGRAM, '\\0jss-gone'); connected(SOCK_DGRAM, '\\0jss-gone'); gone.close()
            itself = made(SOCK_DGRAM, '\\0jss-itself'); itself.connect('\\0jss-itself')
            kept += socketpair(AF_UNIX, SOCK_SEQPACKET); kept += socketpair(AF_UNIX, SOCK_DGRAM)
            writer, reader = socketpair(); writer.shutdown(SHUT_WR); kept += [writer, reader]
            half, other = socketpair(); half.send(b'x'); other.close(); kept.append(half)
            made(SOCK_STREAM); made(SOCK_STREAM, ''); made(SOCK_DGRAM, b'\\0')
            os.chdir(folder); made(SOCK_DGRAM, b'\\xff %d' % os.getpid())
            os.unlink(b'\\xff %d' % os.getpid()); os.chdir('/'); os.rmdir(folder)
            ready(len(kept))
            """;

    @ParameterizedTest
    @ValueSource(strings = {"-xa", "-x", "-xl", "-xap", "-xlp", "-xaeW", "-xno"})
    void everyByteIsNetstatsButThePlaceOfWhatWaits(String options) throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    try (PythonSockets python = PythonSockets.run(SCRIPT)) {
                        List<String> theirs = lines(NetworkTool.output("netstat", options));
                        CommandRun run = CommandRun.of("--as", "netstat", options);
                        List<String> ours = lines(run.output());

                        assertThat(run.exitCode()).isZero();
                        assertThat(python.number(0)).isGreaterThan(20);
                        assertThat(settled(ours)).isEqualTo(settled(theirs));
                        assertThat(waiting(ours))
                                .containsExactlyInAnyOrderElementsOf(waiting(theirs));
                        boolean servers = options.contains("l");
                        assertThat(waiting(theirs)).hasSize(servers ? 0 : 4);
                        return null;
                    }
                });
    }

    @Test
    void withoutAProtocolBothSectionsAreNetstats() throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    try (PythonSockets python = PythonSockets.run(SCRIPT)) {
                        List<String> theirs = lines(NetworkTool.output("netstat", "-an"));
                        List<String> ours = lines(CommandRun.of("--as", "netstat", "-an").output());

                        assertThat(python.number(0)).isGreaterThan(20);
                        assertThat(settled(ours)).isEqualTo(settled(theirs));
                        return null;
                    }
                });
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static List<String> settled(List<String> lines) {
        return lines.stream().filter(line -> !line.contains("CONNECTING")).toList();
    }

    private static List<String> waiting(List<String> lines) {
        return lines.stream().filter(line -> line.contains("CONNECTING")).toList();
    }
}

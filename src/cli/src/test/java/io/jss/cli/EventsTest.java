package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jss -E} over the events of the running kernel (Linux 4.2), which take no privilege. */
@Timeout(60)
class EventsTest {

    @TempDir private Path proc;

    /** Keeps what is written, and is a closed pipe after a number of lines. */
    private static final class ReaderThatLeaves extends OutputStream {

        private final StringBuilder text = new StringBuilder();
        private final int most;

        ReaderThatLeaves(int most) {
            this.most = most;
        }

        @Override
        public void write(int character) throws IOException {
            write(new byte[] {(byte) character}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (lines().size() >= most) {
                throw new IOException("Broken pipe");
            }
            text.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        List<String> lines() {
            return text.toString().lines().toList();
        }
    }

    /** Binds a datagram socket to a port and closes it, again and again. */
    private static Thread closing(int port, AtomicBoolean end) {
        Thread thread =
                new Thread(
                        () -> {
                            while (!end.get()) {
                                try (DatagramSocket socket = new DatagramSocket(null)) {
                                    socket.bind(
                                            new InetSocketAddress(
                                                    InetAddress.getLoopbackAddress(), port));
                                } catch (IOException e) {
                                    // a child of another test holds the descriptor yet
                                }
                            }
                        });
        thread.start();
        return thread;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aSocketThatIsClosedIsARowUntilTheReaderLeaves() throws Exception {
        int port = freePort();
        AtomicBoolean end = new AtomicBoolean();
        Thread sockets = closing(port, end);
        ReaderThatLeaves reader = new ReaderThatLeaves(3);
        TestRun run = new TestRun().proc(proc).sockets(new KernelTable()).to(reader);
        try {
            assertThat(run.run("-E", "-u", "-n", "sport = :" + port)).isZero();
        } finally {
            end.set(true);
            sockets.join();
        }

        List<String> lines = reader.lines();
        assertThat(lines.get(0)).startsWith("Time").endsWith("Traffic");
        assertThat(lines.get(1)).contains("udp").contains(":" + port + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-E -w", "-E --all-netns", "-E --event-buffer=x"})
    void whatItCannotReportIsRefused(String options) {
        TestRun run = new TestRun().proc(proc);

        assertThat(run.run(options.split(" "))).isEqualTo(2);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.lines()).isEmpty();
    }
}

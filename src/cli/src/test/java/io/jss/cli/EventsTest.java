package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

    /** Returns the first lines of a command line about datagram sockets that come and go. */
    private List<String> rows(int port, int lines, String... line) throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        Thread sockets = closing(port, end);
        ReaderThatLeaves reader = new ReaderThatLeaves(lines);
        TestRun run = new TestRun().proc(proc).sockets(new KernelTable()).liveEvents().to(reader);
        try {
            assertThat(run.run(line)).isZero();
        } finally {
            end.set(true);
            sockets.join();
        }
        return reader.lines();
    }

    private List<String> events(int port, int lines, String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("-E", "-u"));
        line.addAll(List.of(options));
        line.add("sport = :" + port);
        return rows(port, lines, line.toArray(String[]::new));
    }

    @Test
    void aSocketThatIsClosedIsARowUntilTheReaderLeaves() throws Exception {
        int port = freePort();
        List<String> lines = events(port, 3, "-n");

        assertThat(lines.get(0)).startsWith("Time").endsWith("Traffic");
        assertThat(lines.get(1)).contains("udp").contains(":" + port + " ");
    }

    @Test
    void asSsEachIsARowToo() throws Exception {
        int port = freePort();
        List<String> lines = rows(port, 3, "--as", "ss", "-E", "-u", "-n", "sport = :" + port);

        assertThat(lines.get(0)).startsWith("Recv-Q Send-Q Local Address:Port");
        assertThat(lines.subList(1, 3)).allMatch(line -> line.contains(":" + port + " "));
    }

    @Test
    void asSsThereAreNoneOfWhatTheKernelReportsNone() {
        TestRun run = new TestRun().proc(proc).sockets(new KernelTable()).liveEvents();

        assertThat(run.run("--as", "ss", "-E", "-x")).isEqualTo(255);
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void eachEventIsAWholeDocument() throws Exception {
        int port = freePort();
        for (String line : events(port, 3, "--json")) {
            JsonNode document = new ObjectMapper().readTree(line);

            assertThat(new JssSchema().validate(document)).isEmpty();
            assertThat(document.at("/sockets")).hasSize(1);
            JsonNode socket = document.at("/sockets/0");
            assertThat(socket.at("/local/port").asInt()).isEqualTo(port);
            assertThat(Instant.parse(socket.at("/time").asText())).isBefore(Instant.now());
        }
    }

    @Test
    void eachEventIsALineOfItsOwn() throws Exception {
        for (String line : events(freePort(), 3, "--ndjson", "--columns=time,state")) {
            assertThat(line).matches("\\{\"family\":.*\"state\":\"UNCONN\".*\"time\":\".*Z\"}");
        }
    }

    @Test
    void valuesHaveTitlesOnceAndTheTimeOfEachEvent() throws Exception {
        int port = freePort();
        List<String> lines = events(port, 3, "--csv");

        assertThat(lines.get(0))
                .isEqualTo(
                        "time,proto,local-address,local-port,remote-address,remote-port,interface,"
                            + "bytes-acked,bytes-received,rtt,total-retrans,user,processes,class");
        for (String line : lines.subList(1, lines.size())) {
            assertThat(line).matches("2[0-9T:.-]+Z,udp6?,[0-9a-f:.]+," + port + ",.*");
        }
    }

    @Test
    void columnsChooseWhatIsShown() throws Exception {
        int port = freePort();

        List<String> lines = events(port, 2, "--columns=local-port,class");
        assertThat(lines.get(0)).isEqualTo("local-port Traffic");
        assertThat(lines.get(1).strip().split(" +", -1)[0]).isEqualTo(String.valueOf(port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state time-wait",
                "sport = :22 and state syn-sent",
                "state listening or state last-ack"
            })
    void aStateThatNoDestroyedSocketHasIsRefused(String filter) {
        TestRun run = new TestRun().proc(proc).sockets(new KernelTable());

        assertThat(run.run("-E", filter)).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().contains("--events", "state");
        assertThat(run.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-E -w", "-E -x", "-E --sort time", "-E --event-buffer=x"})
    void whatItCannotReportIsRefused(String options) {
        TestRun run = new TestRun().proc(proc);

        assertThat(run.run(options.split(" "))).isEqualTo(2);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.lines()).isEmpty();
    }
}

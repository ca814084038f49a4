package samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import samples.jdk.MetricsServer;
import samples.jdk.SocketsServer;
import samples.netty.KernelView;
import samples.spring.Application;

/** Each sample runs, and says of its sockets what is true. */
class SamplesIT {

    private static final int BACKLOG = 1;

    @Test
    void serverOfThePlainJdkCountsItsListenerAndTheConnectionThatAsks() throws Exception {
        try (SocketsServer server = new SocketsServer(0)) {
            String text = get("http://127.0.0.1:" + server.port() + "/sockets").body();

            assertThat(text.lines())
                    .anyMatch(line -> line.matches("[1-9]\\d* LISTEN .*"))
                    .anyMatch(line -> line.matches("[1-9]\\d* ESTABLISHED IPv4-mapped"))
                    .noneMatch(line -> line.startsWith("#"));
        }
    }

    @Test
    void serverOfThePlainJdkIsScraped() throws Exception {
        try (FullListener full = new FullListener();
                MetricsServer server = new MetricsServer(0)) {
            String text = get("http://127.0.0.1:" + server.port() + "/metrics").body();

            assertThat(text.lines())
                    .contains(
                            "socket_listener_sockets{port=\"%d\",state=\"listen\"} 1.0"
                                    .formatted(server.port()),
                            "socket_listener_accept_queue{port=\"%d\"} 2.0".formatted(full.port()),
                            "socket_listener_accept_queue_limit{port=\"%d\"} 1.0"
                                    .formatted(full.port()))
                    .anyMatch(
                            line ->
                                    line.matches(
                                            "sockets\\{direction=\"inbound\",state=\"established\","
                                                    + "transport=\"tcp\",type=\"ipv4_mapped\"\\} "
                                                    + "[1-9].*"));
        }
    }

    @Test
    void nettyServerTellsEachClientWhatItsConnectionIs() throws Exception {
        try (KernelView server = new KernelView(0);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String line =
                    new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(line).isEqualTo("ESTABLISHED IPv4-mapped\n");
        }
    }

    @Test
    void actuatorShowsTheSocketsOfTheServiceAndAFullAcceptQueue(@TempDir Path folder)
            throws Exception {
        try (ConfigurableApplicationContext context =
                SpringApplication.run(
                        Application.class,
                        "--server.port=0",
                        "--server.tomcat.basedir=" + folder,
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn",
                        "--management.endpoints.web.exposure.include=sockets,health,prometheus",
                        "--management.endpoint.health.show-details=always")) {
            String actuator =
                    "http://127.0.0.1:"
                            + ((WebServerApplicationContext) context).getWebServer().getPort()
                            + "/actuator/";

            assertThat(get(actuator + "sockets").body())
                    .contains("\"LISTEN\":", "\"ESTABLISHED\":", "\"remarks\":[]");
            assertThat(get(actuator + "health/acceptQueue").statusCode()).isEqualTo(200);
            get(actuator + "prometheus"); // a row that a scrape finds comes with the next one
            assertThat(get(actuator + "prometheus").body())
                    .contains("\nsocket_listener_accept_queue_limit{port=");

            try (FullListener full = new FullListener()) {
                HttpResponse<String> health = get(actuator + "health/acceptQueue");
                assertThat(health.statusCode()).isEqualTo(503);
                assertThat(health.body()).contains("OUT_OF_SERVICE", ":" + full.port());
            }
            assertThat(get(actuator + "health/acceptQueue").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** A listener that accepts nobody, with one connection more than its queue is meant to take. */
    private static final class FullListener implements AutoCloseable {

        private final ServerSocket listener =
                new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        private final List<Socket> clients = new ArrayList<>();

        FullListener() throws IOException {
            for (int i = 0; i <= BACKLOG; i++) {
                clients.add(new Socket(listener.getInetAddress(), listener.getLocalPort()));
            }
            while (!isFull()) { // a client is connected before the listener has its answer
                Thread.onSpinWait();
            }
        }

        private boolean isFull() {
            String row = String.format(".*:%04X \\S+ 0A \\w+:%08X .*", port(), BACKLOG + 1);
            return Stream.of("tcp", "tcp6")
                    .flatMap(table -> rows(table).stream())
                    .anyMatch(line -> line.matches(row));
        }

        private static List<String> rows(String table) {
            try {
                return Files.readAllLines(Path.of("/proc/net/" + table));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket client : clients) {
                client.close();
            }
            listener.close();
        }
    }
}

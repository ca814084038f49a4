package io.jss.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server for Prometheus, with metrics that it does not look at. */
class ScrapeServerTest {

    private static final int MANY = 1000;

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicInteger looks = new AtomicInteger();
    private static final String SCRAPE =
            "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final HttpClient client = HttpClient.newHttpClient();
    private ScrapeServer server;

    @BeforeEach
    void start() throws IOException {
        registry.counter("some.counter").increment(5);
        server =
                ScrapeServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Optional.empty(),
                        new ScrapePage(looks::incrementAndGet, registry));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url()).resolve(path));
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theFormatIsNegotiated() throws Exception {
        HttpResponse<byte[]> plain = get("/metrics");
        HttpResponse<byte[]> open =
                get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");
        HttpResponse<byte[]> zipped = get("/metrics", "Accept-Encoding", "gzip");

        assertThat(plain.headers().firstValue("Content-Type"))
                .hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(text(plain)).contains("some_counter_total 5.0\n").doesNotContain("# EOF");
        assertThat(open.headers().firstValue("Content-Type"))
                .hasValue("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(text(open)).contains("some_counter_total 5.0\n").endsWith("# EOF\n");
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/metrics/x").statusCode()).isEqualTo(404);
        assertThat(get("/x").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> post =
                client.send(
                        request("/metrics").POST(HttpRequest.BodyPublishers.ofString("x")).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(looks).hasValue(0);
    }

    /** Returns a connection on which something was said; the client of the JDK would share them. */
    private Socket connection(String text) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /**
     * Returns what is answered. On a host that is busy one may be closed that waits for its turn,
     * as those that say nothing are: it asks again.
     */
    private String answer(Socket scraper) throws IOException {
        String answer = all(scraper);
        while (answer.isEmpty()) {
            try (Socket again = connection(SCRAPE)) {
                answer = all(again);
            }
        }
        return answer;
    }

    private static String all(Socket scraper) {
        try {
            return new String(scraper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // reset
        }
    }

    @Test
    void oneLookServesAThousandScrapesWithAFewThreads() throws Exception {
        long began = System.nanoTime();
        List<Socket> scrapers = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                scrapers.add(connection(SCRAPE));
            }
            for (Socket scraper : scrapers) {
                assertThat(answer(scraper))
                        .startsWith("HTTP/1.1 200 OK")
                        .contains("some_counter_total 5.0\n");
            }
        } finally {
            for (Socket scraper : scrapers) {
                scraper.close();
            }
        }
        long seconds = (System.nanoTime() - began) / 1_000_000_000;

        assertThat(looks.get()).isBetween(1, (int) seconds + 1);
        assertThat(
                        Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> thread.getName().startsWith("jss-scrape-")))
                .hasSizeLessThanOrEqualTo(ScrapeServer.THREADS);
    }

    private static boolean isClosedByTheServer(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true; // reset
        }
    }

    @Test
    void scrapersThatSayHalfOfARequestAreClosedAndOthersServed() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 10 * ScrapeServer.THREADS; i++) {
                silent.add(connection("GET /metrics HTTP/1.1\r\n"));
            }
            assertThat(get("/metrics").statusCode()).isEqualTo(200);
            for (Socket socket : silent) {
                assertThat(isClosedByTheServer(socket)).isTrue();
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }
}

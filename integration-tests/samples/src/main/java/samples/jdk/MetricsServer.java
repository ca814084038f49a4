package samples.jdk;

import com.sun.net.httpserver.HttpServer;
import io.jss.micrometer.SocketTableMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Serves {@code /metrics}: the sockets of this process for Prometheus. */
public final class MetricsServer implements Closeable {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final SocketTableMetrics sockets = SocketTableMetrics.ofThisProcess().open();
    private final HttpServer server;

    /** Starts on a port of the loopback address, 0 for any. */
    public MetricsServer(int port) throws IOException {
        sockets.bindTo(registry);
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/metrics",
                exchange -> {
                    sockets.refresh(); // one look for the whole scrape, new rows among it
                    byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders()
                            .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                    exchange.sendResponseHeaders(200, body.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        server.start();
    }

    /** Returns the port. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        sockets.close();
    }

    /** Runs until it is ended; the argument is the port. */
    @SuppressWarnings("resource") // until the process ends
    public static void main(String[] arguments) throws IOException {
        System.out.println("port " + new MetricsServer(Integer.parseInt(arguments[0])).port());
    }
}

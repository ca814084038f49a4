package io.jss.export;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jss.cli.text.SafeText;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves {@code /metrics}. Threads, connections, and the time that a request and its answer take
 * are bounded, so that a slow or hostile scraper holds one thread for some seconds, and no memory.
 */
final class ScrapeServer implements Closeable {

    static final int THREADS = 8;

    private static final int BACKLOG = 1024;
    private static final String TYPE = "Content-Type";
    private static final String METRICS = "/metrics";

    static {
        // Read once, by the first server of the JVM. Seconds, and numbers of connections.
        property("sun.net.httpserver.maxReqTime", "3");
        property("sun.net.httpserver.maxRspTime", "15");
        property("sun.net.httpserver.idleInterval", "30");
        property("sun.net.httpserver.maxIdleConnections", "64");
        property("sun.net.httpserver.maxReqHeaders", "100");
        property("jdk.httpserver.maxConnections", "1024");
        property("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final String scheme;

    private ScrapeServer(HttpServer server, ExecutorService threads, String scheme) {
        this.server = server;
        this.threads = threads;
        this.scheme = scheme;
    }

    private static void property(String name, String value) {
        System.setProperty(name, System.getProperty(name, value));
    }

    /**
     * Starts a server.
     *
     * @param webConfig the file that says which certificate it has, and who may ask
     * @throws IOException when the address cannot be had, or the file is wrong
     */
    static ScrapeServer start(InetSocketAddress address, Optional<Path> webConfig, ScrapePage page)
            throws IOException {
        WebConfiguration web =
                webConfig.isPresent()
                        ? WebConfiguration.read(webConfig.get())
                        : WebConfiguration.NONE;
        HttpServer server = create(address, web);
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new LinkedBlockingQueue<>(), // no longer than there are connections
                        task -> {
                            Thread thread =
                                    new Thread(task, "jss-scrape-" + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        add(server, web, METRICS, exchange -> metrics(exchange, page));
        add(server, web, "/", ScrapeServer::index);
        server.start();
        return new ScrapeServer(server, threads, web.tls().isPresent() ? "https" : "http");
    }

    private static HttpServer create(InetSocketAddress address, WebConfiguration web)
            throws IOException {
        try {
            if (web.tls().isEmpty()) {
                return HttpServer.create(address, BACKLOG);
            }
            HttpsServer server = HttpsServer.create(address, BACKLOG);
            server.setHttpsConfigurator(new HttpsConfigurator(web.tls().get()));
            return server;
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on "
                            + address.getAddress().getHostAddress()
                            + " port "
                            + address.getPort()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static void add(
            HttpServer server, WebConfiguration web, String path, HttpHandler handler) {
        HttpContext context = server.createContext(path, handler);
        if (!web.users().isEmpty()) {
            context.setAuthenticator(new BasicUsers(web.users()));
        }
    }

    private static void metrics(HttpExchange exchange, ScrapePage page) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(METRICS)) {
            answer(exchange, 404, "there is /metrics\n");
            return;
        }
        if (!isRead(exchange)) {
            return;
        }
        Headers asked = exchange.getRequestHeaders();
        PageFormat format = PageFormat.accepted(joined(asked, "Accept"));
        ScrapePage.Page made;
        try {
            made = page.page(format);
        } catch (IOException | RuntimeException e) {
            answer(exchange, 503, SafeText.line("jss: " + e.getMessage()) + "\n");
            return;
        }
        boolean zipped = joined(asked, "Accept-Encoding").contains("gzip");
        Headers said = exchange.getResponseHeaders();
        said.set(TYPE, format.contentType());
        said.set("Vary", "Accept, Accept-Encoding");
        if (zipped) {
            said.set("Content-Encoding", "gzip");
        }
        send(exchange, 200, zipped ? made.zipped() : made.bytes());
    }

    private static void index(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            answer(exchange, 404, "there is /metrics\n");
        } else if (isRead(exchange)) {
            answer(exchange, 200, "jss export: /metrics\n");
        }
    }

    private static boolean isRead(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            return true;
        }
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        answer(exchange, 405, "GET and HEAD only\n");
        return false;
    }

    private static String joined(Headers headers, String name) {
        return headers.containsKey(name) ? String.join(",", headers.get(name)) : "";
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        exchange.getResponseHeaders().set(TYPE, "text/plain; charset=utf-8");
        send(exchange, code, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(code, -1);
            } else {
                exchange.sendResponseHeaders(code, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** Returns where it is reached. */
    String url() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return scheme
                + "://"
                + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
                + ":"
                + address.getPort()
                + METRICS;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

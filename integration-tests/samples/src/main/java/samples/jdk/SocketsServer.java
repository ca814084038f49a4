package samples.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.classify.Classifier;
import io.jss.model.Protocol;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** Serves {@code /sockets}: how many TCP sockets this process has, by state and traffic class. */
public final class SocketsServer implements Closeable {

    private final SocketTable table = SocketTable.open(); // one for the life of the service
    private final HttpServer server;

    /** Starts on a port of the loopback address, 0 for any. */
    public SocketsServer(int port) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/sockets", this::answer);
        server.start();
    }

    /** Returns the port. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = sockets().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private String sockets() throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        List<Remark> remarks =
                table.visitOfThisProcess(
                        SocketQuery.of(Protocol.TCP),
                        socket ->
                                counts.merge(
                                        socket.state() + " " + Classifier.classify(socket).label(),
                                        1,
                                        Integer::sum));
        StringBuilder text = new StringBuilder();
        counts.forEach((kind, count) -> text.append(count).append(' ').append(kind).append('\n'));
        remarks.forEach(remark -> text.append("# ").append(remark.text()).append('\n'));
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        table.close();
    }

    /** Runs until it is ended; the argument is the port. */
    @SuppressWarnings("resource") // until the process ends
    public static void main(String[] arguments) throws IOException {
        System.out.println("port " + new SocketsServer(Integer.parseInt(arguments[0])).port());
    }
}

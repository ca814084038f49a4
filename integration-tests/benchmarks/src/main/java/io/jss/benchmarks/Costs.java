package io.jss.benchmarks;

import com.sun.management.ThreadMXBean;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.SocketVisitor;
import io.jss.model.Connection;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.sample.SocketSampler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the calls of the library cost a service: {@code Costs SOCKETS ROUNDS} makes that many TCP
 * sockets of its own and prints a table in Markdown, a line for each call, with the median
 * processor time of the calling thread and the bytes that it allocates.
 *
 * <p>To be run in a network namespace of its own, so that these are the sockets that there are.
 */
public final class Costs {

    private static final int TOGETHER = 100;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final SocketQuery TCP = SocketQuery.of(Protocol.TCP);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private long seen;

    private Costs() {}

    private interface Call {
        void run() throws IOException;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        int sockets = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        List<SocketChannel> own = make(sockets);
        try (SocketTable table = SocketTable.open()) {
            Costs costs = new Costs();
            costs.prepare(table, own);
            costs.print(sockets, rounds);
        }
    }

    private void prepare(SocketTable table, List<SocketChannel> own) throws IOException {
        SocketVisitor count = socket -> seen += socket.rqueue();
        List<Connection> connections = new ArrayList<>();
        for (SocketChannel channel : own.subList(0, Math.min(TOGETHER, own.size()))) {
            connections.add(
                    Connection.between(
                            Protocol.TCP, channel.getLocalAddress(), channel.getRemoteAddress()));
        }
        Connection one = connections.get(0);
        calls.put("`SocketTable.open()` and `close()`", () -> SocketTable.open().close());
        calls.put("`visit(query, visitor)`", () -> table.visit(TCP, count));
        SocketQuery info = TCP.withDetails(Set.of(Detail.INFO));
        calls.put("`visit(query, visitor)`, with INFO", () -> table.visit(info, count));
        SocketSampler sampler = SocketSampler.builder().query(TCP).build();
        calls.put("`SocketSampler.look(table)`, nothing changed", () -> sampler.look(table));
        calls.put("`snapshot(query)`", () -> table.snapshot(TCP));
        calls.put(
                "`visitOfThisProcess(query, visitor)`", () -> table.visitOfThisProcess(TCP, count));
        calls.put("`ofThisProcess(query)`", () -> table.ofThisProcess(TCP));
        calls.put("`find(connection)`, every detail", () -> table.find(one));
        calls.put(
                "`visit(connection, Set.of(), visitor)`", () -> table.visit(one, Set.of(), count));
        calls.put(
                "`visitAll(" + connections.size() + " connections, Set.of(), visitor)`",
                () -> table.visitAll(connections, Set.of(), (index, socket) -> seen++));
        calls.put("`approximateCount()`", table::approximateCount);
        calls.put(
                "`OwnerScan.of(ProcPaths.system()).scan()`",
                () -> OwnerScan.of(ProcPaths.system()).scan());
    }

    private void print(int sockets, int rounds) throws IOException {
        System.out.printf(
                Locale.ROOT, "| call, with %,d sockets | µs | bytes allocated |%n", sockets);
        System.out.println("|---|---|---|");
        for (Map.Entry<String, Call> call : calls.entrySet()) {
            long[] nanos = new long[rounds];
            long bytes = Long.MAX_VALUE;
            for (int i = 0; i < rounds; i++) {
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long start = threads.getCurrentThreadCpuTime();
                call.getValue().run();
                nanos[i] = threads.getCurrentThreadCpuTime() - start;
                bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - allocated);
            }
            Arrays.sort(nanos);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,d |%n",
                    call.getKey(),
                    nanos[rounds / 2] / NANOS_PER_MICRO,
                    bytes);
        }
    }

    /** Returns one end of each connection; the other ends are open as well. */
    private static List<SocketChannel> make(int sockets) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerSocketChannel listener = ServerSocketChannel.open().bind(any, 1000);
        List<SocketChannel> ends = new ArrayList<>(sockets);
        for (int i = 0; i < sockets / 2; i++) {
            ends.add(SocketChannel.open(listener.getLocalAddress()));
            KEPT.add(listener.accept());
        }
        KEPT.add(listener);
        return ends;
    }

    private static final List<Object> KEPT = new ArrayList<>();
}

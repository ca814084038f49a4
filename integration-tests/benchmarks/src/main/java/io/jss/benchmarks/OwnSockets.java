package io.jss.benchmarks;

import com.sun.management.ThreadMXBean;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.SocketVisitor;
import io.jss.model.Protocol;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to visit the own sockets: {@code OwnSockets NUMBER ROUNDS} makes that many and
 * prints the least processor time of a visit in milliseconds, and the bytes that it allocates.
 *
 * <p>Processor time of the calling thread, which does all the work, so that it can be set against
 * {@code native/own_sockets} on a busy machine.
 */
public final class OwnSockets {

    private static final double NANOS_PER_MILLI = 1e6;

    private OwnSockets() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Channel> sockets = make(Integer.parseInt(arguments[0]));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SocketQuery query = SocketQuery.of(Protocol.TCP);
        long[] seen = {0};
        SocketVisitor visitor = socket -> seen[0]++;
        long least = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        try (SocketTable table = SocketTable.open()) {
            for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
                seen[0] = 0;
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long start = threads.getCurrentThreadCpuTime();
                table.visitOfThisProcess(query, visitor);
                least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
                bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - allocated);
            }
        }
        if (seen[0] != sockets.size()) {
            throw new IllegalStateException(seen[0] + " of " + sockets.size() + " were seen");
        }
        System.out.printf("%.2f %d%n", least / NANOS_PER_MILLI, bytes);
    }

    private static List<Channel> make(int number) throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerSocketChannel listener = ServerSocketChannel.open().bind(loopback, 1000);
        List<Channel> sockets = new ArrayList<>(number);
        sockets.add(listener);
        for (int i = 0; i < number / 2; i++) {
            sockets.add(SocketChannel.open(listener.getLocalAddress()));
            sockets.add(listener.accept());
        }
        return sockets;
    }
}

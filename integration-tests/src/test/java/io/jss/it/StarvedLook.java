package io.jss.it;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.engine.ChannelFactory;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkSocket;
import io.jss.netlink.ReadAhead;
import io.jss.testing.Tables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A process that looks at 2,001 sockets of its own while the system gives it no thread, or no
 * direct memory: it prints the number of rows of a look that reads ahead, of one with both families
 * side by side, and of one without either, and how many second channels were opened.
 */
final class StarvedLook {

    private static final int CONNECTIONS = 1_000;

    private static int secondChannels;

    private StarvedLook() {}

    public static void main(String[] arguments) throws Exception {
        List<Object> kept = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < CONNECTIONS; i++) {
                kept.add(new Socket(listener.getInetAddress(), listener.getLocalPort()));
                kept.add(listener.accept());
            }
            rows(NetlinkSocket::open); // what a look loads is loaded
            if ("threads".equals(arguments[0])) {
                refuseThreads();
            } else {
                useUpDirectMemory(kept);
            }
            System.out.println(
                    rows(() -> channel(() -> 0))
                            + " "
                            + rows(() -> channel(new Datagrams()))
                            + " "
                            + rows(NetlinkSocket::open)
                            + " "
                            + secondChannels);
        }
        System.exit(kept.isEmpty() ? 1 : 0);
    }

    private static ReadAhead channel(LongSupplier clock) throws IOException {
        return new ReadAhead(NetlinkSocket.open(), 1, Optional.of(StarvedLook::second), clock);
    }

    private static NetlinkSocket second() throws IOException {
        secondChannels++;
        return NetlinkSocket.open();
    }

    /** Time that goes into receiving alone: it moves between the two looks at a clock around it. */
    private static final class Datagrams implements LongSupplier {
        private long looks;

        @Override
        public long getAsLong() {
            return looks++ / 2 * 100;
        }
    }

    private static int rows(ChannelFactory channels) throws IOException {
        int[] rows = new int[1];
        try (SocketTable table = Tables.overKernel(channels)) {
            table.visit(SocketQuery.of(Protocol.TCP), socket -> rows[0]++);
        }
        return rows[0];
    }

    private static void refuseThreads() throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("prlimit", "--nproc=1", "--pid", self).inheritIO().start().waitFor();
        try {
            new Thread(() -> {}).start();
            throw new IllegalStateException("threads are still to be had");
        } catch (OutOfMemoryError e) {
            // as it is meant
        }
    }

    private static void useUpDirectMemory(List<Object> kept) {
        try {
            while (true) {
                kept.add(ByteBuffer.allocateDirect(1024));
            }
        } catch (OutOfMemoryError e) {
            // as it is meant
        }
    }
}

package io.jss.it;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program that opens sockets until it may open no more, and then asks which ones they are. */
final class ExhaustedMain {

    /** A constant of its own: the class of the others would take a descriptor to load. */
    private static final int EMFILE = 24;

    private static final Set<AddressFamily> FAMILIES =
            Set.of(AddressFamily.INET, AddressFamily.INET6);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_WAITS = 1000;
    private static final SocketQuery UDP = SocketQuery.of(Protocol.UDP);

    private ExhaustedMain() {}

    /** Prints what it found. */
    public static void main(String[] arguments) throws IOException {
        List<Integer> leaked = new ArrayList<>();
        DatagramChannel first = open();
        DatagramChannel second = open();
        int port = port(first);
        try (SocketTable table = SocketTable.open();
                DestroyedSockets ends =
                        DestroyedSockets.subscribe(Set.of(Protocol.UDP), FAMILIES, 0)) {
            look(table, first); // loads the classes, which takes descriptors
            DatagramChannel early = open();
            int earlyPort = port(early);
            early.close();
            isSeen(earlyPort, ends);
            int errno = leakAll(leaked);
            String own = look(table, first);
            System.out.println(errno == EMFILE ? "no descriptor left: EMFILE" : "errno " + errno);
            System.out.println(own.startsWith("2 ") ? "own sockets: all" : "own sockets: " + own);
            System.out.println(own.endsWith(" " + port) ? "found: own port" : "found: " + own);
            int ended = port(second);
            second.close();
            leakAll(leaked); // its descriptor
            System.out.println(isSeen(ended, ends) ? "destroyed: own port" : "destroyed: none");
        }
        for (int fd : leaked) {
            SystemCalls.close(fd);
        }
    }

    private static DatagramChannel open() throws IOException {
        return DatagramChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static int port(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private static boolean isSeen(int port, DestroyedSockets ends) throws IOException {
        boolean[] seen = new boolean[1];
        boolean any = true;
        for (int i = 0; i < MOST_WAITS && any && !seen[0]; i++) {
            any = ends.next(PATIENCE, end -> seen[0] |= end.localPort() == port);
        }
        return seen[0];
    }

    private static String look(SocketTable table, DatagramChannel channel) throws IOException {
        int own = table.ofThisProcess(UDP).sockets().size();
        Optional<InetSocket> found = table.find(channel);
        return own + " " + found.map(InetSocket::localPort).orElse(0);
    }

    /** Returns the errno that ended it. */
    private static int leakAll(List<Integer> leaked) {
        try (NativeBuffer path = NativeBuffer.allocate(16)) {
            path.bytes().put(0, new byte[] {'/', 'd', 'e', 'v', '/', 'n', 'u', 'l', 'l', 0});
            int fd;
            while ((fd = SystemCalls.tryOpenat(Constants.AT_FDCWD, path, 0, 0)) >= 0) {
                leaked.add(fd);
            }
            return -fd;
        }
    }
}

package io.jss.it;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.sys.Constants;
import io.jss.sys.NativeBuffer;
import io.jss.sys.SystemCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that opens sockets until it may open no more, and then asks which ones they are. */
final class ExhaustedMain {

    /** A constant of its own: the class of the others would take a descriptor to load. */
    private static final int EMFILE = 24;

    private static final SocketQuery UDP = SocketQuery.of(Protocol.UDP);

    private ExhaustedMain() {}

    /** Prints what it found. */
    public static void main(String[] arguments) throws IOException {
        List<Integer> leaked = new ArrayList<>();
        DatagramChannel first =
                DatagramChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int port = ((InetSocketAddress) first.getLocalAddress()).getPort();
        try (SocketTable table = SocketTable.open()) {
            look(table, first); // loads the classes, which takes descriptors
            int errno = leakAll(leaked);
            String own = look(table, first);
            System.out.println(errno == EMFILE ? "no descriptor left: EMFILE" : "errno " + errno);
            System.out.println(own.startsWith("1 ") ? "own sockets: all" : "own sockets: " + own);
            System.out.println(own.endsWith(" " + port) ? "found: own port" : "found: " + own);
        }
        for (int fd : leaked) {
            SystemCalls.close(fd);
        }
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

package app;

import io.jss.SocketTable;
import io.jss.classify.Classifier;
import io.jss.classify.TrafficClass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Connects to itself by IPv4 and shows the accepted socket, which is of AF_INET6. */
public final class MappedConnections {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private MappedConnections() {}

    /** Prints whether this runs as a module, then each mapped connection of its own. */
    public static void main(String[] args) throws IOException {
        System.out.println(
                MappedConnections.class.getModule() + ", " + SocketTable.class.getModule());
        try (ServerSocket listener = new ServerSocket(0);
                Socket client = connect(listener.getLocalPort());
                Socket accepted = listener.accept();
                SocketTable table = SocketTable.open()) {
            table.snapshot().sockets().stream()
                    .filter(socket -> socket.local().port() == accepted.getLocalPort())
                    .filter(socket -> socket.remote().port() == client.getLocalPort())
                    .filter(socket -> Classifier.classify(socket) == TrafficClass.IPV4_MAPPED)
                    .forEach(socket -> System.out.println(socket.protocol() + " mapped"));
        }
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getByAddress(LOOPBACK), port);
    }
}

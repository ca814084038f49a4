package io.jss.it;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;

/** A program that asks which datagram sockets are its own. */
final class OwnSocketsMain {

    private OwnSocketsMain() {}

    /** Prints whether it found the one that it has, twice; a byte on its input parts the two. */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (DatagramChannel own = DatagramChannel.open().bind(any);
                SocketTable table = SocketTable.open()) {
            int port = ((InetSocketAddress) own.getLocalAddress()).getPort();
            for (int look = 0; look < 2; look++) {
                int[] found = new int[1];
                table.visitOfThisProcess(
                        SocketQuery.of(Protocol.UDP),
                        socket -> found[0] += socket.localPort() == port ? 1 : 0);
                System.out.println("found " + found[0]);
                if (look == 0 && System.in.read() < 0) {
                    return;
                }
            }
        }
    }
}

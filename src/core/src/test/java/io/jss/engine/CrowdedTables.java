package io.jss.engine;

import io.jss.SocketQuery;
import io.jss.SocketSnapshot;
import io.jss.SocketTable;
import io.jss.filter.SampleSocket;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.BucketKernel;
import io.jss.testing.Tables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What tests of crowded buckets fill a kernel with: sockets that stay, and some that close. */
abstract class CrowdedTables {

    static final int SERVER = 4242;
    static final int OTHER_SERVER = 4243;
    static final int ROWS_OF_DATAGRAM = 40;
    static final SocketQuery TCP4 = tcp4();

    final Random random = new Random(4242);
    final Set<Long> stable = new LinkedHashSet<>();
    final List<SampleSocket> closing = new ArrayList<>();
    long cookies;

    static SocketQuery tcp4() {
        return SocketQuery.of(Protocol.TCP).withFamilies(Set.of(AddressFamily.INET));
    }

    void keepOrClose(SampleSocket socket, int number) {
        if (number % 2 == 0) {
            stable.add(socket.cookie);
        } else {
            closing.add(socket);
        }
    }

    BucketKernel filled(int buckets, int staying, int leaving) {
        BucketKernel kernel = new BucketKernel(buckets, ROWS_OF_DATAGRAM);
        List<SampleSocket> all = new ArrayList<>();
        for (int i = 0; i < staying; i++) {
            all.add(connection(SERVER));
            stable.add(cookies);
        }
        for (int i = 0; i < leaving; i++) {
            SampleSocket socket = connection(OTHER_SERVER);
            all.add(random.nextInt(all.size() + 1), socket);
            closing.add(socket);
        }
        all.forEach(kernel::open);
        return kernel;
    }

    SampleSocket connection(int server) {
        SampleSocket socket =
                SampleSocket.between(SocketState.ESTABLISHED, "127.0.0.1 1", "127.0.0.1 1");
        socket.cookie = ++cookies;
        socket.localPort = 20_000 + (int) (cookies % 40_000);
        socket.remotePort = server;
        return socket;
    }

    void closeSome(BucketKernel kernel, int most) {
        for (int i = 0; i < most && !closing.isEmpty(); i++) {
            kernel.close(closing.remove(closing.size() - 1));
        }
    }

    static SocketSnapshot<InetSocket> look(BucketKernel kernel, SocketQuery query)
            throws Exception {
        try (SocketTable table = Tables.over(kernel)) {
            return table.snapshot(query);
        }
    }

    static List<Long> cookies(SocketSnapshot<InetSocket> snapshot) {
        return snapshot.sockets().stream().map(InetSocket::cookie).toList();
    }
}

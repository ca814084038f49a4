package io.jss.classify;

import static io.jss.classify.TestSocket.tcp;
import static io.jss.classify.TestSocket.tcpListener;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jss.classify.address.AddressScope;
import io.jss.model.InetSocketView;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int ROUNDS = 20_000;

    @Test
    void judgingSocketsAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ListenerIndex listeners = listeners();
        List<InetSocketView> sockets =
                List.of(
                        tcp("::ffff:127.0.0.1 80", "::ffff:127.0.0.1 5"),
                        tcp("2001:db8::1 80", "2001:db8::2 5"),
                        tcp("127.0.0.1 80", "127.0.0.1 5"),
                        tcpListener(":: 80"));
        long judged = judge(sockets, listeners);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            judged += judge(sockets, listeners);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(judged).isEqualTo((ROUNDS + 1L) * sockets.size());
        assertThat(allocated).isLessThan(ROUNDS);
    }

    private static long judge(List<InetSocketView> sockets, ListenerIndex listeners) {
        long judged = 0;
        for (int i = 0; i < sockets.size(); i++) {
            InetSocketView socket = sockets.get(i);
            boolean known =
                    Classifier.classify(socket) != null
                            && Direction.of(socket, listeners) != null
                            && scope(socket) != null;
            judged += known ? 1 : 0;
        }
        return judged;
    }

    private static AddressScope scope(InetSocketView socket) {
        return AddressScope.of(socket.socketFamily(), socket.localHigh(), socket.localLow());
    }

    private static ListenerIndex listeners() {
        ListenerIndex.Builder builder = ListenerIndex.builder();
        builder.add(tcpListener(":: 80").withV6only(0));
        builder.add(tcpListener("0.0.0.0 22"));
        return builder.build();
    }
}

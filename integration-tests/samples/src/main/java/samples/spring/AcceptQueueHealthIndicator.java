package samples.spring;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Out of service while an accept queue of this process is full: its clients' connects time out. */
@Component
public class AcceptQueueHealthIndicator extends AbstractHealthIndicator {

    private static final SocketQuery LISTENERS =
            SocketQuery.of(Protocol.TCP).withStates(EnumSet.of(SocketState.LISTEN));

    private final SocketTable table;

    AcceptQueueHealthIndicator(SocketTable table) {
        this.table = table;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws IOException {
        List<String> full = new ArrayList<>();
        int[] listeners = new int[1];
        table.visitOfThisProcess(
                LISTENERS,
                socket -> {
                    listeners[0]++;
                    if (isFull(socket)) {
                        full.add(socket.local().toString());
                    }
                });
        health.up().withDetail("listeners", listeners[0]);
        if (!full.isEmpty()) {
            health.outOfService().withDetail("full", full);
        }
    }

    /** In LISTEN the queues are the connections that wait and their limit, which one may pass. */
    private static boolean isFull(InetSocketView listener) {
        return listener.rqueue() > listener.wqueue();
    }
}

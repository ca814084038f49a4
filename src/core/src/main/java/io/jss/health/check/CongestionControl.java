package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Connections whose congestion control is not the default of the namespace. */
final class CongestionControl implements HealthCheck.Check {

    private static final String SETTING = "net.ipv4.tcp_congestion_control";

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        Optional<String> standard = evidence.host().setting(SETTING);
        if (standard.isEmpty()) {
            report.unknown(
                    Condition.CONGESTION_CONTROL,
                    SETTING + " is not known: " + evidence.host().why());
            return;
        }
        Crowds others = new Crowds();
        int count = 0;
        for (InetSocketView socket : evidence.tcp(SocketState.ESTABLISHED)) {
            String name = socket.congestionOr(standard.get());
            if (!name.equals(standard.get())) {
                others.add(name + " to " + Prefix.of(socket), socket);
                count++;
            }
        }
        if (count > 0) {
            report.found(
                    new Finding(
                                    Condition.CONGESTION_CONTROL,
                                    Severity.REMARK,
                                    count
                                            + " connections have another congestion control than "
                                            + standard.get(),
                                    count,
                                    OptionalLong.empty(),
                                    Crowds.culprits(others.from(1), evidence.holders()),
                                    evidence.since(false),
                                    "see whether it is meant: TCP_CONGESTION of the program or its"
                                            + " listener, congctl of a route (ip route), or a"
                                            + " connection that is older than the present "
                                            + SETTING)
                            .about(others.sockets()));
        }
    }
}

package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.OptionalLong;

/** Listeners on all addresses, and those of AF_INET6 that take IPv4 as well: no fault. */
final class OpenListeners implements HealthCheck.Check {

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        Crowds ends = new Crowds();
        int count = 0;
        for (InetSocketView listener : evidence.tcp(SocketState.LISTEN)) {
            if (listener.localAddress().isUnspecified()) {
                ends.add(listener.local() + (takesBoth(listener) ? " for IPv4 too" : ""), listener);
                count++;
            }
        }
        if (count == 0) {
            return;
        }
        report.found(
                new Finding(
                                Condition.OPEN_LISTENER,
                                Severity.REMARK,
                                count + " listeners are bound to all addresses of this host",
                                count,
                                OptionalLong.empty(),
                                Crowds.culprits(ends.from(1), evidence.holders()),
                                evidence.since(false),
                                "bind what only this host uses to 127.0.0.1 or ::1; IPV6_V6ONLY"
                                        + " keeps IPv4 from a listener on [::]")
                        .about(ends.sockets()));
    }

    private static boolean takesBoth(InetSocketView listener) {
        return listener.v6onlyOr(1) == 0;
    }
}

package io.jss.health.check;

import io.jss.classify.address.AddressScope;
import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Connections to other hosts that are idle for hours and have no timer: keepalive is off, so a peer
 * that has gone is never noticed.
 */
final class IdleWithoutKeepalive implements HealthCheck.Check {

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        Crowds ends = new Crowds();
        int count = 0;
        for (InetSocketView socket : evidence.tcp(SocketState.ESTABLISHED)) {
            if (socket.timerNumber() != 0 || isLocal(socket)) {
                continue;
            }
            long idle = idleMillis(socket);
            if (idle >= 0 && idle < evidence.limit(Threshold.IDLE_MILLIS)) {
                continue;
            }
            if (idle < 0) {
                report.unknown(
                        Condition.KEEPALIVE_OFF,
                        "there are connections without tcp_info, or without its clocks: how long"
                                + " they are idle is not known");
            } else {
                ends.add(socket.localAddress().onTheWire() + " - " + Prefix.of(socket), socket);
                count++;
            }
        }
        if (count > 0) {
            report.found(
                    new Finding(
                                    Condition.KEEPALIVE_OFF,
                                    Severity.REMARK,
                                    count
                                            + " connections are idle for "
                                            + evidence.limit(Threshold.IDLE_MILLIS)
                                            + " ms or longer and have keepalive off",
                                    count,
                                    OptionalLong.empty(),
                                    Crowds.culprits(ends.from(1), evidence.holders()),
                                    evidence.since(false),
                                    "set SO_KEEPALIVE, with TCP_KEEPIDLE below the time after which"
                                            + " firewalls on the path forget a connection; or close"
                                            + " what is idle")
                            .about(ends.sockets()));
        }
    }

    private static boolean isLocal(InetSocketView socket) {
        return AddressScope.of(socket.remoteAddress().onTheWire()) == AddressScope.LOOPBACK;
    }

    /**
     * Returns since when nothing was sent or has come, in milliseconds; -1 when not known. Old
     * kernels set the clocks of data with the first data; each peer has acknowledged something.
     */
    private static long idleMillis(InetSocketView socket) {
        long acknowledged = socket.knownOr(TcpInfoField.LAST_ACK_RECV, -1);
        long sent = socket.knownOr(TcpInfoField.LAST_DATA_SENT, Long.MAX_VALUE);
        long received = socket.knownOr(TcpInfoField.LAST_DATA_RECV, Long.MAX_VALUE);
        return Math.min(acknowledged, Math.min(sent, received));
    }
}

package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocket;
import io.jss.model.SocketState;
import io.jss.model.TcpInfo;
import java.io.IOException;
import java.util.Optional;
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
        for (InetSocket socket : evidence.tcp(SocketState.ESTABLISHED)) {
            if (isLocal(socket) || socket.timerNumber() != 0) {
                continue;
            }
            long idle = idleMillis(socket);
            if (idle < 0) {
                report.unknown(
                        Condition.KEEPALIVE_OFF,
                        "there are connections without tcp_info: how long they are idle is not"
                                + " known");
            } else if (idle >= evidence.limit(Threshold.IDLE_MILLIS)) {
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

    private static boolean isLocal(InetSocket socket) {
        return socket.remoteAddress().onTheWire().toInetAddress().isLoopbackAddress();
    }

    /** Returns since when nothing was sent or has come, in milliseconds; -1 when not known. */
    private static long idleMillis(InetSocket socket) {
        Optional<TcpInfo> info = socket.tcpInfo();
        if (info.isEmpty()) {
            return -1;
        }
        long idle = Long.MAX_VALUE;
        for (OptionalLong time :
                new OptionalLong[] {
                    info.get().lastDataSent(), info.get().lastDataRecv(), info.get().lastAckRecv()
                }) {
            idle = Math.min(idle, time.orElse(-1));
        }
        return idle;
    }
}

package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Connections with much in their receive queue of which nothing was read between the samples. */
final class UnreadData implements HealthCheck.Check {

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        if (!evidence.hasTwo()) {
            report.unknown(Condition.UNREAD_DATA, Evidence.ONE_SAMPLE);
            return;
        }
        for (InetSocketView socket : evidence.tcp(SocketState.ESTABLISHED)) {
            if (socket.rqueue() < evidence.limit(Threshold.UNREAD_BYTES)) {
                continue; // what was not read waits still; most are not looked up
            }
            InetSocketView before = evidence.before(socket);
            if (before != null
                    && before.rqueue() >= evidence.limit(Threshold.UNREAD_BYTES)
                    && readNothing(before, socket)) {
                report.found(finding(socket, evidence));
            }
        }
    }

    /**
     * What was read is what came, less what more waits. Before Linux 4.1 what came is not known.
     */
    private static boolean readNothing(InetSocketView before, InetSocketView now) {
        long came = received(now);
        long cameBefore = received(before);
        long more = now.rqueue() - before.rqueue();
        return (came >= 0 && cameBefore >= 0) ? came - cameBefore <= more : more >= 0;
    }

    private static long received(InetSocketView socket) {
        return socket.knownOr(TcpInfoField.BYTES_RECEIVED, -1);
    }

    private static Finding finding(InetSocketView socket, Evidence evidence) throws IOException {
        Culprit culprit =
                evidence.holders()
                        .culprit(
                                socket.local() + " <- " + socket.remote(),
                                socket.rqueue(),
                                List.of(socket));
        return new Finding(
                        Condition.UNREAD_DATA,
                        Severity.WARNING,
                        socket.rqueue()
                                + " bytes wait unread at "
                                + socket.local()
                                + " from "
                                + socket.remote()
                                + ", and nothing was read meanwhile",
                        socket.rqueue(),
                        socket.skMemInfo()
                                .map(memory -> memory.rcvbuf())
                                .orElse(OptionalLong.empty()),
                        List.of(culprit),
                        evidence.since(true),
                        "see what the program waits for instead of reading: a stack dump (jstack,"
                                + " gdb) of the process; a larger SO_RCVBUF only delays it")
                .about(List.of(socket));
    }
}

package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.model.Endpoint;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Sockets with a port that neither listen nor connect, in both samples. */
final class BoundOnly implements HealthCheck.Check {

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        if (!evidence.sample().listsBound()) {
            report.unknown(
                    Condition.BOUND_NOT_LISTENING,
                    "sockets that are only bound are not listed: before Linux 6.8, or in a"
                            + " recording");
            return;
        }
        if (!evidence.hasTwo()) {
            report.unknown(Condition.BOUND_NOT_LISTENING, Evidence.ONE_SAMPLE);
            return;
        }
        Set<Endpoint> listening = new HashSet<>();
        evidence.tcp(SocketState.LISTEN).forEach(listener -> listening.add(listener.local()));
        Crowds ends = new Crowds();
        for (InetSocketView socket : evidence.bound()) {
            InetSocketView before = evidence.before(socket);
            if (before != null
                    && before.stateNumber() == socket.stateNumber()
                    && socket.localPort() != 0
                    && !listening.contains(socket.local())) {
                ends.add(socket.local().toString(), socket);
            }
        }
        for (Map.Entry<String, List<InetSocketView>> end : ends.from(1)) {
            report.found(finding(end.getKey(), end.getValue(), evidence));
        }
    }

    private static Finding finding(String end, List<InetSocketView> sockets, Evidence evidence)
            throws IOException {
        return new Finding(
                        Condition.BOUND_NOT_LISTENING,
                        Severity.WARNING,
                        end + " is bound and does not listen",
                        sockets.size(),
                        OptionalLong.empty(),
                        List.of(evidence.holders().culprit(end, sockets.size(), sockets)),
                        evidence.since(true),
                        "see why listen(2) or connect(2) does not follow bind(2): the program waits"
                                + " for something before, or lost the socket after an error")
                .about(sockets);
    }
}

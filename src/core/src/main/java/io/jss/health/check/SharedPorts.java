package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.model.Endpoint;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Listeners on the very same address and port (SO_REUSEPORT), among which the kernel shares out
 * connections by a hash. 0.0.0.0 and [::] are two addresses.
 */
final class SharedPorts implements HealthCheck.Check {

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        Map<Endpoint, List<InetSocketView>> groups = new LinkedHashMap<>();
        for (InetSocketView listener : evidence.tcp(SocketState.LISTEN)) {
            groups.computeIfAbsent(listener.local(), key -> new ArrayList<>()).add(listener);
        }
        groups.values().removeIf(group -> group.size() < 2);
        for (Map.Entry<Endpoint, List<InetSocketView>> group : groups.entrySet()) {
            owners(group.getKey(), group.getValue(), evidence, report);
            for (InetSocketView member : group.getValue()) {
                if (isStalled(member, group.getValue(), evidence)) {
                    report.found(stalled(member, group.getValue().size(), evidence));
                }
            }
        }
        if (!evidence.hasTwo()) {
            report.unknown(Condition.REUSEPORT_STALLED, Evidence.ONE_SAMPLE);
        }
    }

    private static void owners(
            Endpoint end, List<InetSocketView> group, Evidence evidence, Report report)
            throws IOException {
        Set<String> programs = new TreeSet<>();
        List<Culprit> culprits = new ArrayList<>();
        for (InetSocketView member : group) {
            List<String> holders = evidence.holders().of(member);
            if (holders.isEmpty()) {
                report.unknown(
                        Condition.REUSEPORT_OWNERS,
                        "who holds a listener on " + end + " is not known");
                return;
            }
            String program = program(holders.get(0));
            if (programs.add(program)) {
                culprits.add(evidence.holders().culprit(end.toString(), 1, List.of(member)));
            }
        }
        if (programs.size() > 1) {
            report.found(
                    new Finding(
                                    Condition.REUSEPORT_OWNERS,
                                    Severity.WARNING,
                                    "different programs listen on "
                                            + end
                                            + " with SO_REUSEPORT: "
                                            + String.join(", ", programs),
                                    programs.size(),
                                    OptionalLong.empty(),
                                    culprits,
                                    evidence.since(false),
                                    "stop the one that should not be there, or give it another"
                                            + " port")
                            .about(group));
        }
    }

    /** Workers of one program have process numbers of their own. */
    private static String program(String holder) {
        return holder.substring(holder.indexOf('/') + 1);
    }

    /** Nothing was taken from its queue while that of another member was empty. */
    private static boolean isStalled(
            InetSocketView member, List<InetSocketView> group, Evidence evidence) {
        InetSocketView before = evidence.before(member);
        return evidence.hasTwo()
                && before != null
                && before.rqueue() > 0
                && member.rqueue() >= before.rqueue()
                && group.stream().anyMatch(other -> isEmpty(other, evidence))
                && waitingSince(member.localPort(), evidence) >= before.rqueue();
    }

    private static boolean isEmpty(InetSocketView listener, Evidence evidence) {
        InetSocketView before = evidence.before(listener);
        return before != null && before.rqueue() == 0 && listener.rqueue() == 0;
    }

    /** Connections get their inode in accept(2): those without one in both samples still wait. */
    private static long waitingSince(int port, Evidence evidence) {
        return evidence.tcp(SocketState.ESTABLISHED, SocketState.CLOSE_WAIT).stream()
                .filter(socket -> socket.localPort() == port && socket.inodeOr(0) == 0)
                .filter(socket -> evidence.before(socket) != null)
                .count();
    }

    private static Finding stalled(InetSocketView member, int members, Evidence evidence)
            throws IOException {
        String end = member.local().toString();
        return new Finding(
                        Condition.REUSEPORT_STALLED,
                        Severity.WARNING,
                        "one of "
                                + members
                                + " listeners on "
                                + end
                                + " takes no connection: "
                                + member.rqueue()
                                + " wait in its queue, none in that of another",
                        member.rqueue(),
                        OptionalLong.of(member.wqueue()),
                        List.of(evidence.holders().culprit(end, member.rqueue(), List.of(member))),
                        evidence.since(true),
                        "let each thread or process that has such a listener call accept(2) on it,"
                            + " and close those that nobody uses; a share of all connections waits"
                            + " for ever")
                .about(List.of(member));
    }
}

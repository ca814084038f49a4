package io.jss;

import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for the sockets that are still there though the kernel was asked to close them. */
final class Survivors {

    private static final Set<SocketState> EVERY_STATE =
            EnumSet.complementOf(EnumSet.of(SocketState.UNKNOWN));

    private final SocketTable table;

    Survivors(SocketTable table) {
        this.table = table;
    }

    /** Returns what became of each socket, by what the kernel answered and by the table now. */
    List<KillPlan.Outcome> outcomes(List<InetSocket> sockets, List<KillPlan.Outcome> answers)
            throws IOException {
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        Set<Long> asked = new HashSet<>();
        for (int i = 0; i < sockets.size(); i++) {
            if (answers.get(i).isGone()) {
                protocols.add(sockets.get(i).protocol());
                asked.add(sockets.get(i).cookie());
            }
        }
        Set<Long> there = new HashSet<>();
        for (Protocol protocol : protocols) {
            table.visit(
                    SocketQuery.of(protocol).withStates(EVERY_STATE),
                    socket -> {
                        if (asked.contains(socket.cookie())) {
                            there.add(socket.cookie());
                        }
                    });
        }
        List<KillPlan.Outcome> outcomes = new ArrayList<>(sockets.size());
        for (int i = 0; i < sockets.size(); i++) {
            InetSocket socket = sockets.get(i);
            KillPlan.Outcome answer = answers.get(i);
            outcomes.add(
                    answer.isGone() && there.contains(socket.cookie())
                            ? surviving(socket, answer)
                            : unseen(socket, answer));
        }
        return outcomes;
    }

    private static KillPlan.Outcome surviving(InetSocket socket, KillPlan.Outcome answer) {
        boolean closed = answer == KillPlan.Outcome.CLOSED;
        return switch (socket.protocol()) {
            case TCP -> {
                if (closed) {
                    yield KillPlan.Outcome.STILL_BOUND;
                }
                boolean onlyBound =
                        socket.state() == SocketState.CLOSE
                                || socket.state() == SocketState.BOUND_INACTIVE;
                yield onlyBound ? KillPlan.Outcome.NOT_REACHED : KillPlan.Outcome.STILL_THERE;
            }
            case UDP, UDPLITE, RAW ->
                    closed ? KillPlan.Outcome.STILL_RECEIVING : KillPlan.Outcome.STILL_THERE;
            default -> KillPlan.Outcome.STILL_THERE;
        };
    }

    private KillPlan.Outcome unseen(InetSocket socket, KillPlan.Outcome answer) throws IOException {
        return answer == KillPlan.Outcome.CLOSED
                        && socket.state() == SocketState.LISTEN
                        && !table.listsBoundInactive()
                ? KillPlan.Outcome.PERHAPS_BOUND
                : answer;
    }
}

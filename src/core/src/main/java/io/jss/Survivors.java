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
    List<KillOutcome> outcomes(List<InetSocket> sockets, List<KillOutcome> answers)
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
        List<KillOutcome> outcomes = new ArrayList<>(sockets.size());
        for (int i = 0; i < sockets.size(); i++) {
            InetSocket socket = sockets.get(i);
            KillOutcome answer = answers.get(i);
            outcomes.add(
                    answer.isGone() && there.contains(socket.cookie())
                            ? surviving(socket, answer)
                            : unseen(socket, answer));
        }
        return outcomes;
    }

    private static KillOutcome surviving(InetSocket socket, KillOutcome answer) {
        boolean closed = answer == KillOutcome.CLOSED;
        return switch (socket.protocol()) {
            case TCP -> {
                if (closed) {
                    yield KillOutcome.STILL_BOUND;
                }
                boolean onlyBound =
                        socket.state() == SocketState.CLOSE
                                || socket.state() == SocketState.BOUND_INACTIVE;
                yield onlyBound ? KillOutcome.NOT_REACHED : KillOutcome.STILL_THERE;
            }
            case UDP, UDPLITE, RAW ->
                    closed ? KillOutcome.STILL_RECEIVING : KillOutcome.STILL_THERE;
            default -> KillOutcome.STILL_THERE;
        };
    }

    private KillOutcome unseen(InetSocket socket, KillOutcome answer) throws IOException {
        return answer == KillOutcome.CLOSED
                        && socket.state() == SocketState.LISTEN
                        && !table.listsBoundInactive()
                ? KillOutcome.PERHAPS_BOUND
                : answer;
    }
}

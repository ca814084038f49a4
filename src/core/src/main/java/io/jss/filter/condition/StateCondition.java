package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.filter.syntax.StateNames;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;

/**
 * The socket is in one of several states.
 *
 * <p>The kernel reports TCP sockets that are bound and nothing more as CLOSE; they count as
 * BOUND_INACTIVE, which no other TCP socket in a dump is. An SCTP association has the states of
 * {@code enum sctp_state}. Netlink and packet sockets count as CLOSE, connected or not, as ss takes
 * them.
 *
 * @param mask bit N stands for state N of {@link SocketState}, bit 0 for every state that has no
 *     name there, bit 16 + N for state N of SCTP alone; SYN_RECV has the bits of SYN_RECV and
 *     NEW_SYN_RECV
 */
public record StateCondition(int mask) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return (mask & bit(socket)) != 0;
    }

    /** Returns the bit of the state that a socket counts as. */
    public static int bit(DiagSocket socket) {
        if (socket instanceof InetSocketView inet) {
            return bit(inet);
        }
        boolean connects = socket instanceof UnixSocket || socket instanceof VsockSocket;
        return connects ? socket.state().bit() : SocketState.CLOSE.bit();
    }

    private static int bit(InetSocketView socket) {
        int number = socket.stateNumber();
        Protocol protocol = socket.protocol();
        if (protocol == Protocol.TCP && number == SocketState.CLOSE.number()) {
            return SocketState.BOUND_INACTIVE.bit();
        }
        if (protocol == Protocol.SCTP && socket.remotePort() != 0) {
            return StateNames.bitOfAssociation(number);
        }
        return SocketState.of(number).bit();
    }

    /** Returns the names of the states of a mask, separated by blanks. */
    public static String names(int mask) {
        return StateNames.requested(mask);
    }

    @Override
    public String toString() {
        return StateNames.text(mask);
    }
}

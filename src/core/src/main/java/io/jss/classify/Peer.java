package io.jss.classify;

import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;

/** Tells whether a socket has a peer. */
final class Peer {

    private Peer() {}

    /**
     * Returns whether the remote end of the view is a peer.
     *
     * <p>The address does not tell: a socket that was disconnected (connect(2) with AF_UNSPEC)
     * keeps its last remote address in {@code idiag_dst}, even as a listener. The kernel clears the
     * port, and sets the state to CLOSE. A raw socket has no remote port and a UDP socket may be
     * connected to port 0: there the state tells. The state of an SCTP association is a number of
     * another table, but its port is never 0.
     */
    static boolean isIn(InetSocketView socket) {
        return socket.remotePort() != 0
                || (socket.stateNumber() == SocketState.ESTABLISHED.number()
                        && socket.protocol() != Protocol.SCTP);
    }
}

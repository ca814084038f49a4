package io.jss.filter.condition;

import io.jss.filter.IpPrefix;
import io.jss.filter.Side;
import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;

/**
 * An address of the socket is in a prefix; see {@link IpPrefix#contains} for mapped addresses.
 *
 * @param side which address
 * @param prefix the prefix
 */
public record AddressCondition(Side side, IpPrefix prefix) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return socket instanceof InetSocketView inet && holds(inet);
    }

    private boolean holds(InetSocketView socket) {
        return side == Side.LOCAL
                ? prefix.contains(socket.socketFamily(), socket.localHigh(), socket.localLow())
                : prefix.contains(socket.socketFamily(), socket.remoteHigh(), socket.remoteLow());
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return family == SocketFamily.INET;
    }

    @Override
    public String toString() {
        return side.addressName() + " " + prefix;
    }
}

package io.jss.sample;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import java.util.Objects;

/** What many sockets of {@link PackedSockets} have in common. */
record PackedFacts(
        Protocol protocol,
        AddressFamily family,
        int interfaceIndex,
        long uid,
        int shutdown,
        int v6only,
        int ipProtocol,
        String congestion) {

    static PackedFacts of(InetSocketView socket) {
        return new PackedFacts(
                socket.protocol(),
                socket.socketFamily(),
                socket.interfaceIndex(),
                socket.uidOr(-1),
                socket.shutdownOr(-1),
                socket.v6onlyOr(-1),
                socket.ipProtocolOr(-1),
                socket.congestionOr(null));
    }

    /** Returns whether these are a socket's; it allocates nothing. */
    boolean areOf(InetSocketView socket) {
        return protocol == socket.protocol()
                && family == socket.socketFamily()
                && interfaceIndex == socket.interfaceIndex()
                && uid == socket.uidOr(-1)
                && shutdown == socket.shutdownOr(-1)
                && v6only == socket.v6onlyOr(-1)
                && ipProtocol == socket.ipProtocolOr(-1)
                && Objects.equals(congestion, socket.congestionOr(null));
    }
}

package io.jss.cli.compat.netstat;

import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.SocketState;
import java.util.HashMap;
import java.util.Map;

/**
 * The users of connection requests. /proc/net/tcp, which netstat reads, gives a request in SYN_RECV
 * the user of its listener; the kernel's diagnosis gives it none. Listeners come before requests.
 */
final class RequestOwners {

    private record Place(IpAddress address, int port) {}

    private static final IpAddress ANY_MAPPED = IpAddress.parse("::ffff:0.0.0.0");

    private final Map<Place, Long> users = new HashMap<>();

    /** Takes a socket into account, if it is a listener. */
    void note(InetSocketView socket) {
        if (socket.state() == SocketState.LISTEN) {
            users.put(place(socket, socket.localAddress()), socket.uidOr(0));
        }
    }

    /** Returns the user of the listener that a request came to, 0 when it has gone. */
    long of(InetSocketView request) {
        IpAddress local = request.localAddress();
        Long user = users.get(place(request, local));
        if (user == null && local.isMapped()) {
            user = users.get(place(request, ANY_MAPPED));
        }
        if (user == null) {
            user = users.get(place(request, new IpAddress(local.family(), 0, 0)));
        }
        return user == null ? 0 : user;
    }

    private static Place place(InetSocketView socket, IpAddress address) {
        return new Place(address, socket.localPort());
    }
}

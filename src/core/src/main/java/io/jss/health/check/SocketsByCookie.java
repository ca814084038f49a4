package io.jss.health.check;

import io.jss.model.InetSocket;
import java.util.List;

/** Sockets to be found by cookie; of two with the same the later is kept. */
final class SocketsByCookie {

    private final InetSocket[] slots;

    SocketsByCookie(List<InetSocket> sockets) {
        slots = new InetSocket[Integer.highestOneBit(Math.max(1, sockets.size())) << 2];
        for (InetSocket socket : sockets) {
            slots[slot(socket.cookie())] = socket;
        }
    }

    /** Returns the socket of a cookie, null when there is none. */
    InetSocket get(long cookie) {
        return slots[slot(cookie)];
    }

    /** Returns where the socket is, or may be put. */
    private int slot(long cookie) {
        int slot = Long.hashCode(cookie * 0x9E3779B97F4A7C15L) & (slots.length - 1);
        while (slots[slot] != null && slots[slot].cookie() != cookie) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}

package io.jss.health.check;

import io.jss.model.InetSocketView;
import io.jss.sample.PackedSockets;
import java.util.List;

/** Sockets to be found by cookie; of two with the same the later is kept. */
final class SocketsByCookie {

    private final List<InetSocketView> sockets;

    /** Numbers of sockets, one more than they are; 0 is free. */
    private final int[] slots;

    SocketsByCookie(List<InetSocketView> sockets) {
        this.sockets = sockets;
        slots = new int[Integer.highestOneBit(Math.max(1, sockets.size())) << 2];
        for (int number = 0; number < sockets.size(); number++) {
            slots[slot(cookie(number))] = number + 1;
        }
    }

    /** Returns the socket of a cookie, null when there is none. */
    InetSocketView get(long cookie) {
        int found = slots[slot(cookie)];
        return found == 0 ? null : sockets.get(found - 1);
    }

    /** Returns where the socket is, or may be put. */
    private int slot(long cookie) {
        int slot = Long.hashCode(cookie * 0x9E3779B97F4A7C15L) & (slots.length - 1);
        while (slots[slot] != 0 && cookie(slots[slot] - 1) != cookie) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private long cookie(int number) {
        return sockets instanceof PackedSockets packed
                ? packed.cookie(number)
                : sockets.get(number).cookie();
    }
}

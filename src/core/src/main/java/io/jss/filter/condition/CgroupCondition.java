package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;

/**
 * The socket was made in a cgroup (v2). Before Linux 5.8, and for TIME_WAIT and connection
 * requests, the kernel does not tell it.
 *
 * @param id the cgroup's id, unsigned; never -1
 */
public record CgroupCondition(long id) implements FilterCondition {

    private static final long ABSENT = -1;

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return cgroupOf(socket) == id;
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        long actual = cgroupOf(socket);
        return actual != ABSENT && actual != id;
    }

    private static long cgroupOf(DiagSocket socket) {
        return socket instanceof InetSocketView inet ? inet.cgroupIdOr(ABSENT) : ABSENT;
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return family == SocketFamily.INET;
    }

    @Override
    public String toString() {
        return "cgroup id:" + Long.toUnsignedString(id);
    }
}

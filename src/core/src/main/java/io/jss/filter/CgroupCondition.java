package io.jss.filter;

import io.jss.model.InetSocketView;

/**
 * The socket was made in a cgroup (v2). Before Linux 5.8, and for TIME_WAIT and connection
 * requests, the kernel does not tell it.
 *
 * @param id the cgroup's id, unsigned; never -1
 */
public record CgroupCondition(long id) implements Condition {

    private static final long ABSENT = -1;

    @Override
    public boolean holds(InetSocketView socket, SocketFacts facts) {
        return socket.cgroupIdOr(ABSENT) == id;
    }

    @Override
    public boolean fails(InetSocketView socket, SocketFacts facts) {
        long actual = socket.cgroupIdOr(ABSENT);
        return actual != ABSENT && actual != id;
    }

    @Override
    public String toString() {
        return "cgroup id:" + Long.toUnsignedString(id);
    }
}

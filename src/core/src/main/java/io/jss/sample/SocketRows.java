package io.jss.sample;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;

/** Sockets as {@link Rows}, found by cookie. For one thread at a time. */
final class SocketRows {

    final Rows rows;
    final CookieIndex index;
    final CommonFacts common;
    private final Counter[] counters;

    SocketRows(Counter[] counters, CommonFacts common) {
        this.counters = counters;
        this.common = common;
        rows = new Rows(counters.length);
        index = new CookieIndex(rows);
    }

    /** Adds a socket whose cookie is not here. */
    int add(InetSocketView socket, int look) {
        int row = rows.add();
        fill(row, socket, look);
        index.add(row);
        return row;
    }

    /** Makes a row that of another socket with the same cookie. */
    void replace(int row, InetSocketView socket, int look) {
        common.release(rows.common(row));
        fill(row, socket, look);
    }

    private void fill(int row, InetSocketView socket, int look) {
        rows.set(row, Rows.COOKIE, socket.cookie());
        rows.set(row, Rows.PORTS_AND_INODE, 0);
        rows.set(row, Rows.MARKS, 0);
        rows.setInode(row, socket.inodeOr(0));
        rows.setTuple(row, socket);
        rows.setState(row, socket.stateNumber());
        rows.setSeen(row, look);
        rows.setCommon(row, common.acquire(CommonFacts.Facts.of(socket)));
        for (int i = 0; i < counters.length; i++) {
            rows.set(row, Rows.COUNTERS + i, counters[i].read(socket));
        }
        rows.mark(row, Rows.MINISOCK, isMinisock(socket));
    }

    /** Takes out rows, the last one first; others get other numbers by it. */
    void remove(int row) {
        index.remove(row);
        common.release(rows.common(row));
        int last = rows.size() - 1;
        if (row != last) {
            index.renumber(last, row);
        }
        rows.fillByLast(row);
    }

    void clear() {
        index.clear();
        rows.clear();
    }

    CommonFacts.Facts facts(int row) {
        return common.get(rows.common(row));
    }

    void setFacts(int row, CommonFacts.Facts facts) {
        int number = common.acquire(facts);
        common.release(rows.common(row));
        rows.setCommon(row, number);
    }

    long[] counters(int row) {
        long[] values = new long[counters.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(row, Rows.COUNTERS + i);
        }
        return values;
    }

    void setCounters(int row, long[] values) {
        for (int i = 0; i < values.length; i++) {
            rows.set(row, Rows.COUNTERS + i, values[i]);
        }
    }

    long tupleHash(int row) {
        return TupleIndex.hash(rows, row, facts(row).protocol().number());
    }

    /** Returns a number for the protocol and family of a row. */
    int table(int row) {
        return table(facts(row).protocol(), facts(row).family());
    }

    static int table(Protocol protocol, AddressFamily family) {
        return protocol.number() * 2 + (family == AddressFamily.INET ? 0 : 1);
    }

    InetSocket copy(int row) {
        return InetSocket.copyOf(new RowView(this, row));
    }

    /**
     * Minisocks have no attribute but the mark; since Linux 3.8 every other socket has this one.
     */
    static boolean isMinisock(InetSocketView socket) {
        return socket.shutdownOr(-1) < 0
                && switch (SocketState.of(socket.stateNumber())) {
                    case TIME_WAIT, FIN_WAIT2, SYN_RECV, NEW_SYN_RECV -> true;
                    default -> false;
                };
    }

    /** Returns whether it is what is left of a connection: its past was a full socket. */
    static boolean isRemnant(InetSocketView socket) {
        return isMinisock(socket) && !isRequestState(socket.stateNumber());
    }

    private static boolean isRequestState(int state) {
        return state == SocketState.SYN_RECV.number() || state == SocketState.NEW_SYN_RECV.number();
    }

    /** Returns whether it stands for a connection request, whose counters begin with its socket. */
    boolean isRequest(int row) {
        return rows.is(row, Rows.MINISOCK) && isRequestState(rows.state(row));
    }

    /** As {@link #isRemnant(InetSocketView)}, of a row. */
    boolean isRemnant(int row) {
        return rows.is(row, Rows.MINISOCK) && !isRequest(row);
    }
}

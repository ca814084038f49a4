package io.jss.micrometer;

import io.jss.model.InetSocketView;
import io.jss.model.SocketState;

/** What one look sees on the listening ports of one label. */
final class PortTally {

    /** By the kernel's number of the state, 0 for one that is not known. */
    final long[] states = new long[SocketState.values().length];

    long receiveQueue;
    long sendQueue;

    /** Of the listener whose queue is the fullest. */
    long waiting;

    long limit;
    private boolean hasListener;

    void listener(InetSocketView socket) {
        states[SocketState.LISTEN.number()]++;
        long rqueue = socket.rqueue();
        long wqueue = socket.wqueue();
        // The kernel takes one connection more than the backlog, so one of 0 can be full, too.
        if (!hasListener || rqueue * (limit + 1.0) > waiting * (wqueue + 1.0)) {
            hasListener = true;
            waiting = rqueue;
            limit = wqueue;
        }
    }

    void connection(InetSocketView socket) {
        states[socket.state().number()]++;
        receiveQueue += socket.rqueue();
        sendQueue += socket.wqueue();
    }
}

package io.jss.engine;

import io.jss.model.Connection;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;

/**
 * Which socket a row was about.
 *
 * @param cookie tells the socket from all others
 * @param ends its protocol and its ends
 */
record SeenRow(long cookie, Connection ends) {

    static SeenRow of(InetSocketView row) {
        return new SeenRow(row.cookie(), new Connection(row.protocol(), row.local(), row.remote()));
    }

    int localPort() {
        return ends.local().port();
    }

    int remotePort() {
        return ends.remote().port();
    }

    /**
     * Returns whether a look-up finds this socket as long as it exists: one of several without a
     * peer may hide the others, and one that is bound to an interface may be hidden.
     */
    boolean isFoundByItsEnds() {
        return cookie != 0
                && remotePort() != 0
                && ends.local().interfaceIndex() == 0
                && (ends.protocol() == Protocol.TCP || ends.protocol() == Protocol.UDP);
    }
}

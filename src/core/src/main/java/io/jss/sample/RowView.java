package io.jss.sample;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketDetails;
import java.util.Optional;

/** What is kept of a socket, as it was seen last: no queues, no timer, no details. */
record RowView(SocketRows sockets, int row) implements InetSocketView {

    private long word(int number) {
        return sockets.rows.get(row, number);
    }

    @Override
    public Protocol protocol() {
        return sockets.facts(row).protocol();
    }

    @Override
    public AddressFamily socketFamily() {
        return sockets.facts(row).family();
    }

    @Override
    public int stateNumber() {
        return sockets.rows.state(row);
    }

    @Override
    public long localHigh() {
        return word(Rows.LOCAL_HIGH);
    }

    @Override
    public long localLow() {
        return word(Rows.LOCAL_LOW);
    }

    @Override
    public int localPort() {
        return sockets.rows.localPort(row);
    }

    @Override
    public long remoteHigh() {
        return word(Rows.REMOTE_HIGH);
    }

    @Override
    public long remoteLow() {
        return word(Rows.REMOTE_LOW);
    }

    @Override
    public int remotePort() {
        return sockets.rows.remotePort(row);
    }

    @Override
    public int interfaceIndex() {
        return sockets.facts(row).interfaceIndex();
    }

    @Override
    public long cookie() {
        return word(Rows.COOKIE);
    }

    @Override
    public int timerNumber() {
        return 0;
    }

    @Override
    public long timerExpiresMillis() {
        return 0;
    }

    @Override
    public int retransmits() {
        return 0;
    }

    @Override
    public long rqueue() {
        return 0;
    }

    @Override
    public long wqueue() {
        return 0;
    }

    @Override
    public long uidOr(long absent) {
        long uid = sockets.facts(row).uid();
        return uid < 0 ? absent : uid;
    }

    @Override
    public long inodeOr(long absent) {
        long inode = sockets.rows.inode(row);
        return inode == 0 ? absent : inode;
    }

    @Override
    public int shutdownOr(int absent) {
        return absent;
    }

    @Override
    public int v6onlyOr(int absent) {
        return absent;
    }

    @Override
    public int ipProtocolOr(int absent) {
        return absent;
    }

    @Override
    public long markOr(long absent) {
        return absent;
    }

    @Override
    public long cgroupIdOr(long absent) {
        return absent;
    }

    @Override
    public int socketOptionsOr(int absent) {
        return absent;
    }

    @Override
    public boolean hasDetails() {
        return false;
    }

    @Override
    public Optional<SocketDetails> details() {
        return Optional.empty();
    }
}

package io.jss.sample;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfoField;

/** One of the sockets; the same at any time. */
record PackedSocket(PackedSockets sockets, int row) implements InetSocketView {

    private PackedFacts facts() {
        return sockets.facts(row);
    }

    private int mark(int shift) {
        return sockets.number(row, PackedSockets.MARKS) >>> shift & 0xff;
    }

    private boolean is(int flag) {
        return (mark(PackedSockets.FLAGS_SHIFT) & flag) != 0;
    }

    @Override
    public Protocol protocol() {
        return facts().protocol();
    }

    @Override
    public AddressFamily socketFamily() {
        return facts().family();
    }

    @Override
    public int stateNumber() {
        return mark(0);
    }

    @Override
    public long localHigh() {
        return sockets.endLong(row, PackedSockets.LOCAL_HIGH);
    }

    @Override
    public long localLow() {
        return sockets.endLong(row, PackedSockets.LOCAL_LOW);
    }

    @Override
    public int localPort() {
        return sockets.end(row, PackedSockets.PORTS) >>> Short.SIZE;
    }

    @Override
    public long remoteHigh() {
        return sockets.endLong(row, PackedSockets.REMOTE_HIGH);
    }

    @Override
    public long remoteLow() {
        return sockets.endLong(row, PackedSockets.REMOTE_LOW);
    }

    @Override
    public int remotePort() {
        return sockets.end(row, PackedSockets.PORTS) & 0xffff;
    }

    @Override
    public int interfaceIndex() {
        return facts().interfaceIndex();
    }

    @Override
    public long cookie() {
        return sockets.cookie(row);
    }

    @Override
    public int timerNumber() {
        return mark(PackedSockets.TIMER_SHIFT);
    }

    @Override
    public long timerExpiresMillis() {
        return Integer.toUnsignedLong(sockets.end(row, PackedSockets.EXPIRES));
    }

    @Override
    public int retransmits() {
        return mark(PackedSockets.RETRANSMITS_SHIFT);
    }

    @Override
    public long rqueue() {
        return Integer.toUnsignedLong(sockets.number(row, PackedSockets.RQUEUE));
    }

    @Override
    public long wqueue() {
        return Integer.toUnsignedLong(sockets.number(row, PackedSockets.WQUEUE));
    }

    @Override
    public long uidOr(long absent) {
        long uid = facts().uid();
        return uid < 0 ? absent : uid;
    }

    @Override
    public long inodeOr(long absent) {
        return is(PackedSockets.HAS_INODE)
                ? Integer.toUnsignedLong(sockets.number(row, PackedSockets.INODE))
                : absent;
    }

    @Override
    public int shutdownOr(int absent) {
        int bits = facts().shutdown();
        return bits < 0 ? absent : bits;
    }

    @Override
    public int v6onlyOr(int absent) {
        int only = facts().v6only();
        return only < 0 ? absent : only;
    }

    @Override
    public int ipProtocolOr(int absent) {
        int number = facts().ipProtocol();
        return number < 0 ? absent : number;
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
        return is(PackedSockets.HAS_DETAILS);
    }

    @Override
    public boolean has(Structure structure) {
        return switch (structure) {
            case TCP_INFO -> is(PackedSockets.HAS_TCP_INFO);
            case SK_MEM_INFO -> is(PackedSockets.HAS_SK_MEM_INFO);
            default -> false;
        };
    }

    @Override
    public long numberOr(StructField field, long absent) {
        return field instanceof TcpInfoField number
                ? sockets.field(row, number, absent)
                : sockets.field(row, field, absent);
    }

    @Override
    public long knownOr(StructField field, long absent) {
        return field instanceof TcpInfoField number
                        && number.isKnownOfEveryConnection()
                        && is(PackedSockets.HAS_ANSWERED)
                ? sockets.field(row, number, absent)
                : InetSocketView.super.knownOr(field, absent);
    }

    @Override
    public long uptimeMillisOr(long absent) {
        return sockets.uptimeMillis() < 0 ? absent : sockets.uptimeMillis();
    }

    @Override
    public String congestionOr(String absent) {
        String name = facts().congestion();
        return name == null ? absent : name;
    }

    /** One row is one socket, whatever else is in the list. */
    @Override
    @SuppressWarnings("ReferenceEquality") // lists are compared by what is in them
    public boolean equals(Object other) {
        return other instanceof PackedSocket view && view.sockets == sockets && view.row == row;
    }

    @Override
    public int hashCode() {
        return row;
    }

    /** Returns the line of {@link InetSocket#toString}. */
    @Override
    public String toString() {
        return InetSocket.copyOf(this).toString();
    }
}

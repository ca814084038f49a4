package io.jss.sample;

import io.jss.testing.DiagRow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A row of TCP over IPv4 with the counters of tcp_info, as the kernel would send it. */
final class TcpRow {

    static final int ESTABLISHED = 1;
    static final int SYN_RECV = 3;
    static final int FIN_WAIT2 = 5;
    static final int TIME_WAIT = 6;
    static final int CLOSE = 7;
    static final int CLOSE_WAIT = 8;
    static final int LISTEN = 10;

    private static final int INFO = 2;
    private static final int SHUTDOWN = 8;
    private static final int PROTOCOL = 10;
    private static final int INFO_SIZE = 232;
    private static final int TOTAL_RETRANS = 100;
    private static final int BYTES_ACKED = 120;
    private static final int BYTES_RECEIVED = 128;
    private static final int SEGS_OUT = 136;
    private static final int SEGS_IN = 140;
    private static final int BYTES_SENT = 200;
    private static final int BYTES_RETRANS = 208;

    private final long cookie;
    private final ByteBuffer info = ByteBuffer.allocate(INFO_SIZE).order(ByteOrder.nativeOrder());
    private int localPort = 5001;
    private int remotePort = 40_000;
    private int state = ESTABLISHED;
    private long inode = 77;
    private int size = INFO_SIZE;

    private TcpRow(long cookie) {
        this.cookie = cookie;
        info.putInt(SEGS_OUT, 1);
    }

    static TcpRow socket(long cookie) {
        return new TcpRow(cookie);
    }

    TcpRow ports(int local, int remote) {
        localPort = local;
        remotePort = remote;
        return this;
    }

    TcpRow state(int number) {
        state = number;
        return this;
    }

    TcpRow inode(long number) {
        inode = number;
        return this;
    }

    /** Sets BYTES_SENT and, as nothing was retransmitted, BYTES_ACKED. */
    TcpRow sent(long bytes) {
        info.putLong(BYTES_SENT, bytes).putLong(BYTES_ACKED, bytes);
        return this;
    }

    TcpRow acked(long bytes) {
        info.putLong(BYTES_ACKED, bytes);
        return this;
    }

    TcpRow retransmitted(long bytes, int segments) {
        info.putLong(BYTES_RETRANS, bytes).putInt(TOTAL_RETRANS, segments);
        return this;
    }

    TcpRow received(long bytes) {
        info.putLong(BYTES_RECEIVED, bytes);
        return this;
    }

    TcpRow segments(long out, long in) {
        info.putInt(SEGS_OUT, (int) out).putInt(SEGS_IN, (int) in);
        return this;
    }

    /** Cuts tcp_info as an older kernel does. */
    TcpRow infoOf(int bytes) {
        size = bytes;
        return this;
    }

    private DiagRow row() {
        return DiagRow.row().cookie(cookie).ports(localPort, remotePort).state(state);
    }

    private byte[] info() {
        byte[] bytes = new byte[size];
        info.put(0, (byte) state).get(0, bytes);
        return bytes;
    }

    byte[] message() {
        return row().owner(1000, inode)
                .attribute(SHUTDOWN, new byte[1])
                .attribute(INFO, info())
                .message();
    }

    /** Returns what a minisock is: a row without attributes, uid and inode. */
    byte[] minisock() {
        return row().owner(0, 0).message();
    }

    /** Returns the event of its end. */
    byte[] event() {
        return row().owner(0, 0)
                .attribute(PROTOCOL, new byte[] {6})
                .attribute(INFO, info())
                .message();
    }
}

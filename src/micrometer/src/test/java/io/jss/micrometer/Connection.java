package io.jss.micrometer;

import io.jss.testing.DiagRow;
import io.jss.testing.KernelBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A row of TCP over IPv4 with tcp_info, as the kernel would send it. */
final class Connection {

    static final int ESTABLISHED = 1;
    static final int TIME_WAIT = 6;
    static final int CLOSE_WAIT = 8;

    private static final int INFO = 2;
    private static final int SHUTDOWN = 8;
    private static final int CGROUP_ID = 21;
    private static final int INFO_SIZE = 232;
    private static final int RTT = 68;
    private static final int TOTAL_RETRANS = 100;
    private static final int BYTES_ACKED = 120;
    private static final int BYTES_RECEIVED = 128;
    private static final int DATA_SEGS_OUT = 156;
    private static final int DELIVERED = 192;
    private static final int BYTES_SENT = 200;
    private static final int BYTES_RETRANS = 208;

    private final long cookie;
    private final ByteBuffer info = ByteBuffer.allocate(INFO_SIZE).order(ByteOrder.nativeOrder());
    private final boolean opened;
    private byte[] remote = {10, 0, 0, 9};
    private int localPort;
    private int remotePort;
    private int state = ESTABLISHED;
    private long rqueue;
    private long wqueue;
    private int size = INFO_SIZE;
    private long cgroup;

    private Connection(long cookie, boolean opened, int localPort, int remotePort) {
        this.cookie = cookie;
        this.opened = opened;
        this.localPort = localPort;
        this.remotePort = remotePort;
        sent(0, 0);
    }

    /** Starts one that a listener on a port accepted. */
    static Connection accepted(long cookie, int port) {
        return new Connection(cookie, false, port, 40_000);
    }

    /** Starts one that this end opened. */
    static Connection opened(long cookie, int remotePort) {
        return new Connection(cookie, true, 50_000, remotePort);
    }

    Connection remote(int... address) {
        remote =
                new byte[] {
                    (byte) address[0], (byte) address[1], (byte) address[2], (byte) address[3]
                };
        return this;
    }

    Connection ports(int local, int distant) {
        localPort = local;
        remotePort = distant;
        return this;
    }

    Connection state(int number) {
        state = number;
        return this;
    }

    Connection queues(long receive, long send) {
        rqueue = receive;
        wqueue = send;
        return this;
    }

    /** Sets bytes sent and acknowledged, in segments of which none was lost. */
    Connection sent(long bytes, int segments) {
        info.putLong(BYTES_SENT, bytes).putLong(BYTES_ACKED, bytes + (opened ? 1 : 0));
        info.putInt(DATA_SEGS_OUT, segments).putInt(DELIVERED, segments + 1);
        return this;
    }

    /** Sets that some segments, of a byte each, had to be sent again. */
    Connection lost(int segments) {
        info.putInt(TOTAL_RETRANS, segments).putLong(BYTES_RETRANS, segments);
        info.putLong(BYTES_SENT, info.getLong(BYTES_SENT) + segments);
        info.putInt(DATA_SEGS_OUT, info.getInt(DATA_SEGS_OUT) + segments);
        return this;
    }

    Connection received(long bytes) {
        info.putLong(BYTES_RECEIVED, bytes);
        return this;
    }

    Connection rtt(int micros) {
        info.putInt(RTT, micros);
        return this;
    }

    /** Cuts tcp_info as an older kernel does. */
    Connection infoOf(int bytes) {
        size = bytes;
        return this;
    }

    /** Sets the cgroup that made it; without one the kernel tells none. */
    Connection cgroup(long id) {
        cgroup = id;
        return this;
    }

    private DiagRow row() {
        return DiagRow.row()
                .addresses(2, new byte[] {10, 0, 0, 1}, remote)
                .ports(localPort, remotePort)
                .cookie(cookie)
                .state(state);
    }

    FakeTable.Row tcp() {
        byte[] bytes = new byte[size];
        info.put(0, (byte) state).get(0, bytes);
        DiagRow row =
                row().queues(rqueue, wqueue)
                        .owner(1000, cookie)
                        .attribute(SHUTDOWN, new byte[1])
                        .attribute(INFO, bytes);
        if (cgroup != 0) {
            row.attribute(CGROUP_ID, KernelBytes.inNativeOrder().u64(cgroup).toArray());
        }
        return new FakeTable.Row(FakeTable.TCP, 2, state, row.message());
    }

    /** Returns what is left of it in TIME_WAIT, with the cookie of its own that it got. */
    static FakeTable.Row timeWait(long cookie, int localPort, int remotePort) {
        Connection gone = accepted(cookie, localPort).ports(localPort, remotePort).state(TIME_WAIT);
        return new FakeTable.Row(FakeTable.TCP, 2, TIME_WAIT, gone.row().owner(0, 0).message());
    }

    /** Returns a listener on 0.0.0.0. */
    static FakeTable.Row listener(long cookie, int port, long waiting, long backlog) {
        return new FakeTable.Row(
                FakeTable.TCP,
                2,
                10,
                DiagRow.row()
                        .addresses(2, new byte[4], new byte[4])
                        .ports(port, 0)
                        .cookie(cookie)
                        .state(10)
                        .queues(waiting, backlog)
                        .owner(1000, cookie)
                        .message());
    }

    /** Returns an unconnected UDP socket on [::] that takes IPv4 too. */
    static FakeTable.Row datagrams(long cookie, int port, long rqueue) {
        return new FakeTable.Row(
                FakeTable.UDP,
                10,
                7,
                DiagRow.row()
                        .addresses(10, new byte[16], new byte[16])
                        .ports(port, 0)
                        .cookie(cookie)
                        .state(7)
                        .queues(rqueue, 0)
                        .owner(1000, cookie)
                        .attribute(11, KernelBytes.inNativeOrder().u8(0).toArray())
                        .message());
    }
}

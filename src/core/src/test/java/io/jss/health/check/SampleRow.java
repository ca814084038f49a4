package io.jss.health.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jss.decode.InetDiagView;
import io.jss.health.HealthSample;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.netlink.MessageCursor;
import io.jss.sample.PackedSockets;
import io.jss.testing.DiagRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A row with tcp_info, memory and congestion control, as the kernel sends it. Unless a test says
 * otherwise it is a sound connection to another host, held by inode 77.
 */
final class SampleRow {

    static final int ESTABLISHED = 1;
    static final int TIME_WAIT = 6;
    static final int CLOSE = 7;
    static final int CLOSE_WAIT = 8;
    static final int LISTEN = 10;
    static final int RETRANSMISSION_TIMER = 1;
    static final int PROBE_TIMER = 4;

    /** What a clock reads that was never set, soon after the start of the kernel. */
    private static final int NEVER_SET = -1;

    private static final int INFO = 2;
    private static final int CONGESTION = 4;
    private static final int SK_MEM_INFO = 7;
    private static final int INFO_SIZE = 232;
    private static final int RTO = 8;
    private static final int SND_MSS = 16;
    private static final int LAST_DATA_SENT = 44;
    private static final int LAST_DATA_RECV = 52;
    private static final int LAST_ACK_RECV = 56;
    private static final int RTT = 68;
    private static final int TOTAL_RETRANS = 100;
    private static final int BYTES_ACKED = 120;
    private static final int BYTES_RECEIVED = 128;
    private static final int MIN_RTT = 148;
    private static final int DATA_SEGS_OUT = 156;
    private static final int MEMORY_SIZE = 36;
    private static final int RMEM_ALLOC = 0;
    private static final int DROPS = 32;

    private final DiagRow row = DiagRow.row();
    private final ByteBuffer info = ByteBuffer.allocate(INFO_SIZE).order(ByteOrder.nativeOrder());
    private final ByteBuffer memory =
            ByteBuffer.allocate(MEMORY_SIZE).order(ByteOrder.nativeOrder());
    private String congestion = "cubic";
    private int state = ESTABLISHED;
    private int infoSize = INFO_SIZE;

    private SampleRow(long cookie) {
        row.cookie(cookie);
    }

    /** Returns a connection from 10.0.0.1 to 10.0.0.2. */
    static SampleRow connection(long cookie, int localPort, int remotePort) {
        SampleRow row =
                new SampleRow(cookie).between("10.0.0.1", localPort, "10.0.0.2", remotePort);
        row.info.putInt(SND_MSS, 1448).putInt(MIN_RTT, 1000).putInt(RTT, 2000);
        return row.quietFor(10);
    }

    /** Returns a listener, with how many connections wait and its backlog. */
    static SampleRow listener(long cookie, String address, int port, long waiting, long backlog) {
        SampleRow row = new SampleRow(cookie).between(address, port, "0.0.0.0", 0);
        row.row.queues(waiting, backlog);
        return row.state(LISTEN);
    }

    SampleRow between(String local, int localPort, String remote, int remotePort) {
        IpAddress from = IpAddress.parse(local);
        row.addresses(from.family().number(), from.toBytes(), IpAddress.parse(remote).toBytes())
                .ports(localPort, remotePort);
        return this;
    }

    SampleRow state(int number) {
        state = number;
        row.state(number);
        return this;
    }

    SampleRow inode(long number) {
        row.owner(1000, number);
        return this;
    }

    SampleRow queues(long receive, long send) {
        row.queues(receive, send);
        return this;
    }

    SampleRow timer(int number, long expiresMillis) {
        return timer(number, 2, expiresMillis);
    }

    SampleRow timer(int number, int retransmits, long expiresMillis) {
        row.timer(number, retransmits, expiresMillis);
        return this;
    }

    /** Sets the present retransmission time-out, and when data was last sent. */
    SampleRow timeOut(int rtoMillis, int sentMillisAgo) {
        info.putInt(RTO, rtoMillis * 1000).putInt(LAST_DATA_SENT, sentMillisAgo);
        return this;
    }

    /** Sets when data was last sent and received, and an acknowledgement received. */
    SampleRow quietFor(int millis) {
        info.putInt(LAST_DATA_SENT, millis)
                .putInt(LAST_DATA_RECV, millis)
                .putInt(LAST_ACK_RECV, millis);
        return this;
    }

    /** Leaves the clocks of data as an old kernel does before the first data. */
    SampleRow withoutData() {
        info.putInt(LAST_DATA_SENT, NEVER_SET).putInt(LAST_DATA_RECV, NEVER_SET);
        return this;
    }

    /** Leaves the clock of acknowledgements as a kernel does before the first one. */
    SampleRow withoutAcknowledgement() {
        info.putInt(LAST_ACK_RECV, NEVER_SET);
        return this;
    }

    SampleRow acked(long bytes) {
        info.putLong(BYTES_ACKED, bytes);
        return this;
    }

    SampleRow received(long bytes) {
        info.putLong(BYTES_RECEIVED, bytes);
        return this;
    }

    SampleRow segments(int withData, int again) {
        info.putInt(DATA_SEGS_OUT, withData).putInt(TOTAL_RETRANS, again);
        return this;
    }

    SampleRow rtt(int micros) {
        info.putInt(RTT, micros);
        return this;
    }

    SampleRow mss(int bytes) {
        info.putInt(SND_MSS, bytes);
        return this;
    }

    SampleRow congestion(String name) {
        congestion = name;
        return this;
    }

    SampleRow receiveMemory(int bytes) {
        memory.putInt(RMEM_ALLOC, bytes);
        return this;
    }

    SampleRow drops(int datagrams) {
        memory.putInt(DROPS, datagrams);
        return this;
    }

    /** Cuts tcp_info as an older kernel does; 0 leaves it away. */
    SampleRow infoOf(int bytes) {
        infoSize = bytes;
        return this;
    }

    InetSocketView tcp() throws IOException {
        if (infoSize > 0) {
            byte[] bytes = new byte[infoSize];
            info.put(0, (byte) state).get(0, bytes);
            row.attribute(INFO, bytes);
        }
        row.attribute(CONGESTION, (congestion + '\0').getBytes(US_ASCII));
        return decoded(Protocol.TCP);
    }

    InetSocketView udp() throws IOException {
        return decoded(Protocol.UDP);
    }

    private InetSocketView decoded(Protocol protocol) throws IOException {
        row.attribute(SK_MEM_INFO, memory.array());
        MessageCursor message = new MessageCursor();
        message.reset(ByteBuffer.wrap(row.message()).order(ByteOrder.nativeOrder()));
        message.next();
        InetDiagView view = new InetDiagView();
        view.wrap(message, protocol);
        PackedSockets kept = HealthSample.packed();
        kept.add(view);
        return kept.get(0);
    }
}

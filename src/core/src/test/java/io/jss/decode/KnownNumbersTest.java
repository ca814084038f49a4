package io.jss.decode;

import static io.jss.model.TcpInfoField.LAST_DATA_RECV;
import static io.jss.model.TcpInfoField.LAST_DATA_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfo;
import io.jss.model.TcpInfoField;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.Capture;
import io.jss.testing.DiagRow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KnownNumbersTest {

    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int INFO = 2;
    private static final int TCP_INFO_SIZE = 280;
    private static final long ABSENT = Long.MIN_VALUE;
    private static final long WRAP = 1L << 32;

    /** What {@code tcp_get_info} fills in before it returns for a listener. */
    private static final Set<TcpInfoField> OF_LISTENERS =
            EnumSet.of(
                    TcpInfoField.STATE,
                    TcpInfoField.UNACKED,
                    TcpInfoField.SACKED,
                    TcpInfoField.SND_CWND,
                    TcpInfoField.REORDERING,
                    TcpInfoField.PACING_RATE,
                    TcpInfoField.MAX_PACING_RATE);

    static List<String> kernels() {
        return Capture.KERNELS;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void ofAListenerOnlyWhatTheKernelFillsInIsKnown(String kernel) throws Exception {
        List<InetSocket> listeners =
                tcp(kernel).stream().filter(s -> s.state() == SocketState.LISTEN).toList();

        assertThat(listeners).isNotEmpty();
        for (InetSocket listener : listeners) {
            assertThat(OF_LISTENERS).containsAll(known(listener));
            assertThat(known(listener))
                    .contains(TcpInfoField.UNACKED, TcpInfoField.SACKED, TcpInfoField.SND_CWND);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aKeptStructureKnowsWhatTheSocketKnows(String kernel) throws Exception {
        for (InetSocket socket : tcp(kernel)) {
            TcpInfo info = socket.tcpInfo().orElse(null);
            for (TcpInfoField field : TcpInfoField.values()) {
                long value = socket.knownOr(field, ABSENT);
                assertThat(info == null ? ABSENT : info.get(field).orElse(ABSENT)).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aValueThatStandsForNoneIsUnknown(String kernel) throws Exception {
        for (InetSocket socket : tcp(kernel)) {
            assertThat(socket.knownOr(TcpInfoField.PACING_RATE, 0)).isGreaterThanOrEqualTo(0);
            assertThat(socket.knownOr(TcpInfoField.MAX_PACING_RATE, 0)).isGreaterThanOrEqualTo(0);
            assertThat(socket.knownOr(TcpInfoField.SND_SSTHRESH, 0)).isLessThan(0x7fffffff);
            assertThat(socket.knownOr(TcpInfoField.RTT, 1)).isPositive();
            assertThat(socket.knownOr(TcpInfoField.MIN_RTT, 0)).isLessThan(0xffffffffL);
        }
    }

    @Test
    void linux316SaysOfASocketThatNeverReceivedTheTimeSinceItsTicksBegan() throws Exception {
        List<InetSocket> never =
                tcp("3.16.0").stream()
                        .filter(s -> s.numberOr(LAST_DATA_RECV, 0) > WRAP - 300_000)
                        .toList();

        assertThat(never).isNotEmpty();
        for (InetSocket socket : never) {
            assertThat(socket.knownOr(LAST_DATA_RECV, ABSENT)).isEqualTo(ABSENT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "864000000, 5000, true",
        "864000000, 863700000, false", // never set: ten days but five minutes
        "864000000, 863700900, false",
        "864000000, 863600000, true",
        "864000000, 864100000, false", // older than the kernel
        "60000, 4294727296, false", // never set, and the ticks begin below 0
        "60000, 59000, true",
        "-1, 863700000, true", // uptime unknown
        "-1, 4294682692, false"
    })
    void aClockThatWasNeverSetIsUnknown(long uptime, long ago, boolean known) throws Exception {
        InetSocketView view = view(1, ago, uptime);

        assertThat(view.knownOr(LAST_DATA_RECV, ABSENT)).isEqualTo(known ? ago : ABSENT);
        assertThat(view.numberOr(LAST_DATA_RECV, ABSENT)).isEqualTo(ago);
        TcpInfo kept = InetSocket.copyOf(view).tcpInfo().orElseThrow();
        assertThat(kept.lastDataRecv().isPresent()).isEqualTo(known);
    }

    @Test
    void beforeThePeerAnsweredNothingIsSaidOfIt() throws Exception {
        InetSocketView synSent = view(2, 5000, 864_000_000);

        for (TcpInfoField field : List.of(LAST_DATA_RECV, LAST_DATA_SENT, TcpInfoField.SND_WND)) {
            assertThat(synSent.knownOr(field, ABSENT)).as("%s", field).isEqualTo(ABSENT);
        }
        assertThat(synSent.knownOr(TcpInfoField.RETRANSMITS, ABSENT)).isZero();
    }

    @Test
    void aClosedSocketIsAConnectionOnlyIfItSentOrReceived() throws Exception {
        InetSocketView bound = view(7, 0, 1_000_000);

        assertThat(bound.knownOr(TcpInfoField.BYTES_ACKED, ABSENT)).isEqualTo(ABSENT);
        assertThat(bound.knownOr(TcpInfoField.SND_CWND, ABSENT)).isZero();
    }

    @Test
    void dccpTellsAFewNumbersOnly() throws Exception {
        List<InetSocket> sockets = sockets("5.10.0", "dccp4", Protocol.DCCP);
        sockets.addAll(sockets("3.16.0", "dccp4", Protocol.DCCP));
        for (InetSocket socket : sockets) {
            if (socket.has(Structure.TCP_INFO)) {
                assertThat(known(socket))
                        .doesNotContain(TcpInfoField.BYTES_ACKED, TcpInfoField.PACING_RATE);
            }
        }
        InetDiagView view = new InetDiagView();
        ByteBuffer bytes = row(1, 0);
        view.wrap(bytes, 0, bytes.limit(), Protocol.DCCP);
        assertThat(view.numberOr(TcpInfoField.SEGS_OUT, ABSENT)).isEqualTo(ABSENT);
        assertThat(view.numberOr(TcpInfoField.RETRANSMITS, ABSENT)).isZero();
    }

    private static InetSocketView view(int state, long lastDataRecv, long uptime) throws Exception {
        InetDiagView view = new InetDiagView(new Uptime(uptime));
        ByteBuffer bytes = row(state, lastDataRecv);
        view.wrap(bytes, 0, bytes.limit(), Protocol.TCP);
        return view;
    }

    private static ByteBuffer row(int state, long lastDataRecv) {
        ByteBuffer info = ByteBuffer.allocate(TCP_INFO_SIZE).order(ByteOrder.nativeOrder());
        info.put(0, (byte) state).putInt(52, (int) lastDataRecv);
        byte[] payload =
                DiagRow.in(ByteOrder.nativeOrder())
                        .state(state)
                        .attribute(INFO, info.array())
                        .payload();
        return ByteBuffer.wrap(payload).order(ByteOrder.nativeOrder());
    }

    private static Set<TcpInfoField> known(InetSocketView socket) {
        Set<TcpInfoField> known = EnumSet.noneOf(TcpInfoField.class);
        for (StructField field : Structure.TCP_INFO.fields()) {
            if (socket.knownOr(field, ABSENT) != ABSENT) {
                known.add((TcpInfoField) field);
            }
        }
        return known;
    }

    private static List<InetSocket> tcp(String kernel) throws Exception {
        List<InetSocket> sockets = sockets(kernel, "tcp4", Protocol.TCP);
        sockets.addAll(sockets(kernel, "tcp6", Protocol.TCP));
        return sockets;
    }

    private static List<InetSocket> sockets(String kernel, String dump, Protocol protocol)
            throws Exception {
        List<InetSocket> sockets = new ArrayList<>();
        InetDiagView view = new InetDiagView();
        MessageCursor message = new MessageCursor();
        message.reset(Capture.messages(kernel, dump));
        while (message.next()) {
            if (message.type() == SOCK_DIAG_BY_FAMILY) {
                view.wrap(message, protocol);
                sockets.add(InetSocket.copyOf(view));
            }
        }
        return sockets;
    }

    /** A channel of which nothing but the uptime of the kernel is asked. */
    private record Uptime(long uptimeMillis) implements NetlinkChannel {
        @Override
        public void send(ByteBuffer request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ByteBuffer receive() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int portId() {
            return 0;
        }

        @Override
        public int nextSequence() {
            return 1;
        }

        @Override
        public void close() {}
    }
}

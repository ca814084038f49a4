package io.jss.classify;

import static io.jss.classify.Direction.HandshakeSide.ACCEPTED;
import static io.jss.classify.Direction.HandshakeSide.OPENED;
import static io.jss.classify.Direction.HandshakeSide.UNKNOWN;
import static io.jss.classify.TestSocket.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import io.jss.model.TcpInfoField;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The counts are those that Linux 6.18 gave for connections of known direction. */
class HandshakeSideTest {

    private static final TestSocket SOCKET = tcp("127.0.0.1 4243", "127.0.0.1 50000");

    private static Map<StructField, Long> info(
            long acked,
            long sent,
            long again,
            long dataSegments,
            long retransmissions,
            long delivered,
            long duplicates) {
        Map<StructField, Long> info = new HashMap<>();
        info.put(TcpInfoField.UNACKED, 0L);
        info.put(TcpInfoField.BYTES_ACKED, acked);
        info.put(TcpInfoField.BYTES_SENT, sent);
        info.put(TcpInfoField.BYTES_RETRANS, again);
        info.put(TcpInfoField.DATA_SEGS_OUT, dataSegments);
        info.put(TcpInfoField.TOTAL_RETRANS, retransmissions);
        info.put(TcpInfoField.DELIVERED, delivered);
        info.put(TcpInfoField.DSACK_DUPS, duplicates);
        return info;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "fresh and opened,                     1, 0, 0, 0, 0, 1, 0, OPENED",
        "fresh and accepted,                   0, 0, 0, 0, 0, 1, 0, ACCEPTED",
        "one byte sent by the opener,          2, 1, 0, 1, 0, 2, 0, OPENED",
        "sent again in vain by the acceptor,   100000, 134464, 34464, 4, 1, 5, 1, ACCEPTED",
        "retransmitted by the opener,          3, 5, 3, 5, 3, 3, 0, OPENED",
        "retransmitted by the acceptor,        100001, 134468, 34467, 8, 4, 6, 1, ACCEPTED",
        "connected to itself,                  1, 0, 0, 0, 0, 2, 1, OPENED",
        "simultaneous open,                    3, 2, 0, 1, 1, 4, 1, OPENED",
        "opened with TCP fast open,            101, 100, 0, 1, 0, 1, 0, OPENED",
        "accepted with TCP fast open,          1, 1, 0, 1, 0, 2, 0, ACCEPTED",
        "opened; one byte dropped by this host, 2, 2, 0, 2, 0, 2, 0, UNKNOWN",
        "restored by TCP_REPAIR,               0, 0, 0, 0, 0, 0, 0, UNKNOWN",
    })
    void countsOfAnEstablishedSocketShowItsSide(
            String situation,
            long acked,
            long sent,
            long again,
            long dataSegments,
            long retransmissions,
            long delivered,
            long duplicates,
            Direction.HandshakeSide side) {
        TestSocket socket =
                SOCKET.withNumbers(
                        info(
                                acked,
                                sent,
                                again,
                                dataSegments,
                                retransmissions,
                                delivered,
                                duplicates));
        assertThat(Direction.HandshakeSide.of(socket)).as(situation).isEqualTo(side);
        assertThat(Direction.HandshakeSide.of(socket.withState(SocketState.CLOSE_WAIT.number())))
                .isEqualTo(side);
    }

    @Test
    void anAcknowledgedFinCountsOneMore() {
        int finWait2 = SocketState.FIN_WAIT2.number();
        assertThat(
                        Direction.HandshakeSide.of(
                                SOCKET.withState(finWait2).withNumbers(info(4, 5, 3, 5, 3, 4, 0))))
                .isEqualTo(OPENED);
        assertThat(
                        Direction.HandshakeSide.of(
                                SOCKET.withState(finWait2).withNumbers(info(1, 0, 0, 0, 0, 2, 0))))
                .isEqualTo(ACCEPTED);
    }

    @Test
    void whatIsOnItsWayLeavesItOpen() {
        Map<StructField, Long> info = info(0, 0, 0, 0, 0, 1, 0);
        info.put(TcpInfoField.UNACKED, 1L);
        assertThat(Direction.HandshakeSide.of(SOCKET.withNumbers(info))).isEqualTo(UNKNOWN);
    }

    @Test
    void aKernelThatDoesNotCountLeavesItOpen() {
        Map<StructField, Long> info = info(0, 0, 0, 0, 0, 1, 0);
        info.remove(TcpInfoField.BYTES_SENT);
        info.remove(TcpInfoField.BYTES_RETRANS);
        assertThat(Direction.HandshakeSide.of(SOCKET.withNumbers(info))).isEqualTo(UNKNOWN);
        assertThat(Direction.HandshakeSide.of(SOCKET)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = SocketState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ESTABLISHED", "CLOSE_WAIT", "FIN_WAIT2"})
    void otherStatesLeaveItOpen(SocketState state) {
        TestSocket socket = SOCKET.withState(state.number());
        assertThat(Direction.HandshakeSide.of(socket.withNumbers(info(1, 0, 0, 0, 0, 1, 0))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void otherProtocolsLeaveItOpen() {
        TestSocket socket = SOCKET.withProtocol(Protocol.MPTCP);
        assertThat(Direction.HandshakeSide.of(socket.withNumbers(info(1, 0, 0, 0, 0, 1, 0))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void countsGoBeforeListeners() {
        ListenerIndex.Builder listeners = ListenerIndex.builder();
        listeners.add(TestSocket.tcpListener("0.0.0.0 4243"));
        TestSocket opened = SOCKET.withNumbers(info(1, 0, 0, 0, 0, 1, 0));
        TestSocket accepted = SOCKET.withNumbers(info(0, 0, 0, 0, 0, 1, 0));
        assertThat(Direction.of(opened, listeners.build())).isEqualTo(Direction.OUTBOUND);
        assertThat(Direction.of(accepted, ListenerIndex.notListed())).isEqualTo(Direction.INBOUND);
    }

    @Test
    void aSocketInSynRecvThatAProgramHoldsMayHaveOpened() {
        TestSocket request = SOCKET.withState(SocketState.SYN_RECV.number());
        assertThat(Direction.of(request, ListenerIndex.notListed())).isEqualTo(Direction.INBOUND);
        assertThat(Direction.of(request.withInode(7), ListenerIndex.notListed()))
                .isEqualTo(Direction.UNKNOWN);
    }
}

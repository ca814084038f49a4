package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.NetlinkDiagSocket;
import io.jss.model.SocketType;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetlinkDiagDecoderTest {

    private static final String LITTLE_ENDIAN =
            """
            10 03 00 01               family 16, SOCK_RAW, NETLINK_ROUTE, connected
            aa 05 00 80               port id 0x800005aa
            01 00 00 00               connected to port id 1
            04 00 00 00               and to group 4
            52 01 00 00               inode 338
            44 33 22 11 88 77 66 f5   cookie 0xf566778811223344, low word first
            10 00 00 00               MEMINFO, three words
            40 03 00 00 00 40 03 00 80 00 00 00   832, 212992, 128
            0c 00 01 00               GROUPS, one long of 64 bits
            51 00 00 00 01 00 00 80   groups 1, 5, 7, 33, 64
            14 00 02 00               RX_RING
            00 10 00 00 02 00 00 00   block 4096, 2 of them
            00 08 00 00 04 00 00 00   frame 2048, 4 of them
            08 00 04 00 08 00 00 00   FLAGS: no ENOBUFS
            """;

    private static final String BIG_ENDIAN =
            """
            10 03 00 01               family 16, SOCK_RAW, NETLINK_ROUTE, connected
            80 00 05 aa               port id 0x800005aa
            00 00 00 01               connected to port id 1
            00 00 00 04               and to group 4
            00 00 01 52               inode 338
            11 22 33 44 f5 66 77 88   cookie 0xf566778811223344, low word first
            00 10 00 00               MEMINFO, three words
            00 00 03 40 00 03 40 00 00 00 00 80   832, 212992, 128
            00 0c 00 01               GROUPS, one long of 64 bits
            80 00 00 01 00 00 00 51   groups 1, 5, 7, 33, 64
            00 14 00 02               RX_RING
            00 00 10 00 00 00 00 02   block 4096, 2 of them
            00 00 08 00 00 00 00 04   frame 2048, 4 of them
            00 08 00 04 00 00 00 08   FLAGS: no ENOBUFS
            """;

    private static final int FIXED = 28;

    @Test
    void everyFieldIsReadInBothByteOrders() throws Exception {
        verify(decode(ByteOrder.LITTLE_ENDIAN, OneMessage.bytes(LITTLE_ENDIAN)));
        verify(decode(ByteOrder.BIG_ENDIAN, OneMessage.bytes(BIG_ENDIAN)));
    }

    private static void verify(NetlinkDiagSocket socket) {
        assertThat(socket.type()).isEqualTo(SocketType.RAW);
        assertThat(socket.protocol()).isZero();
        assertThat(socket.stateNumber()).isEqualTo(1);
        assertThat(socket.portId()).isEqualTo(0x800005aaL);
        assertThat(socket.dstPortId()).isEqualTo(1);
        assertThat(socket.dstGroup()).isEqualTo(4);
        assertThat(socket.inode()).hasValue(338);
        assertThat(socket.cookie()).isEqualTo(0xf566778811223344L);
        assertThat(socket.rqueue()).hasValue(832);
        assertThat(socket.wqueue()).hasValue(128);
        assertThat(socket.groups()).hasValue(List.of(1, 5, 7, 33, 64));
        assertThat(socket.rxRing()).hasValue(new NetlinkDiagSocket.Ring(4096, 2, 2048, 4));
        assertThat(socket.txRing()).isEmpty();
        assertThat(socket.flags()).hasValue(8);
    }

    @Test
    void aSocketOfTheKernelHasNoInodeAndWhatWasNotSentIsAbsent() throws Exception {
        byte[] payload = Arrays.copyOf(OneMessage.bytes(LITTLE_ENDIAN), FIXED);
        Arrays.fill(payload, 16, 20, (byte) 0);
        NetlinkDiagSocket socket = decode(ByteOrder.LITTLE_ENDIAN, payload);

        assertThat(socket.inode()).isEmpty();
        assertThat(socket.rqueue()).isEmpty();
        assertThat(socket.wqueue()).isEmpty();
        assertThat(socket.groups()).isEmpty();
        assertThat(socket.rxRing()).isEmpty();
        assertThat(socket.flags()).isEmpty();
    }

    @Test
    void everyCutIsAWholeMessageOrTheDocumentedError() {
        assertThat(
                        OneMessage.lengthsAccepted(
                                new NetlinkDiagDecoder(),
                                ByteOrder.BIG_ENDIAN,
                                OneMessage.bytes(BIG_ENDIAN)))
                .containsExactly(28, 44, 56, 76, 84);
    }

    private static NetlinkDiagSocket decode(ByteOrder order, byte[] payload) throws Exception {
        return OneMessage.decode(new NetlinkDiagDecoder(), order, payload);
    }
}

package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.PacketSocket;
import io.jss.model.SocketType;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketDiagDecoderTest {

    private static final String LITTLE_ENDIAN =
            """
            11 02 00 08               family 17, SOCK_DGRAM, ETH_P_IP
            52 01 00 00               inode 338
            44 33 22 11 88 77 66 f5   cookie 0xf566778811223344, low word first
            1c 00 00 00               INFO
            03 00 00 00 02 00 00 00   interface 3, TPACKET_V3
            10 00 00 00 20 00 00 00   reserve 16, copy threshold 32
            01 00 00 00 05 00 00 00   timestamps 1, running and origdev
            30 00 01 00               MCLIST, one membership
            03 00 00 00 02 00 00 00   interface 3, joined twice
            00 00 06 00               PACKET_MR_MULTICAST, 6 bytes
            01 00 5e 00 00 fb 00 00   01:00:5e:00:00:fb
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  rest of 32
            20 00 02 00               RX_RING
            00 10 00 00 02 00 00 00   block 4096, 2 of them
            00 08 00 00 04 00 00 00   frame 2048, 4 of them
            64 00 00 00 08 00 00 00 01 00 00 00   100 ms, 8 private bytes, features 1
            08 00 04 00 2a 00 01 00   FANOUT group 42, type 1
            08 00 05 00 e8 03 00 00   UID 1000
            10 00 06 00               MEMINFO, three words
            00 03 00 00 00 40 03 00 80 00 00 00   768, 212992, 128
            0c 00 07 00               FILTER, one instruction
            15 00 01 02 00 08 00 80   code 0x15, jt 1, jf 2, k 0x80000800
            """;

    private static final String BIG_ENDIAN =
            """
            11 02 08 00               family 17, SOCK_DGRAM, ETH_P_IP
            00 00 01 52               inode 338
            11 22 33 44 f5 66 77 88   cookie 0xf566778811223344, low word first
            00 1c 00 00               INFO
            00 00 00 03 00 00 00 02   interface 3, TPACKET_V3
            00 00 00 10 00 00 00 20   reserve 16, copy threshold 32
            00 00 00 01 00 00 00 05   timestamps 1, running and origdev
            00 30 00 01               MCLIST, one membership
            00 00 00 03 00 00 00 02   interface 3, joined twice
            00 00 00 06               PACKET_MR_MULTICAST, 6 bytes
            01 00 5e 00 00 fb 00 00   01:00:5e:00:00:fb
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  rest of 32
            00 20 00 02               RX_RING
            00 00 10 00 00 00 00 02   block 4096, 2 of them
            00 00 08 00 00 00 00 04   frame 2048, 4 of them
            00 00 00 64 00 00 00 08 00 00 00 01   100 ms, 8 private bytes, features 1
            00 08 00 04 00 01 00 2a   FANOUT group 42, type 1
            00 08 00 05 00 00 03 e8   UID 1000
            00 10 00 06               MEMINFO, three words
            00 00 03 00 00 03 40 00 00 00 00 80   768, 212992, 128
            00 0c 00 07               FILTER, one instruction
            00 15 01 02 80 00 08 00   code 0x15, jt 1, jf 2, k 0x80000800
            """;

    private static final int FIXED = 16;

    @Test
    void everyFieldIsReadInBothByteOrders() throws Exception {
        verify(decode(ByteOrder.LITTLE_ENDIAN, OneMessage.bytes(LITTLE_ENDIAN)));
        verify(decode(ByteOrder.BIG_ENDIAN, OneMessage.bytes(BIG_ENDIAN)));
    }

    private static void verify(PacketSocket socket) {
        assertThat(socket.type()).isEqualTo(SocketType.DGRAM);
        assertThat(socket.protocol()).isEqualTo(0x800);
        assertThat(socket.inode()).hasValue(338);
        assertThat(socket.cookie()).isEqualTo(0xf566778811223344L);
        assertThat(socket.info()).hasValue(new PacketSocket.Info(3, 2, 16, 32, 1, 5));
        List<Byte> address =
                List.of((byte) 1, (byte) 0, (byte) 0x5e, (byte) 0, (byte) 0, (byte) 0xfb);
        assertThat(socket.memberships())
                .hasValue(List.of(new PacketSocket.Membership(3, 2, 0, address)));
        assertThat(socket.rxRing()).hasValue(new PacketSocket.Ring(4096, 2, 2048, 4, 100, 8, 1));
        assertThat(socket.txRing()).isEmpty();
        assertThat(socket.fanout()).hasValue(0x1002a);
        assertThat(socket.uid()).hasValue(1000);
        assertThat(socket.rqueue()).hasValue(768);
        assertThat(socket.wqueue()).hasValue(128);
        assertThat(socket.filter()).hasValue(List.of(0x0015_0102_8000_0800L));
    }

    @Test
    void whatTheKernelDidNotSendIsAbsent() throws Exception {
        byte[] payload = Arrays.copyOf(OneMessage.bytes(LITTLE_ENDIAN), FIXED);
        PacketSocket socket = decode(ByteOrder.LITTLE_ENDIAN, payload);

        assertThat(socket.info()).isEmpty();
        assertThat(socket.memberships()).isEmpty();
        assertThat(socket.rxRing()).isEmpty();
        assertThat(socket.fanout()).isEmpty();
        assertThat(socket.uid()).isEmpty();
        assertThat(socket.rqueue()).isEmpty();
        assertThat(socket.filter()).isEmpty();
    }

    @Test
    void anAddressLongerThanItsFieldEndsWithTheField() throws Exception {
        byte[] payload = OneMessage.bytes(LITTLE_ENDIAN);
        int alen = FIXED + 28 + 4 + 10;
        payload[alen] = (byte) 0xff;
        PacketSocket socket = decode(ByteOrder.LITTLE_ENDIAN, payload);

        assertThat(socket.memberships().orElseThrow().get(0).address()).hasSize(32);
    }

    @Test
    void everyCutIsAWholeMessageOrTheDocumentedError() {
        assertThat(
                        OneMessage.lengthsAccepted(
                                new PacketDiagDecoder(),
                                ByteOrder.LITTLE_ENDIAN,
                                OneMessage.bytes(LITTLE_ENDIAN)))
                .containsExactly(16, 44, 92, 124, 132, 140, 156, 168);
    }

    private static PacketSocket decode(ByteOrder order, byte[] payload) throws Exception {
        return OneMessage.decode(new PacketDiagDecoder(), order, payload);
    }
}

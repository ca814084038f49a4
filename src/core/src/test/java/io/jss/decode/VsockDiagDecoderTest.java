package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.SocketState;
import io.jss.model.SocketType;
import io.jss.model.VsockSocket;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VsockDiagDecoderTest {

    private static final String LITTLE_ENDIAN =
            """
            28 01 01 03               family 40, SOCK_STREAM, TCP_ESTABLISHED, both ways shut
            03 00 00 00 e8 03 00 80   local context 3, port 0x800003e8
            02 00 00 00 d2 04 00 00   remote context 2 (the host), port 1234
            52 01 00 00               inode 338
            44 33 22 11 88 77 66 f5   cookie 0xf566778811223344, low word first
            """;

    private static final String BIG_ENDIAN =
            """
            28 01 01 03               family 40, SOCK_STREAM, TCP_ESTABLISHED, both ways shut
            00 00 00 03 80 00 03 e8   local context 3, port 0x800003e8
            00 00 00 02 00 00 04 d2   remote context 2 (the host), port 1234
            00 00 01 52               inode 338
            11 22 33 44 f5 66 77 88   cookie 0xf566778811223344, low word first
            """;

    private static final int FIXED = 32;

    @Test
    void everyFieldIsReadInBothByteOrders() throws Exception {
        verify(decode(ByteOrder.LITTLE_ENDIAN, OneMessage.bytes(LITTLE_ENDIAN)));
        verify(decode(ByteOrder.BIG_ENDIAN, OneMessage.bytes(BIG_ENDIAN)));
    }

    private static void verify(VsockSocket socket) {
        assertThat(socket.type()).isEqualTo(SocketType.STREAM);
        assertThat(socket.state()).isEqualTo(SocketState.ESTABLISHED);
        assertThat(socket.shutdown()).isEqualTo(3);
        assertThat(socket.localCid()).isEqualTo(3);
        assertThat(socket.localPort()).isEqualTo(0x800003e8L);
        assertThat(socket.remoteCid()).isEqualTo(2);
        assertThat(socket.remotePort()).isEqualTo(1234);
        assertThat(socket.inode()).hasValue(338);
        assertThat(socket.cookie()).isEqualTo(0xf566778811223344L);
    }

    @Test
    void aConnectionThatWaitsToBeAcceptedHasNoInode() throws Exception {
        byte[] payload = OneMessage.bytes(LITTLE_ENDIAN);
        Arrays.fill(payload, 20, 24, (byte) 0);

        assertThat(decode(ByteOrder.LITTLE_ENDIAN, payload).inode()).isEmpty();
    }

    @Test
    void everyCutIsTheDocumentedError() {
        assertThat(
                        OneMessage.lengthsAccepted(
                                new VsockDiagDecoder(),
                                ByteOrder.LITTLE_ENDIAN,
                                OneMessage.bytes(LITTLE_ENDIAN)))
                .containsExactly(FIXED);
    }

    private static VsockSocket decode(ByteOrder order, byte[] payload) throws Exception {
        return OneMessage.decode(new VsockDiagDecoder(), order, payload);
    }
}

package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.MalformedMessageException;
import io.jss.model.SocketState;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import io.jss.testing.KernelBytes;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnixDiagDecoderTest {

    private static final String LISTENER_LITTLE_ENDIAN =
            """
            01 01 0a 00               family 1, SOCK_STREAM, TCP_LISTEN, padding
            0c 84 07 00               inode 492556
            44 33 22 11 88 77 66 f5   cookie 0xf566778811223344, low word first
            0b 00 00 00               NAME, 7 bytes
            2f 72 75 6e 2f 61 00 00   /run/a with its NUL, padding
            0c 00 01 00               VFS
            29 c0 20 00 03 00 10 fe   inode 2146345, device 4065:3
            08 00 02 00 00 00 00 00   PEER without an inode
            0c 00 03 00               ICONS
            0e 84 07 00 00 00 00 00   492558, and a client that has gone
            0c 00 04 00               RQLEN
            02 00 00 00 07 00 00 80   two wait, backlog 0x80000007
            0c 00 05 00               MEMINFO, two words
            00 00 00 00 00 40 03 00   0, 212992
            05 00 06 00 02 00 00 00   SHUTDOWN 2
            08 00 07 00 fe ff ff ff   UID 4294967294
            """;

    private static final String LISTENER_BIG_ENDIAN =
            """
            01 01 0a 00               family 1, SOCK_STREAM, TCP_LISTEN, padding
            00 07 84 0c               inode 492556
            11 22 33 44 f5 66 77 88   cookie 0xf566778811223344, low word first
            00 0b 00 00               NAME, 7 bytes
            2f 72 75 6e 2f 61 00 00   /run/a with its NUL, padding
            00 0c 00 01               VFS
            00 20 c0 29 fe 10 00 03   inode 2146345, device 4065:3
            00 08 00 02 00 00 00 00   PEER without an inode
            00 0c 00 03               ICONS
            00 07 84 0e 00 00 00 00   492558, and a client that has gone
            00 0c 00 04               RQLEN
            00 00 00 02 80 00 00 07   two wait, backlog 0x80000007
            00 0c 00 05               MEMINFO, two words
            00 00 00 00 00 03 40 00   0, 212992
            00 05 00 06 02 00 00 00   SHUTDOWN 2
            00 08 00 07 ff ff ff fe   UID 4294967294
            """;

    private static final int FIXED = 16;

    @Test
    void everyFieldOfALittleEndianListenerIsRead() throws Exception {
        verifyListener(decode(ByteOrder.LITTLE_ENDIAN, OneMessage.bytes(LISTENER_LITTLE_ENDIAN)));
    }

    @Test
    void everyFieldOfABigEndianListenerIsRead() throws Exception {
        verifyListener(decode(ByteOrder.BIG_ENDIAN, OneMessage.bytes(LISTENER_BIG_ENDIAN)));
    }

    private static void verifyListener(UnixSocket socket) {
        assertThat(socket.type()).isEqualTo(SocketType.STREAM);
        assertThat(socket.state()).isEqualTo(SocketState.LISTEN);
        assertThat(socket.inode()).isEqualTo(492556);
        assertThat(socket.cookie()).isEqualTo(0xf566778811223344L);
        assertThat(socket.name()).hasValue(name("/run/a"));
        assertThat(socket.file()).hasValue(new UnixSocket.BoundFile(2146345, 0xfe100003L));
        assertThat(socket.file().orElseThrow().major()).isEqualTo(0xfe1);
        assertThat(socket.file().orElseThrow().minor()).isEqualTo(3);
        assertThat(socket.peer()).hasValue(0);
        assertThat(socket.peerInode()).isEmpty();
        assertThat(socket.pending()).hasValue(List.of(492558L, 0L));
        assertThat(socket.rqueue()).hasValue(2);
        assertThat(socket.wqueue()).hasValue(0x80000007L);
        assertThat(socket.skMemInfo().orElseThrow().rmemAlloc()).hasValue(0);
        assertThat(socket.skMemInfo().orElseThrow().rcvbuf()).hasValue(212992);
        assertThat(socket.skMemInfo().orElseThrow().wmemAlloc()).isEmpty();
        assertThat(socket.shutdown()).hasValue(2);
        assertThat(socket.uid()).hasValue(4294967294L);
    }

    @Test
    void whatTheKernelDidNotSendIsAbsent() throws Exception {
        byte[] all = OneMessage.bytes(LISTENER_LITTLE_ENDIAN);
        UnixSocket bare = decode(ByteOrder.LITTLE_ENDIAN, Arrays.copyOf(all, FIXED));

        assertThat(bare.inode()).isEqualTo(492556);
        assertThat(bare.name()).isEmpty();
        assertThat(bare.file()).isEmpty();
        assertThat(bare.peer()).isEmpty();
        assertThat(bare.peerInode()).isEmpty();
        assertThat(bare.pending()).isEmpty();
        assertThat(bare.rqueue()).isEmpty();
        assertThat(bare.wqueue()).isEmpty();
        assertThat(bare.skMemInfo()).isEmpty();
        assertThat(bare.shutdown()).isEmpty();
        assertThat(bare.uid()).isEmpty();
    }

    @Test
    void anAbstractNameKeepsEveryByte() throws Exception {
        byte[] bytes = "\0a\0\n\u00ff\0".getBytes(StandardCharsets.ISO_8859_1);
        UnixSocket socket = withAttribute(0, bytes);

        assertThat(socket.name().orElseThrow().toBytes()).isEqualTo(bytes);
        assertThat(socket.name().orElseThrow().isAbstract()).isTrue();
        assertThat(socket.name().orElseThrow()).hasToString("@a@\n\ufffd@");
    }

    @Test
    void aPathWithoutItsNulIsWhole() throws Exception {
        UnixSocket socket = withAttribute(0, "/a".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(socket.name()).hasValue(name("/a"));
        assertThat(socket.name().orElseThrow().isAbstract()).isFalse();
    }

    @Test
    void anEmptyNameIsNone() throws Exception {
        assertThat(withAttribute(0, new byte[0]).name()).isEmpty();
    }

    @Test
    void aListenerThatNobodyWaitsForHasAnEmptyListOfPeers() throws Exception {
        assertThat(withAttribute(3, new byte[0]).pending()).hasValue(List.of());
    }

    @Test
    void attributesShorterThanTheirValueAreAbsent() throws Exception {
        assertThat(withAttribute(1, new byte[7]).file()).isEmpty();
        assertThat(withAttribute(2, new byte[3]).peer()).isEmpty();
        assertThat(withAttribute(4, new byte[7]).rqueue()).hasValue(0);
        assertThat(withAttribute(4, new byte[7]).wqueue()).isEmpty();
        assertThat(withAttribute(6, new byte[0]).shutdown()).isEmpty();
        assertThat(withAttribute(7, new byte[3]).uid()).isEmpty();
    }

    @Test
    void attributesOfLaterKernelsArePassedOver() throws Exception {
        assertThat(withAttribute(99, new byte[9]).inode()).isEqualTo(5);
    }

    @Test
    void unknownTypesAndStatesKeepTheirNumber() throws Exception {
        byte[] payload = KernelBytes.inNativeOrder().u8(1, 77, 99, 0).u32(5, 1, 0).toArray();
        UnixSocket socket = decode(ByteOrder.nativeOrder(), payload);

        assertThat(socket.typeNumber()).isEqualTo(77);
        assertThat(socket.type()).isEqualTo(SocketType.UNKNOWN);
        assertThat(socket.stateNumber()).isEqualTo(99);
        assertThat(socket.state()).isEqualTo(SocketState.UNKNOWN);
    }

    @Test
    void everyCutIsAWholeMessageOrTheDocumentedError() {
        // where an attribute ends, with or without its padding
        assertThat(
                        OneMessage.lengthsAccepted(
                                new UnixDiagDecoder(),
                                ByteOrder.LITTLE_ENDIAN,
                                OneMessage.bytes(LISTENER_LITTLE_ENDIAN)))
                .containsExactly(16, 27, 28, 40, 48, 60, 72, 84, 89, 90, 91, 92, 100);
    }

    @Test
    void anotherFamilyIsMalformed() {
        byte[] payload = KernelBytes.inNativeOrder().u8(2, 1, 1, 0).u32(5, 1, 0).toArray();

        assertThatThrownBy(() -> decode(ByteOrder.nativeOrder(), payload))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("malformed unix_diag_msg at byte 16: expected family 1, found 2");
    }

    private static UnixSocket.Name name(String text) {
        return UnixSocket.Name.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static UnixSocket withAttribute(int type, byte[] payload) throws Exception {
        return decode(
                ByteOrder.nativeOrder(),
                KernelBytes.inNativeOrder()
                        .u8(1, 1, 7, 0)
                        .u32(5, 1, 0)
                        .attribute(type, payload)
                        .toArray());
    }

    private static UnixSocket decode(ByteOrder order, byte[] payload) throws Exception {
        return OneMessage.decode(new UnixDiagDecoder(), order, payload);
    }
}

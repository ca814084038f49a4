package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.KernelErrorException;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.netlink.Dump;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.BigEndian;
import io.jss.testing.Capture;
import io.jss.testing.DiagRow;
import io.jss.testing.FamilyRow;
import io.jss.testing.KernelBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of every kind in both byte orders: what is decoded is the same. */
class BigEndianTest {

    private static final int ROW = 20;

    @ParameterizedTest
    @CsvSource({
        "tcp4, TCP",
        "tcp6, TCP",
        "tcp4-base, TCP",
        "tcp6-base, TCP",
        "udp4, UDP",
        "udp6, UDP",
        "udplite4, UDPLITE",
        "raw4, RAW",
        "raw6, RAW",
        "mptcp4, MPTCP"
    })
    void rowsOfRecordedKernels(String dump, Protocol protocol) throws IOException {
        int sockets = 0;
        for (String kernel : Capture.KERNELS) {
            byte[] little = bytes(Capture.messages(kernel, dump));
            byte[] big = BigEndian.messages(little, protocol.number());

            assertThat(big).hasSameSizeAs(little);
            if (little.length > 20) {
                assertThat(big).isNotEqualTo(little);
            }
            List<InetSocket> expected = sockets(little, ByteOrder.LITTLE_ENDIAN, protocol);
            assertThat(sockets(big, ByteOrder.BIG_ENDIAN, protocol))
                    .as(kernel)
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
            sockets += expected.size();
        }
        assertThat(sockets).isPositive();
    }

    @Test
    void attributesThatNoRecordedKernelSent() throws IOException {
        byte[] little =
                DiagRow.in(ByteOrder.LITTLE_ENDIAN)
                        .attribute(2, numbers(368))
                        .attribute(9, little().u16(1).u16(0).u32(7, 8, 9).toArray())
                        .attribute(3, little().u32(1, 2, 3, 4).toArray())
                        .attribute(12, numbers(128))
                        .attribute(18, numbers(200))
                        .attribute(19, ulp())
                        .attribute(20, storages())
                        .attribute(21, little().u64(0x0102030405060708L).toArray())
                        .attribute(22, new byte[] {0x5b, 0x05})
                        .attribute(99, new byte[] {1, 2, 3})
                        .message();
        for (Protocol protocol : List.of(Protocol.TCP, Protocol.SCTP, Protocol.MPTCP)) {
            List<InetSocket> expected = sockets(little, ByteOrder.LITTLE_ENDIAN, protocol);
            assertThat(
                            sockets(
                                    BigEndian.messages(little, protocol.number()),
                                    ByteOrder.BIG_ENDIAN,
                                    protocol))
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
            assertThat(expected.get(0).ulp()).isPresent();
            assertThat(expected.get(0).bpfStorages()).hasSize(1);
        }
    }

    @Test
    void rowsOfOtherFamilies() throws IOException {
        same(
                new UnixDiagDecoder(),
                FamilyRow.unix(1, 10, 500)
                        .name("/run/x")
                        .peer(7)
                        .queues(1, 2)
                        .pending(3, 4)
                        .uid(1000)
                        .attribute(1, FamilyRow.u32(11, 12))
                        .attribute(5, FamilyRow.u32(1, 2, 3, 4, 5, 6, 7, 8, 9))
                        .attribute(6, new byte[] {3}));
        same(
                new NetlinkDiagDecoder(),
                FamilyRow.netlink(16, 1, 4242, 1, 338)
                        .attribute(0, FamilyRow.u32(1, 2, 3, 4, 5, 6, 7, 8, 9))
                        .attribute(1, FamilyRow.u32(0x11, 0x1))
                        .attribute(2, FamilyRow.u32(1, 2, 3, 4))
                        .attribute(4, FamilyRow.u32(5)));
        same(
                new PacketDiagDecoder(),
                FamilyRow.packet(3, 0x0300, 800)
                        .attribute(0, FamilyRow.u32(2, 3, 4, 5, 6, 7))
                        .attribute(1, numbers(88))
                        .attribute(2, FamilyRow.u32(1, 2, 3, 4, 5, 6, 7))
                        .attribute(4, FamilyRow.u32(0x10002))
                        .attribute(5, FamilyRow.u32(1000))
                        .attribute(6, FamilyRow.u32(1, 2, 3, 4, 5, 6, 7, 8, 9))
                        .attribute(7, little().u16(6).u8(1, 2).u32(77).toArray()));
        same(new VsockDiagDecoder(), FamilyRow.vsock(1, 3, 1024, 2, 99, 901));
    }

    private static void same(FamilyDecoder<?> decoder, FamilyRow row) throws IOException {
        byte[] little = row.message();
        assertThat(decode(decoder, BigEndian.messages(little, 0), ByteOrder.BIG_ENDIAN))
                .usingRecursiveComparison()
                .isEqualTo(decode(decoder, little, ByteOrder.LITTLE_ENDIAN));
    }

    private static Object decode(FamilyDecoder<?> decoder, byte[] message, ByteOrder order)
            throws IOException {
        MessageCursor cursor = new MessageCursor();
        cursor.reset(ByteBuffer.wrap(message).order(order));
        assertThat(cursor.next()).isTrue();
        return decoder.decode(cursor);
    }

    @Test
    void eventsOfDestroyedSockets() throws IOException {
        byte[] little =
                DiagRow.in(ByteOrder.LITTLE_ENDIAN)
                        .attribute(10, new byte[] {6})
                        .attribute(2, numbers(280))
                        .message();
        List<InetSocket> seen = new ArrayList<>();
        for (byte[] message : List.of(little, BigEndian.messages(little, 6))) {
            MessageCursor cursor = new MessageCursor();
            cursor.reset(
                    ByteBuffer.wrap(message)
                            .order(
                                    message == little
                                            ? ByteOrder.LITTLE_ENDIAN
                                            : ByteOrder.BIG_ENDIAN));
            assertThat(cursor.next()).isTrue();
            InetDiagView view = new InetDiagView();
            view.wrapEvent(cursor);
            seen.add(InetSocket.copyOf(view));
        }
        assertThat(seen.get(1)).usingRecursiveComparison().isEqualTo(seen.get(0));
    }

    @Test
    void errorsAndEndsTellTheSameErrnoAndText() {
        byte[] request = DiagRow.in(ByteOrder.LITTLE_ENDIAN).payload();
        byte[] text = little().attribute(1, "no such\0".getBytes(StandardCharsets.UTF_8)).toArray();
        byte[] echoed =
                little().u32(-22)
                        .message(20, 0x301, 1, 0, Arrays.copyOf(request, 56))
                        .raw(text)
                        .toArray();
        byte[] error = little().message(2, 0x200, 1, 0, echoed).toArray();
        byte[] done =
                little().message(3, 0x202, 1, 0, little().u32(-22).raw(text).toArray()).toArray();
        for (byte[] message : List.of(error, done)) {
            for (boolean swap : new boolean[] {false, true}) {
                ByteBuffer answer =
                        ByteBuffer.wrap(swap ? BigEndian.messages(message, 6) : message)
                                .order(swap ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
                assertThatThrownBy(
                                () ->
                                        new Dump(new OneAnswer(answer))
                                                .run(request(), "dump", row -> {}))
                        .isInstanceOf(KernelErrorException.class)
                        .hasMessageContaining("EINVAL")
                        .hasMessageContaining("no such");
            }
        }
    }

    private static ByteBuffer request() {
        return ByteBuffer.wrap(little().message(20, 0x301, 1, 0, new byte[56]).toArray())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A kernel with one answer, whatever it is asked. */
    private record OneAnswer(ByteBuffer answer) implements NetlinkChannel {
        @Override
        public void send(ByteBuffer request) {
            answer.rewind();
        }

        @Override
        public ByteBuffer receive() {
            return answer;
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
        public void close() {
            answer.clear();
        }
    }

    private static byte[] ulp() {
        byte[] tls =
                little().attribute(1, little().u16(0x304).toArray())
                        .attribute(2, little().u16(51).toArray())
                        .attribute(3, little().u16(1).toArray())
                        .attribute(4, little().u16(2).toArray())
                        .attribute(5, new byte[0])
                        .toArray();
        byte[] subflow =
                little().attribute(1, little().u32(0x01020304).toArray())
                        .attribute(4, little().u64(0x0102030405060708L).toArray())
                        .attribute(7, little().u16(0x0102).toArray())
                        .attribute(8, little().u32(5).toArray())
                        .attribute(9, new byte[] {1})
                        .toArray();
        return little().attribute(1, new byte[] {'t', 'l', 's', 0})
                .attribute(2, tls)
                .attribute(3, subflow)
                .toArray();
    }

    private static byte[] storages() {
        byte[] storage =
                little().attribute(2, little().u32(0x01020304).toArray())
                        .attribute(3, new byte[] {1, 2, 3, 4, 5})
                        .toArray();
        return little().attribute(1, storage).toArray();
    }

    private static KernelBytes little() {
        return KernelBytes.in(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes that all differ from their neighbours; addresses in them are of AF_INET6. */
    private static byte[] numbers(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + 1);
        }
        bytes[0] = 10;
        bytes[1] = 0;
        if (length > 300) {
            bytes[168] = 10;
            bytes[169] = 0;
        }
        return bytes;
    }

    private static List<InetSocket> sockets(byte[] messages, ByteOrder order, Protocol protocol)
            throws IOException {
        List<InetSocket> sockets = new ArrayList<>();
        InetDiagView view = new InetDiagView();
        MessageCursor cursor = new MessageCursor();
        cursor.reset(ByteBuffer.wrap(messages).order(order));
        while (cursor.next()) {
            if (cursor.type() == ROW) {
                view.wrap(cursor, protocol);
                sockets.add(InetSocket.copyOf(view));
            }
        }
        return sockets;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}

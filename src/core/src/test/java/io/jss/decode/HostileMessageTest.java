package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.answer.MalformedMessageException;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.testing.DiagRow;
import io.jss.testing.KernelBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, the only exception is MalformedMessageException. */
class HostileMessageTest {

    private static final int ROUNDS = 5_000;
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.values());

    static List<ByteOrder> orders() {
        return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void cutAtEveryLengthASocketWithEveryAttributeIsAnErrorOfOursOrAShorterTruth(ByteOrder order) {
        byte[] whole = everyAttribute(order);
        int truths = 0;
        for (int length = 0; length <= whole.length; length++) {
            for (Protocol protocol : PROTOCOLS) {
                // a buffer of that size and no more: reading beyond it would throw
                byte[] cut = Arrays.copyOf(whole, length);
                truths += readsWhole(ByteBuffer.wrap(cut).order(order), protocol) ? 1 : 0;
            }
        }
        assertThat(truths).isGreaterThan(22 * PROTOCOLS.size());
    }

    @ParameterizedTest
    @MethodSource("orders")
    void flippedBytesAreAnErrorOfOursOrAnotherTruth(ByteOrder order) {
        byte[] whole = everyAttribute(order);
        Random random = new Random(20_14);
        int truths = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = whole.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            Protocol protocol = PROTOCOLS.get(round % PROTOCOLS.size());
            truths += readsWhole(ByteBuffer.wrap(changed).order(order), protocol) ? 1 : 0;
        }
        assertThat(truths).isBetween(ROUNDS / 10, ROUNDS);
    }

    private static boolean readsWhole(ByteBuffer bytes, Protocol protocol) {
        InetDiagView view = new InetDiagView();
        try {
            view.wrap(bytes, 0, bytes.limit(), protocol);
        } catch (MalformedMessageException e) {
            return false;
        }
        InetSocket kept = InetSocket.copyOf(view);
        for (Structure structure : Structure.values()) {
            assertThat(kept.has(structure)).isEqualTo(view.has(structure));
            for (StructField field : structure.fields()) {
                assertThat(kept.numberOr(field, Long.MIN_VALUE))
                        .isEqualTo(view.numberOr(field, Long.MIN_VALUE));
            }
        }
        assertThat(describe(kept)).isEqualTo(describe(view));
        return true;
    }

    private static String describe(InetSocketView view) {
        return List.of(
                        view.local(),
                        view.remote(),
                        view.uid(),
                        view.mark(),
                        view.cgroupId(),
                        view.socketOptions(),
                        view.congestion(),
                        view.tos(),
                        view.tclass(),
                        view.classId(),
                        view.locals(),
                        view.peers(),
                        view.sctpPrimaryPath(),
                        view.md5Signatures(),
                        view.ulp(),
                        view.bpfStorages(),
                        view.unknownAttributes())
                .toString();
    }

    private static byte[] everyAttribute(ByteOrder order) {
        byte[] tls = KernelBytes.in(order).attribute(1, new byte[2]).attribute(5, b()).toArray();
        byte[] mptcp = KernelBytes.in(order).attribute(4, new byte[8]).toArray();
        byte[] ulp =
                KernelBytes.in(order)
                        .attribute(1, new byte[] {'t', 'l', 's', 0})
                        .attribute(0x8002, tls)
                        .attribute(3, mptcp)
                        .toArray();
        byte[] map =
                KernelBytes.in(order).attribute(2, new byte[4]).attribute(3, new byte[9]).toArray();
        DiagRow row = DiagRow.in(order);
        int[] sizes = {0, 16, 368, 16, 6, 1, 1, 36, 1, 16, 1, 1, 256, 128, 0, 4, 20, 4, 100};
        for (int type = 1; type < sizes.length; type++) {
            row.attribute(type, filled(sizes[type], type));
        }
        return row.attribute(19, ulp)
                .attribute(0x8014, KernelBytes.in(order).attribute(1, map).toArray())
                .attribute(21, filled(8, 21))
                .attribute(22, filled(2, 22))
                .attribute(77, filled(5, 77))
                .payload();
    }

    private static byte[] b() {
        return new byte[0];
    }

    /** The first byte of addresses says a family, in either order. */
    private static byte[] filled(int size, int type) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (type == 12 || type == 13 ? (i % 128 < 2 ? 2 * (i % 2) : i) : i + 1);
        }
        return bytes;
    }
}

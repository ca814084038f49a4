package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.classify.Classifier;
import io.jss.classify.TrafficClass;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.testing.Capture;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import io.jss.testing.Tables;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The wildcard sockets that Linux 3.16 sent, without IPV6_V6ONLY. A recording of a dump has no
 * look-ups: those are answered as that kernel was seen to answer them, by what Linux 6.18 tells of
 * the same scenario.
 */
class RecordedV6OnlyTest {

    private static final String OLD = "3.16.0";
    private static final String NEW = "6.18.44";

    private static final int FLAGS_OFFSET = 6;
    private static final int DUMP = 0x300;
    private static final int SEQUENCE_OFFSET = 8;
    private static final int PORT_OFFSET = 12;
    private static final int REQUEST_FAMILY = 16;
    private static final int REQUEST_SPORT = 24;
    private static final int REQUEST_DPORT = 26;
    private static final int REQUEST_COOKIE = 64;
    private static final int ROW_COOKIE = 60;
    private static final int AF_INET = 2;
    private static final byte[] ENOENT =
            KernelBytes.inNativeOrder()
                    .message(2, 0, 0, 0, KernelBytes.inNativeOrder().u32(-2, 72, 0, 0, 0).toArray())
                    .toArray();

    private static byte[] recorded(String kernel, Protocol protocol) {
        ByteBuffer messages = Capture.messages(kernel, protocol.label() + "6");
        byte[] bytes = new byte[messages.remaining()];
        messages.get(bytes);
        ByteBuffer patched = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.length; at += (patched.getInt(at) + 3) & -4) {
            patched.putInt(at + SEQUENCE_OFFSET, 0); // the fake kernel's
            patched.putInt(at + PORT_OFFSET, 0);
        }
        return bytes;
    }

    /** Returns what carries IPv4 on each wildcard socket without a peer, by port. */
    private static Map<Integer, TrafficClass> wildcards(SocketTable table, Protocol protocol)
            throws Exception {
        Map<Integer, TrafficClass> classes = new TreeMap<>();
        SocketQuery query = SocketQuery.of(protocol).withFamilies(Set.of(AddressFamily.INET6));
        for (InetSocket socket : table.snapshot(query).sockets()) {
            if (V6OnlyProbe.isOpen(socket) || isToldWildcard(socket)) {
                classes.put(socket.localPort(), Classifier.classify(socket));
            }
        }
        return classes;
    }

    private static boolean isToldWildcard(InetSocket socket) {
        return (socket.localHigh() | socket.localLow()) == 0
                && socket.remotePort() == 0
                && socket.localPort() != 0;
    }

    private static Map<Integer, TrafficClass> told(Protocol protocol) throws Exception {
        byte[] dump = recorded(NEW, protocol);
        try (SocketTable table = Tables.over(() -> FakeKernel.answering(dump))) {
            return wildcards(table, protocol);
        }
    }

    private static List<byte[]> answer(
            ByteBuffer request, byte[] dump, Protocol protocol, Map<Integer, TrafficClass> told) {
        if ((request.getShort(FLAGS_OFFSET) & DUMP) != 0) {
            return List.of(dump);
        }
        int at = protocol == Protocol.TCP ? REQUEST_SPORT : REQUEST_DPORT;
        int port = Short.toUnsignedInt(Short.reverseBytes(request.getShort(at)));
        boolean takesIpv4 = told.get(port) == TrafficClass.DUAL_STACK;
        if (request.get(REQUEST_FAMILY) != AF_INET || !takesIpv4) {
            return List.of(ENOENT);
        }
        for (byte[] row : FakeKernel.split(dump)) {
            boolean asked =
                    row.length > ROW_COOKIE + Long.BYTES
                            && ByteBuffer.wrap(row)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .getLong(ROW_COOKIE)
                                    == request.getLong(REQUEST_COOKIE);
            if (asked) {
                return List.of(row);
            }
        }
        return List.of(ENOENT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"TCP", "UDP"})
    void askedAboutEachSocketTheOldKernelTellsWhatTheNewOneTells(Protocol protocol)
            throws Exception {
        Map<Integer, TrafficClass> told = told(protocol);
        byte[] dump = recorded(OLD, protocol);
        try (SocketTable table =
                Tables.overKernel(
                        () -> new FakeKernel(request -> answer(request, dump, protocol, told)))) {
            assertThat(wildcards(table, protocol))
                    .containsValue(TrafficClass.DUAL_STACK)
                    .containsValue(TrafficClass.IPV6_ONLY)
                    .doesNotContainValue(TrafficClass.UNKNOWN)
                    .isEqualTo(told);
        }
    }

    @Test
    void aRecordingAloneLeavesItUnknown() throws Exception {
        byte[] dump = recorded(OLD, Protocol.TCP);
        try (SocketTable table = Tables.over(() -> FakeKernel.answering(dump))) {
            assertThat(wildcards(table, Protocol.TCP).values())
                    .isNotEmpty()
                    .containsOnly(TrafficClass.UNKNOWN);
        }
    }
}

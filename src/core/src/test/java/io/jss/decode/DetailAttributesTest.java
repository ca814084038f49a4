package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.MalformedMessageException;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketDetails;
import io.jss.model.Structure;
import io.jss.model.UlpInfo;
import io.jss.testing.DiagRow;
import io.jss.testing.KernelBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attributes that are no structure of numbers: names, bytes, addresses, nests. */
class DetailAttributesTest {

    private static final int CONG = 4;
    private static final int TOS = 5;
    private static final int TCLASS = 6;
    private static final int LOCALS = 12;
    private static final int PEERS = 13;
    private static final int CLASS_ID = 17;
    private static final int MD5SIG = 18;
    private static final int ULP_INFO = 19;
    private static final int BPF_STORAGES = 20;
    private static final int NESTED = 0x8000;

    static List<ByteOrder> orders() {
        return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @Test
    void aSocketForWhichNothingWasAskedHasNoDetails() throws Exception {
        InetSocketView view = view(ByteOrder.nativeOrder(), DiagRow.row().attribute(8, b(0)));

        assertThat(view.hasDetails()).isFalse();
        assertThat(view.details()).isEmpty();
        assertThat(InetSocket.copyOf(view).details()).isEmpty();
        assertThat(InetSocket.copyOf(view).congestion()).isEmpty();
        assertThat(InetSocket.copyOf(view).has(Structure.TCP_INFO)).isFalse();
        assertThat(InetSocket.copyOf(view).tcpInfo()).isEmpty();
    }

    @Test
    void theNameOfCongestionControlEndsAtItsNulOrWithTheAttribute() throws Exception {
        assertThat(congestion("cubic\0")).hasValue("cubic");
        assertThat(congestion("cubic\0junk")).hasValue("cubic");
        assertThat(congestion("bbr")).hasValue("bbr");
        assertThat(congestion("\0")).as("LISTEN before Linux 4.1").isEmpty();
        assertThat(congestion("")).isEmpty();
    }

    private static Optional<String> congestion(String name) throws Exception {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        InetSocketView view = view(ByteOrder.nativeOrder(), DiagRow.row().attribute(CONG, bytes));
        assertThat(InetSocket.copyOf(view).congestion()).isEqualTo(view.congestion());
        return view.congestion();
    }

    @Test
    void oneViewGivesTheSameTextForTheSameNameAndManyNamesRight() throws Exception {
        InetDiagView view = new InetDiagView();
        String first = null;
        for (int i = 0; i < 40; i++) {
            String name = "name" + i % 20;
            byte[] row =
                    DiagRow.row().attribute(CONG, name.getBytes(StandardCharsets.UTF_8)).payload();
            view.wrap(
                    ByteBuffer.wrap(row).order(ByteOrder.nativeOrder()),
                    0,
                    row.length,
                    Protocol.TCP);
            assertThat(view.congestionOr("none")).isEqualTo(name);
            first = view.congestionOr("none");
            assertThat(view.congestionOr("none")).isSameAs(first);
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void tosTclassAndClassIdAreNumbers(ByteOrder order) throws Exception {
        InetSocketView view =
                view(
                        order,
                        DiagRow.in(order)
                                .attribute(TOS, b(0xb8))
                                .attribute(TCLASS, b(0xff))
                                .attribute(
                                        CLASS_ID,
                                        KernelBytes.in(order).u32(0xfedc0001L).toArray()));

        for (InetSocketView socket : List.of(view, InetSocket.copyOf(view))) {
            assertThat(socket.tos()).hasValue(0xb8);
            assertThat(socket.tclass()).hasValue(0xff);
            assertThat(socket.classId()).hasValue(0xfedc0001L);
        }
    }

    @Test
    void shorterThanTheirValueTheyAreAbsent() throws Exception {
        InetSocketView view =
                view(
                        ByteOrder.nativeOrder(),
                        DiagRow.row()
                                .attribute(TOS, new byte[0])
                                .attribute(TCLASS, new byte[0])
                                .attribute(CLASS_ID, new byte[3]));

        assertThat(view.tos()).isEmpty();
        assertThat(view.tclass()).isEmpty();
        assertThat(view.classId()).isEmpty();
        assertThat(InetSocket.copyOf(view).classIdOr(7)).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void addressesOfAnAssociationComeInTheOrderOfTheKernel(ByteOrder order) throws Exception {
        byte[] ipv4 =
                KernelBytes.in(order)
                        .u16(2)
                        .be16(36412)
                        .hex("c0000201")
                        .raw(new byte[120])
                        .toArray();
        byte[] ipv6 =
                KernelBytes.in(order)
                        .u16(10)
                        .be16(36412)
                        .hex("00000000 fe80000000000000 0000000000000001")
                        .u32(4)
                        .raw(new byte[100])
                        .toArray();
        byte[] unix = KernelBytes.in(order).u16(1).raw(new byte[126]).toArray();
        byte[] locals = KernelBytes.in(order).raw(ipv4).raw(unix).raw(ipv6).toArray();
        byte[] cut = KernelBytes.in(order).raw(ipv4).raw(new byte[127]).toArray();
        byte[] row = DiagRow.in(order).attribute(LOCALS, locals).attribute(PEERS, cut).payload();
        InetSocketView view = view(order, row, Protocol.SCTP);

        for (InetSocketView socket : List.of(view, InetSocket.copyOf(view))) {
            assertThat(socket.locals())
                    .containsExactly(
                            Endpoint.of(IpAddress.parse("192.0.2.1"), 36412),
                            new Endpoint(IpAddress.parse("fe80::1"), 36412, 4));
            assertThat(socket.peers())
                    .containsExactly(Endpoint.of(IpAddress.parse("192.0.2.1"), 36412));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void signaturesTellForWhomAndThatAKeyIsSetAndNeverTheKey(ByteOrder order) throws Exception {
        byte[] key = "correct horse battery staple".getBytes(StandardCharsets.UTF_8);
        byte[] keys =
                KernelBytes.in(order)
                        .u8(2, 24)
                        .u16(key.length)
                        .hex("c0000200 00000000 00000000 00000000")
                        .raw(key)
                        .raw(new byte[80 - key.length])
                        .u8(10, 128)
                        .u16(0)
                        .hex("20010db8 00000000 00000000 00000001")
                        .raw(new byte[80])
                        .u8(2, 32) // cut before the end of its key
                        .u16(80)
                        .raw(new byte[16 + 79])
                        .toArray();
        InetSocketView view = view(order, DiagRow.in(order).attribute(MD5SIG, keys));

        assertThat(InetSocket.copyOf(view).md5Signatures())
                .hasToString("[192.0.2.0/24, 2001:db8::1/128]");
        assertThat(view.md5Signatures().get(0).keyed()).isTrue();
        assertThat(view.md5Signatures().get(1).keyed()).isFalse();
        assertThat(view.unknownAttributes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void tlsIsANestInANestWithFlagsByPresence(ByteOrder order) throws Exception {
        byte[] tls =
                KernelBytes.in(order)
                        .attribute(4, u16(order, 1))
                        .attribute(3, u16(order, 2))
                        .attribute(2, u16(order, 54))
                        .attribute(1, u16(order, 0x304))
                        .attribute(6, new byte[0])
                        .toArray();
        byte[] ulp =
                KernelBytes.in(order)
                        .attribute(1, "tls\0".getBytes(StandardCharsets.UTF_8))
                        .attribute(NESTED | 2, tls)
                        .toArray();
        InetSocketView view = view(order, DiagRow.in(order).attribute(NESTED | ULP_INFO, ulp));

        for (InetSocketView socket : List.of(view, InetSocket.copyOf(view))) {
            UlpInfo info = socket.ulp().orElseThrow();
            UlpInfo.Tls values = info.tls().orElseThrow();
            assertThat(info.name()).hasValue("tls");
            assertThat(info.mptcp()).isEmpty();
            assertThat(values)
                    .hasToString("tlsInfo{version=772, cipher=54, txconf=2, rxconf=1, rxNoPad=1}");
            assertThat(values.has(UlpInfo.Tls.Field.ZC_RO_TX)).isFalse();
            assertThat(socket.numberOr(UlpInfo.Tls.Field.CIPHER, -1)).isEqualTo(54);
            assertThat(socket.has(Structure.MPTCP_SUBFLOW)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aSubflowTellsAllTenNumbersWithOrWithoutTheFlagOfANest(ByteOrder order) throws Exception {
        byte[] mptcp =
                KernelBytes.in(order)
                        .attribute(1, u32(order, 0xf0000001L))
                        .attribute(2, u32(order, 0xf0000002L))
                        .attribute(3, u32(order, 3))
                        .attribute(4, KernelBytes.in(order).u64(0x8000000000000004L).toArray())
                        .attribute(5, u32(order, 5))
                        .attribute(6, u32(order, 0xfffffffaL))
                        .attribute(11, new byte[0])
                        .attribute(7, u16(order, 65535))
                        .attribute(8, u32(order, 0xc3))
                        .attribute(9, b(1))
                        .attribute(10, b(255))
                        .toArray();
        byte[] ulp =
                KernelBytes.in(order)
                        .attribute(3, mptcp)
                        .attribute(1, "mptcp\0".getBytes(StandardCharsets.UTF_8))
                        .toArray();
        InetSocketView view = view(order, DiagRow.in(order).attribute(ULP_INFO, ulp));

        for (InetSocketView socket : List.of(view, InetSocket.copyOf(view))) {
            UlpInfo.MptcpSubflow values = socket.ulp().orElseThrow().mptcp().orElseThrow();
            assertThat(socket.ulp().orElseThrow().name()).hasValue("mptcp");
            assertThat(values)
                    .hasToString(
                            "mptcpSubflow{tokenRem=4026531841, tokenLoc=4026531842, relwriteSeq=3,"
                                    + " mapSeq=9223372036854775812, mapSfseq=5,"
                                    + " ssnOffset=4294967290, mapDatalen=65535, flags=195,"
                                    + " idRem=1, idLoc=255}");
            assertThat(socket.numberOr(UlpInfo.MptcpSubflow.Field.ID_LOC, -1)).isEqualTo(255);
            assertThat(socket.has(Structure.TLS_INFO)).isFalse();
        }
    }

    @Test
    void nestsOfOneSocketDoNotLeakIntoTheNext() throws Exception {
        ByteOrder order = ByteOrder.nativeOrder();
        byte[] ulp =
                KernelBytes.in(order)
                        .attribute(3, KernelBytes.in(order).attribute(9, b(1)).toArray())
                        .toArray();
        byte[] row = DiagRow.row().attribute(ULP_INFO, ulp).payload();
        InetDiagView view = view(order, row, Protocol.TCP);
        assertThat(view.numberOr(UlpInfo.MptcpSubflow.Field.ID_REM, -1)).isEqualTo(1);

        byte[] next = DiagRow.row().payload();
        view.wrap(ByteBuffer.wrap(next).order(order), 0, next.length, Protocol.TCP);

        assertThat(view.numberOr(UlpInfo.MptcpSubflow.Field.ID_REM, -1)).isEqualTo(-1);
        assertThat(view.ulp()).isEmpty();
    }

    @Test
    void aNestThatLeadsOutOfItselfIsMalformed() {
        byte[] ulp = KernelBytes.inNativeOrder().u16(40).u16(2).u32(0).toArray();
        DiagRow row = DiagRow.row().attribute(ULP_INFO, ulp);

        assertThatThrownBy(() -> view(ByteOrder.nativeOrder(), row))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("malformed nlattr at byte 76: expected a length from 4 to 8, found 40");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void bpfStoragesAreMapsAndSizes(ByteOrder order) throws Exception {
        byte[] first =
                KernelBytes.in(order)
                        .attribute(2, u32(order, 0xf0000007L))
                        .attribute(3, new byte[24])
                        .toArray();
        byte[] second = KernelBytes.in(order).attribute(2, u32(order, 9)).toArray();
        byte[] nameless = KernelBytes.in(order).attribute(3, new byte[8]).toArray();
        byte[] storages =
                KernelBytes.in(order)
                        .attribute(NESTED | 1, first)
                        .attribute(1, second)
                        .attribute(1, nameless)
                        .attribute(2, new byte[5])
                        .toArray();
        InetSocketView view =
                view(order, DiagRow.in(order).attribute(NESTED | BPF_STORAGES, storages));

        for (InetSocketView socket : List.of(view, InetSocket.copyOf(view))) {
            assertThat(socket.bpfStorages())
                    .containsExactly(
                            new SocketDetails.BpfStorage(0xf0000007L, OptionalInt.of(24)),
                            new SocketDetails.BpfStorage(9, OptionalInt.empty()));
        }
    }

    @Test
    void unknownAttributesAreKeptAsNumberAndBytes() throws Exception {
        InetSocketView view =
                view(
                        ByteOrder.nativeOrder(),
                        DiagRow.row()
                                .attribute(99, b(0xca, 0xfe, 0x00))
                                .attribute(8, b(3))
                                .attribute(NESTED | 23, new byte[0]));

        for (InetSocketView socket : List.of(view, InetSocket.copyOf(view))) {
            assertThat(socket.unknownAttributes())
                    .containsExactly(
                            new SocketDetails.UnknownAttribute(99, b(0xca, 0xfe, 0x00)),
                            new SocketDetails.UnknownAttribute(23, new byte[0]))
                    .hasToString("[99:cafe00, 23:]");
            assertThat(socket.shutdown()).hasValue(3);
        }
    }

    @Test
    void ofTwoAttributesWithOneNumberTheLastCounts() throws Exception {
        InetSocketView view =
                view(
                        ByteOrder.nativeOrder(),
                        DiagRow.row().attribute(TOS, b(1)).attribute(TOS, b(2)));

        assertThat(view.tos()).hasValue(2);
    }

    private static byte[] b(int... values) {
        return KernelBytes.inNativeOrder().u8(values).toArray();
    }

    private static byte[] u16(ByteOrder order, int value) {
        return KernelBytes.in(order).u16(value).toArray();
    }

    private static byte[] u32(ByteOrder order, long value) {
        return KernelBytes.in(order).u32(value).toArray();
    }

    private static InetDiagView view(ByteOrder order, DiagRow row) throws Exception {
        return view(order, row.payload(), Protocol.TCP);
    }

    private static InetDiagView view(ByteOrder order, byte[] row, Protocol protocol)
            throws Exception {
        InetDiagView view = new InetDiagView();
        view.wrap(ByteBuffer.wrap(row).order(order), 0, row.length, protocol);
        return view;
    }
}

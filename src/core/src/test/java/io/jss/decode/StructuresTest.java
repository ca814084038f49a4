package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.MptcpInfo;
import io.jss.model.Protocol;
import io.jss.model.SctpInfo;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.testing.AnnotatedStruct;
import io.jss.testing.DiagRow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every structure but tcp_info, whole and cut at every length. */
class StructuresTest {

    private static final String MPTCP_INFO =
            """
            u8  02 subflows
            u8  03 addAddrSignal
            u8  04 addAddrAccepted
            u8  05 subflowsMax
            u8  06 addAddrSignalMax
            u8  ff addAddrAcceptedMax
            pad 2
            u32 00000003 flags
            u32 fedcba98 token
            u64 8000000000000001 writeSeq
            u64 8000000000000000 sndUna
            u64 0123456789abcdef rcvNxt
            u8  07 localAddrUsed
            u8  08 localAddrMax
            u8  01 csumEnabled
            pad 1
            u32 00000009 retransmits
            u64 000000010000000a bytesRetrans
            u64 000000020000000b bytesSent
            u64 000000030000000c bytesReceived
            u64 000000040000000d bytesAcked
            u8  03 subflowsTotal
            u8  0e endpLaminarMax
            u8  0f endpFullmeshMax
            pad 1
            u32 00015000 lastDataSent
            u32 00015001 lastDataRecv
            u32 00015002 lastAckRecv
            """;

    private static final String SCTP_INFO =
            """
            u32 f0000001 tag
            u32 00000003 state
            u32 0001a000 rwnd
            u16 0011 unackdata
            u16 0012 penddata
            u16 000a instrms
            u16 ffff outstrms
            u32 000005ac fragmentationPoint
            u32 00000014 inqueue
            u32 00000015 outqueue
            u32 00000016 overallError
            u32 00000004 maxBurst
            u32 0000ffff maxseg
            u32 0001b000 peerRwnd
            u32 f0000002 peerTag
            u8  65 peerCapable
            u8  02 peerSack
            pad 2
            u64 0000000100000001 isacks
            u64 0000000100000002 osacks
            u64 0000000100000003 opackets
            u64 0000000100000004 ipackets
            u64 0000000100000005 rtxchunks
            u64 0000000100000006 outofseqtsns
            u64 0000000100000007 idupchunks
            u64 0000000100000008 gapcnt
            u64 0000000100000009 ouodchunks
            u64 000000010000000a iuodchunks
            u64 000000010000000b oodchunks
            u64 000000010000000c iodchunks
            u64 000000010000000d octrlchunks
            u64 000000010000000e ictrlchunks
            u16 000a primaryFamily
            hex 14e9 sin6_port
            hex 00000000 sin6_flowinfo
            hex 20010db8000000000000000000000001 sin6_addr
            u32 00000003 primaryScope
            pad 100
            s32 ffffffff pState
            u32 00001118 pCwnd
            u32 00000021 pSrtt
            u32 00000bb8 pRto
            u32 00007530 pHbinterval
            u32 00000005 pPathmaxrxt
            u32 000000c8 pSackdelay
            u32 00000002 pSackfreq
            u32 00002000 pSsthresh
            u32 00000031 pPartialBytesAcked
            u32 00000032 pFlightSize
            u16 0033 pError
            pad 2
            u32 00000041 sAutoclose
            u32 00000042 sAdaptationInd
            u32 00000043 sPdPoint
            u8  01 sNodelay
            u8  00 sDisableFragments
            u8  01 sV4mapped
            u8  02 sFragInterleave
            u32 00000002 sType
            pad 4
            """;

    private static final String VEGAS_INFO =
            "u32 1 enabled\nu32 5 rttcnt\nu32 7fffffff rtt\nu32 80000000 minrtt";

    private static final String DCTCP_INFO =
            "u16 1 enabled\nu16 ff01 ceState\nu32 400 alpha\nu32 5a8 abEcn\nu32 80000b50 abTot";

    private static final String MEM_INFO =
            "u32 834 rmem\nu32 1 wmem\nu32 80000000 fmem\nu32 2 tmem";

    private static final String SK_MEM_INFO =
            """
            u32 00000835 rmemAlloc
            u32 00034000 rcvbuf
            u32 00000001 wmemAlloc
            u32 00004000 sndbuf
            u32 fffffb00 fwdAlloc
            u32 00000500 wmemQueued
            u32 00000040 optmem
            u32 00000041 backlog
            u32 80000006 drops
            """;

    static Stream<Arguments> structures() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(
                        order ->
                                Stream.of(
                                        Arguments.of(Structure.MPTCP_INFO, order, MPTCP_INFO),
                                        Arguments.of(Structure.SCTP_INFO, order, SCTP_INFO),
                                        Arguments.of(Structure.VEGAS_INFO, order, VEGAS_INFO),
                                        Arguments.of(Structure.DCTCP_INFO, order, DCTCP_INFO),
                                        Arguments.of(Structure.MEM_INFO, order, MEM_INFO),
                                        Arguments.of(Structure.SK_MEM_INFO, order, SK_MEM_INFO)));
    }

    /** Fields that lie in the padding of shorter structures. */
    private static final Map<StructField, Integer> LATER =
            Map.of(MptcpInfo.Field.RETRANSMITS, 56, MptcpInfo.Field.LAST_DATA_SENT, 96);

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("structures")
    void atEveryLengthTheFieldsSentWholeAreThereAndNoOther(
            Structure structure, ByteOrder order, String lines) throws Exception {
        AnnotatedStruct struct = AnnotatedStruct.of(order, lines);
        for (int length = 0; length <= struct.toArray().length + 8; length++) {
            InetDiagView view = view(structure, struct, length);
            InetSocket kept = InetSocket.copyOf(view);
            assertThat(view.has(structure)).isTrue();
            for (StructField field : structure.fields()) {
                AnnotatedStruct.Field expected = struct.fields().get(field.key());
                int from = LATER.getOrDefault(field, expected.end());
                long value = length >= from ? expected.value() : -99;
                assertThat(view.numberOr(field, -99))
                        .as("%s of %s bytes", field, length)
                        .isEqualTo(value);
                assertThat(kept.numberOr(field, -99)).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "40, RCV_NXT",
        "48, CSUM_ENABLED",
        "80, BYTES_ACKED",
        "88, ENDP_FULLMESH_MAX",
        "96, LAST_ACK_RECV"
    })
    void mptcpInfoOfEachReleaseEndsWithItsLastField(int length, MptcpInfo.Field last)
            throws Exception {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            InetDiagView view =
                    view(Structure.MPTCP_INFO, AnnotatedStruct.of(order, MPTCP_INFO), length);

            assertThat(
                            Arrays.stream(MptcpInfo.Field.values())
                                    .filter(field -> view.numberOr(field, -1) != -1)
                                    .reduce((earlier, later) -> later))
                    .hasValue(last);
        }
    }

    @Test
    void reservedBytesOfOlderKernelsAreNoNumbersOfEndpoints() throws Exception {
        String reserved = MPTCP_INFO.replace("0e endp", "00 endp").replace("0f endp", "00 endp");
        InetSocketView view =
                view(
                        Structure.MPTCP_INFO,
                        AnnotatedStruct.of(ByteOrder.LITTLE_ENDIAN, reserved),
                        96);

        assertThat(view.numberOr(MptcpInfo.Field.ENDP_LAMINAR_MAX, -1)).isEqualTo(-1);
        assertThat(view.numberOr(MptcpInfo.Field.ENDP_FULLMESH_MAX, -1)).isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void bandwidthOfBbrIsTwoWordsLowFirstOnEveryMachine(ByteOrder order) throws Exception {
        AnnotatedStruct struct =
                AnnotatedStruct.of(
                        order,
                        """
                        u32 89abcdef bwLo
                        u32 01234567 bwHi
                        u32 00000002 minRtt
                        u32 000002c5 pacingGain
                        u32 00000200 cwndGain
                        """);
        InetDiagView view = view(Structure.BBR_INFO, struct, 20);

        assertThat(view.bbrInfo().orElseThrow().toString())
                .isEqualTo("bbrInfo{bw=81985529216486895, minRtt=2, pacingGain=709, cwndGain=512}");
        assertThat(view(Structure.BBR_INFO, struct, 7).bbrInfo().orElseThrow().bw()).isEmpty();
        assertThat(view(Structure.BBR_INFO, struct, 19).bbrInfo().orElseThrow().cwndGain())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void bbrThatHasNoSampleYetHasNoLowestRoundTrip(ByteOrder order) throws Exception {
        AnnotatedStruct struct =
                AnnotatedStruct.of(order, "u64 0 bw\nu32 ffffffff minRtt\nu32 100 pacingGain");

        assertThat(view(Structure.BBR_INFO, struct, 16).bbrInfo().orElseThrow())
                .hasToString("bbrInfo{bw=0, pacingGain=256}");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void thePrimaryPathOfAnAssociationIsAnAddress(ByteOrder order) throws Exception {
        AnnotatedStruct struct = AnnotatedStruct.of(order, SCTP_INFO);
        Endpoint path = new Endpoint(IpAddress.parse("2001:db8::1"), 5353, 3);

        assertThat(view(Structure.SCTP_INFO, struct, 368).sctpPrimaryPath()).hasValue(path);
        assertThat(InetSocket.copyOf(view(Structure.SCTP_INFO, struct, 296)).sctpPrimaryPath())
                .hasValue(path);
        assertThat(view(Structure.SCTP_INFO, struct, 295).sctpPrimaryPath()).isEmpty();
    }

    @Test
    void aStateBelowZeroKeepsItsSign() throws Exception {
        InetDiagView view =
                view(Structure.SCTP_INFO, AnnotatedStruct.of(ByteOrder.BIG_ENDIAN, SCTP_INFO), 368);

        assertThat(view.sctpInfo().orElseThrow().get(SctpInfo.Field.P_STATE)).hasValue(-1);
    }

    static List<ByteOrder> orders() {
        return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    private static InetDiagView view(Structure structure, AnnotatedStruct struct, int length)
            throws Exception {
        ByteOrder order = struct.toBuffer().order();
        byte[] payload = Arrays.copyOf(struct.toArray(), length);
        byte[] row = DiagRow.in(order).attribute(attribute(structure), payload).payload();
        ByteBuffer bytes = ByteBuffer.wrap(row).order(order);
        InetDiagView view = new InetDiagView();
        view.wrap(bytes, 0, bytes.limit(), protocol(structure));
        return view;
    }

    private static int attribute(Structure structure) {
        return switch (structure) {
            case MEM_INFO -> 1;
            case VEGAS_INFO -> 3;
            case SK_MEM_INFO -> 7;
            case DCTCP_INFO -> 9;
            case BBR_INFO -> 16;
            default -> 2;
        };
    }

    private static Protocol protocol(Structure structure) {
        return switch (structure) {
            case MPTCP_INFO -> Protocol.MPTCP;
            case SCTP_INFO -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
    }
}

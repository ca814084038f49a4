package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfo;
import io.jss.model.TcpInfoField;
import io.jss.testing.AnnotatedStruct;
import io.jss.testing.DiagRow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TcpInfoByLengthTest {

    private static final int INFO = 2;

    /** Every field with a value of its own, the highest bit set here and there. */
    private static final String TCP_INFO =
            """
            u8   01       state
            u8   04       caState
            u8   03       retransmits
            u8   02       probes
            u8   05       backoff
            u8   c7       options
            bits 4:7 sndWscale 4:a rcvWscale
            bits 1:1 deliveryRateAppLimited 2:2 fastopenClientFail
            u32  00031128 rto
            u32  00009c40 ato
            u32  000005a8 sndMss
            u32  00000218 rcvMss
            u32  00000011 unacked
            u32  00000012 sacked
            u32  00000013 lost
            u32  00000014 retrans
            u32  00000015 fackets
            u32  00000016 lastDataSent
            u32  00000017 lastAckSent
            u32  00000018 lastDataRecv
            u32  fffffed4 lastAckRecv
            u32  000005dc pmtu
            u32  0000ffff rcvSsthresh
            u32  000004d2 rtt
            u32  00000269 rttvar
            u32  7fffffff sndSsthresh
            u32  0000000a sndCwnd
            u32  000005b4 advmss
            u32  00000003 reordering
            u32  000186a0 rcvRtt
            u32  00003908 rcvSpace
            u32  80000001 totalRetrans
            u64  ffffffffffffffff pacingRate
            u64  fffffffffffffffe maxPacingRate
            u64  8000000000000001 bytesAcked
            u64  0123456789abcdef bytesReceived
            u32  00000021 segsOut
            u32  00000022 segsIn
            u32  00000023 notsentBytes
            u32  00000024 minRtt
            u32  00000025 dataSegsIn
            u32  00000026 dataSegsOut
            u64  0000000100000002 deliveryRate
            u64  0000000300000004 busyTime
            u64  0000000500000006 rwndLimited
            u64  0000000700000008 sndbufLimited
            u32  00000031 delivered
            u32  00000032 deliveredCe
            u64  0000000900000041 bytesSent
            u64  0000000a00000042 bytesRetrans
            u32  00000043 dsackDups
            u32  00000044 reordSeen
            u32  00000045 rcvOoopack
            u32  00000046 sndWnd
            u32  00000047 rcvWnd
            u32  00000048 rehash
            u16  0049     totalRto
            u16  ff4a     totalRtoRecoveries
            u32  0000004b totalRtoTime
            u32  0000004c receivedCe
            u32  0000004d deliveredE1Bytes
            u32  0000004e deliveredE0Bytes
            u32  0000004f deliveredCeBytes
            u32  00000050 receivedE1Bytes
            u32  00000051 receivedE0Bytes
            u32  00000052 receivedCeBytes
            u32  fedcba98 accecnRaw
            """;

    /** The bits of byte 7 mean something since these lengths only. */
    private static final Map<String, Integer> LATER =
            Map.of("deliveryRateAppLimited", 168, "fastopenClientFail", 232);

    static List<AnnotatedStruct> bothOrders() {
        return List.of(
                AnnotatedStruct.of(ByteOrder.LITTLE_ENDIAN, TCP_INFO),
                AnnotatedStruct.of(ByteOrder.BIG_ENDIAN, TCP_INFO));
    }

    @ParameterizedTest
    @MethodSource("bothOrders")
    void theAnnotationNamesEveryFieldInItsOrder(AnnotatedStruct struct) {
        assertThat(struct.fields().keySet())
                .containsExactlyElementsOf(
                        Structure.TCP_INFO.fields().stream().map(StructField::key).toList());
        assertThat(struct.toArray()).hasSize(280);
    }

    @ParameterizedTest
    @MethodSource("bothOrders")
    void atEveryLengthTheFieldsSentWholeAreThereAndNoOther(AnnotatedStruct struct)
            throws Exception {
        for (int length = 0; length <= 288; length++) {
            InetDiagView view = view(struct, length);
            TcpInfo kept = InetSocket.copyOf(view).tcpInfo().orElseThrow();
            for (TcpInfoField field : TcpInfoField.values()) {
                AnnotatedStruct.Field expected = struct.fields().get(field.key());
                int from = LATER.getOrDefault(field.key(), expected.end());
                if (length >= from) {
                    assertThat(view.numberOr(field, 99))
                            .as("%s of %s bytes", field, length)
                            .isEqualTo(expected.value());
                    assertThat(kept.numberOr(field, 99)).isEqualTo(expected.value());
                } else {
                    assertThat(view.numberOr(field, -99))
                            .as("%s of %s bytes", field, length)
                            .isEqualTo(-99);
                    assertThat(kept.numberOr(field, -99)).isEqualTo(-99);
                    assertThat(kept.has(field)).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "104, TOTAL_RETRANS",
        "120, MAX_PACING_RATE",
        "136, BYTES_RECEIVED",
        "144, SEGS_IN",
        "160, DATA_SEGS_OUT",
        "168, DELIVERY_RATE",
        "192, SNDBUF_LIMITED",
        "200, DELIVERED_CE",
        "224, REORD_SEEN",
        "232, SND_WND",
        "240, REHASH",
        "248, TOTAL_RTO_TIME",
        "280, ACCECN_RAW"
    })
    void theStructureOfEachReleaseEndsWithItsLastField(int length, TcpInfoField last)
            throws Exception {
        for (AnnotatedStruct struct : bothOrders()) {
            assertThat(lastOf(view(struct, length))).isEqualTo(last);
            assertThat(lastOf(view(struct, length - 1))).isLessThan(last);
            assertThat(lastOf(view(struct, length + 1))).isEqualTo(last);
        }
    }

    private static TcpInfoField lastOf(InetSocketView view) {
        return Arrays.stream(TcpInfoField.values())
                .filter(field -> view.numberOr(field, Long.MIN_VALUE) != Long.MIN_VALUE)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    void aRoundTripTimeThatWasNeverMeasuredIsAbsent() throws Exception {
        String never = TCP_INFO.replace("00000024 minRtt", "ffffffff minRtt");

        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            TcpInfo info = view(AnnotatedStruct.of(order, never), 280).tcpInfo().orElseThrow();
            assertThat(info.minRtt()).isEmpty();
            assertThat(info.rtt()).hasValue(0x4d2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, OPEN",
        "1, DISORDER",
        "2, CWR",
        "3, RECOVERY",
        "4, LOSS",
        "5, UNKNOWN",
        "255, UNKNOWN"
    })
    void theStateOfCongestionControlHasTheNameOfItsNumber(
            int number, TcpInfo.CongestionState expected) throws Exception {
        String other =
                TCP_INFO.replace(
                        "u8   04       caState", "u8   %02x       caState".formatted(number));
        AnnotatedStruct struct = AnnotatedStruct.of(ByteOrder.LITTLE_ENDIAN, other);

        assertThat(view(struct, 280).tcpInfo().orElseThrow().congestionState()).contains(expected);
        assertThat(view(struct, 1).tcpInfo().orElseThrow().congestionState()).isEmpty();
        assertThat(expected.number()).isEqualTo(number > 4 ? -1 : number);
    }

    private static InetDiagView view(AnnotatedStruct struct, int length) throws Exception {
        byte[] payload = Arrays.copyOf(struct.toArray(), length);
        ByteOrder order = struct.toBuffer().order();
        ByteBuffer bytes =
                ByteBuffer.wrap(DiagRow.in(order).attribute(INFO, payload).payload()).order(order);
        InetDiagView view = new InetDiagView();
        view.wrap(bytes, 0, bytes.limit(), Protocol.TCP);
        return view;
    }
}

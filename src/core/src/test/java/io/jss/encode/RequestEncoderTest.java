package io.jss.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.testing.KernelBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestEncoderTest {

    private static final byte[] NO_ADDRESSES_NO_DEVICE = new byte[36];

    @Test
    void aDumpIsAHeaderAndAnInetDiagReqV2() {
        byte[] expected =
                KernelBytes.inNativeOrder()
                        .u32(72) // nlmsg_len
                        .u16(20) // SOCK_DIAG_BY_FAMILY
                        .u16(0x301) // REQUEST, DUMP
                        .u32(9, 0) // sequence; port id 0: filled in by nobody
                        .u8(10, 6, 0x42, 0) // AF_INET6, IPPROTO_TCP, extensions, padding
                        .u32(0x402) // ESTABLISHED, LISTEN
                        .be16(80)
                        .be16(443)
                        .raw(NO_ADDRESSES_NO_DEVICE)
                        .u32(0xffffffffL, 0xffffffffL) // NOCOOKIE
                        .toArray();

        InetDiagRequest request =
                InetDiagRequest.dump(AddressFamily.INET6, Protocol.TCP, 0x402)
                        .withExtensions(0x42)
                        .withPorts(80, 443);

        assertThat(RequestEncoder.encode(request, 9).array()).isEqualTo(expected);
    }

    @Test
    void aDumpOfBothFamiliesIsAHeaderAndAnInetDiagReq() {
        byte[] expected =
                KernelBytes.inNativeOrder()
                        .u32(76) // nlmsg_len
                        .u16(18) // TCPDIAG_GETSOCK
                        .u16(0x301) // REQUEST, DUMP
                        .u32(9, 0)
                        .u8(0, 0, 0, 0x42) // AF_UNSPEC, no prefix lengths, extensions
                        .be16(80)
                        .be16(443)
                        .raw(NO_ADDRESSES_NO_DEVICE)
                        .u32(0xffffffffL, 0xffffffffL) // NOCOOKIE
                        .u32(0x402, 0) // ESTABLISHED, LISTEN; idiag_dbs
                        .toArray();

        InetDiagRequest request =
                InetDiagRequest.dump(AddressFamily.INET6, Protocol.TCP, 0x402)
                        .withExtensions(0x42)
                        .withPorts(80, 443);

        assertThat(RequestEncoder.encodeForBothFamilies(request, 9).array()).isEqualTo(expected);
    }

    @Test
    void bytecodeIsAnAttributeWithPadding() {
        InetDiagRequest request =
                InetDiagRequest.dump(AddressFamily.INET, Protocol.UDP, 1)
                        .withBytecode(new byte[] {1, 2, 3, 4, 5});

        byte[] bytes = RequestEncoder.encode(request, 1).array();

        assertThat(bytes).hasSize(72 + 12);
        assertThat(bytes)
                .endsWith(
                        KernelBytes.inNativeOrder()
                                .attribute(1, new byte[] {1, 2, 3, 4, 5})
                                .toArray());
        assertThat(bytes).startsWith(KernelBytes.inNativeOrder().u32(84).toArray());
    }

    @Test
    void mptcpIsAskedByAttributeAndNeverMistakenForTcp() {
        byte[] bytes =
                RequestEncoder.encode(
                                InetDiagRequest.dump(AddressFamily.INET, Protocol.MPTCP, -1), 1)
                        .array();

        assertThat(bytes[16 + 1]).as("sdiag_protocol").isZero();
        assertThat(bytes)
                .endsWith(
                        KernelBytes.inNativeOrder()
                                .attribute(3, KernelBytes.inNativeOrder().u32(262).toArray())
                                .toArray());
    }

    @Test
    void aRequestSaysWhatItAsks() {
        assertThat(InetDiagRequest.dump(AddressFamily.INET6, Protocol.SCTP, 1).describe())
                .isEqualTo("dump of sctp over AF_INET6");
    }

    @ParameterizedTest
    @CsvSource({
        "MEM_INFO, 0x01",
        "INFO, 0x02",
        "CONGESTION_INFO, 0x04",
        "CONGESTION, 0x08",
        "TOS, 0x10",
        "TCLASS, 0x20",
        "SK_MEM_INFO, 0x40",
        "BPF_STORAGES, 0x00"
    })
    void eachDetailIsTheBitOfItsAttribute(Detail detail, int bits) {
        InetDiagRequest request =
                InetDiagRequest.dump(AddressFamily.INET, Protocol.TCP, 2)
                        .withDetails(EnumSet.of(detail));

        assertThat(RequestEncoder.encode(request, 1).get(16 + 2)).isEqualTo((byte) bits);
    }

    @Test
    void detailsAreAskedForTogetherAndNoneByDefault() {
        InetDiagRequest plain = InetDiagRequest.dump(AddressFamily.INET, Protocol.TCP, 2);

        assertThat(plain.extensions()).isZero();
        assertThat(plain.withDetails(EnumSet.allOf(Detail.class)).extensions()).isEqualTo(0x7f);
        assertThat(
                        plain.withDetails(EnumSet.allOf(Detail.class))
                                .withDetails(Set.of())
                                .extensions())
                .isZero();
    }

    @Test
    void bpfStoragesOfAllMapsAreAnEmptyNestBetweenBytecodeAndProtocol() {
        InetDiagRequest request =
                InetDiagRequest.dump(AddressFamily.INET, Protocol.MPTCP, 2)
                        .withBytecode(new byte[] {0, 4, 4, 0})
                        .withDetails(EnumSet.of(Detail.BPF_STORAGES));

        assertThat(RequestEncoder.encode(request, 1).array())
                .hasSize(72 + 8 + 4 + 8)
                .endsWith(
                        KernelBytes.inNativeOrder()
                                .attribute(1, new byte[] {0, 4, 4, 0})
                                .attribute(2, new byte[0])
                                .attribute(3, KernelBytes.inNativeOrder().u32(262).toArray())
                                .toArray());
        assertThat(RequestEncoder.encode(request.withoutBpfStorages(), 1).array()).hasSize(88);
    }

    @Test
    void dccpOfBothFamiliesHasItsOwnLegacyType() {
        InetDiagRequest request = InetDiagRequest.dump(AddressFamily.INET, Protocol.DCCP, 1);
        byte[] bytes = RequestEncoder.encodeForBothFamilies(request, 9).array();

        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getShort(4))
                .isEqualTo((short) 19);
    }
}

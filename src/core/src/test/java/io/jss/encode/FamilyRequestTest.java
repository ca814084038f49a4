package io.jss.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.KernelBytes;
import org.junit.jupiter.api.Test;

class FamilyRequestTest {

    private static final long ALL_STATES = 0xffffffffL;

    @Test
    void unixSocketsAreAskedForInEveryStateWithEveryAttribute() {
        assertThat(FamilyRequest.unix(9).array())
                .isEqualTo(
                        header(40)
                                .u8(1, 0, 0, 0) // AF_UNIX
                                .u32(ALL_STATES, 0, 0x7f, 0, 0)
                                .toArray());
    }

    @Test
    void unixSocketsAreAskedForWithoutTheirMemory() {
        assertThat(FamilyRequest.unixWithoutMemory(9).array())
                .isEqualTo(
                        header(40)
                                .u8(1, 0, 0, 0) // AF_UNIX
                                .u32(ALL_STATES, 0, 0x5f, 0, 0)
                                .toArray());
    }

    @Test
    void aCheckOfUnixSocketsAsksForNoAttribute() {
        assertThat(FamilyRequest.unixCookies(9).array())
                .isEqualTo(
                        header(40)
                                .u8(1, 0, 0, 0) // AF_UNIX
                                .u32(ALL_STATES, 0, 0, 0, 0)
                                .toArray());
    }

    @Test
    void netlinkSocketsAreAskedForOfEveryProtocol() {
        assertThat(FamilyRequest.netlink(9).array())
                .isEqualTo(
                        header(36)
                                .u8(16, 255, 0, 0) // AF_NETLINK, NDIAG_PROTO_ALL
                                .u32(0, 0xf, 0, 0)
                                .toArray());
    }

    @Test
    void packetSocketsAreAskedForWithEveryAttribute() {
        assertThat(FamilyRequest.packet(9).array())
                .isEqualTo(
                        header(36)
                                .u8(17, 0, 0, 0) // AF_PACKET
                                .u32(0, 0x3f, 0, 0)
                                .toArray());
    }

    @Test
    void vsockSocketsAreAskedForInEveryState() {
        assertThat(FamilyRequest.vsock(9).array())
                .isEqualTo(
                        header(40)
                                .u8(40, 0, 0, 0) // AF_VSOCK
                                .u32(ALL_STATES, 0, 0, 0, 0)
                                .toArray());
    }

    private static KernelBytes header(int length) {
        return KernelBytes.inNativeOrder()
                .u32(length)
                .u16(20) // SOCK_DIAG_BY_FAMILY
                .u16(0x301) // REQUEST, DUMP
                .u32(9, 0);
    }
}

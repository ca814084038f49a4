package io.jss.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** A socket to the running kernel, which takes no privilege. */
class NetlinkSocketTest {

    private static final short SOCK_DIAG_BY_FAMILY = 20;
    private static final short NLM_F_REQUEST = 1;
    private static final short NLM_F_ACK = 4;
    private static final int NLMSG_ERROR = 2;
    private static final int TYPE = 4;
    private static final int SEQUENCE = 8;
    private static final int PORT_ID = 12;
    private static final int ERROR = 16;
    private static final int EINVAL = 22;

    /** A header with two bytes of sock_diag_req: family 255, which no kernel has. */
    private static ByteBuffer request(int sequence, int padding) {
        int length = 16 + 4 + padding;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.nativeOrder())
                .putInt(length)
                .putShort(SOCK_DIAG_BY_FAMILY)
                .putShort((short) (NLM_F_REQUEST | NLM_F_ACK))
                .putInt(sequence)
                .putInt(0)
                .put((byte) 255)
                .rewind();
    }

    @Test
    void theKernelAnswersWithTheSequenceAndThePortOfTheSocket() throws IOException {
        try (NetlinkSocket socket = NetlinkSocket.open()) {
            int sequence = socket.nextSequence();
            socket.send(request(sequence, 0));
            ByteBuffer answer = socket.receive();

            assertThat(answer.getShort(TYPE)).isEqualTo((short) NLMSG_ERROR);
            assertThat(answer.getInt(SEQUENCE)).isEqualTo(sequence);
            assertThat(answer.getInt(PORT_ID)).isEqualTo(socket.portId()).isNotZero();
            assertThat(answer.getInt(ERROR)).isEqualTo(-EINVAL);
        }
    }

    @Test
    void aRequestLargerThanTheBufferIsSentWhole() throws IOException {
        try (NetlinkSocket socket = NetlinkSocket.open()) {
            socket.send(request(socket.nextSequence(), 5_000));

            assertThat(socket.receive().getShort(TYPE)).isEqualTo((short) NLMSG_ERROR);
        }
    }

    @Test
    void eachSocketHasItsOwnPortAndCountsItsOwnRequests() throws IOException {
        try (NetlinkSocket one = NetlinkSocket.open();
                NetlinkSocket other = NetlinkSocket.open()) {
            assertThat(one.portId()).isNotEqualTo(other.portId());
            assertThat(one.nextSequence()).isEqualTo(other.nextSequence());
        }
    }

    @Test
    void whereNothingCameNothingIsReceived() throws IOException {
        try (NetlinkSocket socket = NetlinkSocket.subscribe(0, 1 << 16)) {
            assertThat(socket.receiveIfThere().remaining()).isZero();
            socket.send(request(socket.nextSequence(), 0));
            assertThat(socket.receiveIfThere().getShort(TYPE)).isEqualTo((short) NLMSG_ERROR);
        }
    }

    @Test
    void aClosedSocketIsClosedOnceAndSendsNothing() throws IOException {
        NetlinkSocket socket = NetlinkSocket.open();
        socket.close();
        socket.close();

        assertThatThrownBy(() -> socket.send(request(1, 0)))
                .isInstanceOf(IllegalStateException.class);
    }
}

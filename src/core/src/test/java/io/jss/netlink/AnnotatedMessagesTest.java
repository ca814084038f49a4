package io.jss.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.KernelErrorException;
import io.jss.answer.MalformedMessageException;
import io.jss.answer.NoAnswerException;
import io.jss.testing.KernelBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each kind of message, written out byte by byte as a little-endian and as a big-endian kernel
 * sends it.
 */
class AnnotatedMessagesTest {

    private static final int SEQUENCE = 7;
    private static final int PORT_ID = 0x01020304;

    /** The two byte orders of kernels. */
    enum Endian {
        LITTLE(ByteOrder.LITTLE_ENDIAN),
        BIG(ByteOrder.BIG_ENDIAN);

        private final ByteOrder order;

        Endian(ByteOrder order) {
            this.order = order;
        }

        byte[] choose(String little, String big) {
            KernelBytes bytes = KernelBytes.in(order);
            (this == LITTLE ? little : big)
                    .lines()
                    .forEach(line -> bytes.hex(line.replaceFirst(" {2,}.*", "")));
            return bytes.toArray();
        }

        byte[] row() {
            return choose(
                    """
                    14 00 00 00  len 20
                    14 00 02 00  SOCK_DIAG_BY_FAMILY, NLM_F_MULTI
                    07 00 00 00  seq
                    04 03 02 01  port id
                    0a 01 00 00  payload
                    """,
                    """
                    00 00 00 14  len 20
                    00 14 00 02  SOCK_DIAG_BY_FAMILY, NLM_F_MULTI
                    00 00 00 07  seq
                    01 02 03 04  port id
                    0a 01 00 00  payload
                    """);
        }

        byte[] done() {
            return choose(
                    """
                    14 00 00 00  len 20
                    03 00 02 00  NLMSG_DONE, NLM_F_MULTI
                    07 00 00 00  seq
                    04 03 02 01  port id
                    00 00 00 00  no errno
                    """,
                    """
                    00 00 00 14  len 20
                    00 03 00 02  NLMSG_DONE, NLM_F_MULTI
                    00 00 00 07  seq
                    01 02 03 04  port id
                    00 00 00 00  no errno
                    """);
        }

        byte[] doneWithErrno() {
            return choose(
                    """
                    14 00 00 00  len 20
                    03 00 12 00  NLMSG_DONE, NLM_F_MULTI | NLM_F_DUMP_INTR
                    07 00 00 00  seq
                    04 03 02 01  port id
                    fe ff ff ff  -ENOENT
                    """,
                    """
                    00 00 00 14  len 20
                    00 03 00 12  NLMSG_DONE, NLM_F_MULTI | NLM_F_DUMP_INTR
                    00 00 00 07  seq
                    01 02 03 04  port id
                    ff ff ff fe  -ENOENT
                    """);
        }

        byte[] error() {
            return choose(
                    """
                    2c 00 00 00              len 44
                    02 00 00 03              NLMSG_ERROR, NLM_F_CAPPED | NLM_F_ACK_TLVS
                    07 00 00 00 04 03 02 01  seq, port id
                    ea ff ff ff              -EINVAL
                    48 00 00 00 14 00 01 03  the request: len 72, type, flags
                    07 00 00 00 00 00 00 00  its seq, port id
                    07 00 01 00 6e 6f 00 00  NLMSGERR_ATTR_MSG "no"
                    """,
                    """
                    00 00 00 2c              len 44
                    00 02 03 00              NLMSG_ERROR, NLM_F_CAPPED | NLM_F_ACK_TLVS
                    00 00 00 07 01 02 03 04  seq, port id
                    ff ff ff ea              -EINVAL
                    00 00 00 48 00 14 03 01  the request: len 72, type, flags
                    00 00 00 07 00 00 00 00  its seq, port id
                    00 07 00 01 6e 6f 00 00  NLMSGERR_ATTR_MSG "no"
                    """);
        }
    }

    @ParameterizedTest
    @EnumSource(Endian.class)
    void rowsAndTheEndAreRead(Endian endian) throws Exception {
        DumpResult result = dump(endian, endian.row(), endian.row(), endian.done());

        assertThat(result).isEqualTo(new DumpResult(2, false, false));
    }

    @ParameterizedTest
    @EnumSource(Endian.class)
    void theErrnoInDoneIsRead(Endian endian) {
        assertThatThrownBy(() -> dump(endian, endian.doneWithErrno()))
                .isInstanceOf(KernelErrorException.class)
                .hasMessageContaining("ENOENT");
    }

    @ParameterizedTest
    @EnumSource(Endian.class)
    void theErrorAndItsTextAreRead(Endian endian) {
        assertThatThrownBy(() -> dump(endian, endian.error()))
                .isInstanceOf(KernelErrorException.class)
                .hasMessage("a question: the kernel answered EINVAL (Invalid argument): no");
    }

    @ParameterizedTest
    @EnumSource(Endian.class)
    void cutAtEveryLengthEachIsAnErrorOfOurs(Endian endian) {
        for (byte[] whole :
                List.of(endian.row(), endian.done(), endian.doneWithErrno(), endian.error())) {
            for (int length = 1; length < whole.length; length++) {
                byte[] cut = new byte[length];
                System.arraycopy(whole, 0, cut, 0, length);
                assertThatThrownBy(() -> dump(endian, cut))
                        .as("%d of %d bytes", length, whole.length)
                        .isInstanceOf(MalformedMessageException.class);
            }
        }
    }

    private static DumpResult dump(Endian endian, byte[]... datagrams) throws IOException {
        ByteBuffer request =
                KernelBytes.in(endian.order)
                        .message(20, 0x301, SEQUENCE, 0, new byte[56])
                        .toBuffer();
        return new Dump(new Replay(endian.order, List.of(datagrams)))
                .run(request, "a question", message -> {});
    }

    /** A channel that gives datagrams of another machine's byte order. */
    private static final class Replay implements NetlinkChannel {
        private final ByteOrder order;
        private final List<byte[]> pending;

        Replay(ByteOrder order, List<byte[]> datagrams) {
            this.order = order;
            this.pending = new ArrayList<>(datagrams);
        }

        @Override
        public void send(ByteBuffer request) {
            // the answer is there already
        }

        @Override
        public ByteBuffer receive() throws IOException {
            if (pending.isEmpty()) {
                throw new NoAnswerException(Duration.ZERO);
            }
            return ByteBuffer.wrap(pending.remove(0)).order(order);
        }

        @Override
        public int portId() {
            return PORT_ID;
        }

        @Override
        public int nextSequence() {
            return SEQUENCE;
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}

package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.answer.MalformedMessageException;
import io.jss.model.DiagSocket;
import io.jss.netlink.MessageCursor;
import io.jss.testing.KernelBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A netlink message around bytes of a test's making, in either byte order. */
final class OneMessage {

    private static final int SOCK_DIAG_BY_FAMILY = 20;

    private OneMessage() {}

    /** Returns the bytes of annotated lines: hexadecimal up to two blanks, then words. */
    static byte[] bytes(String annotated) {
        KernelBytes bytes = KernelBytes.in(ByteOrder.nativeOrder());
        annotated.lines().forEach(line -> bytes.hex(line.split("  ", 2)[0]));
        return bytes.toArray();
    }

    /** Returns what a decoder makes of a payload. */
    static <T extends DiagSocket> T decode(
            FamilyDecoder<T> decoder, ByteOrder order, byte[] payload)
            throws MalformedMessageException {
        ByteBuffer datagram =
                KernelBytes.in(order).message(SOCK_DIAG_BY_FAMILY, 2, 1, 1, payload).toBuffer();
        MessageCursor cursor = new MessageCursor();
        cursor.reset(datagram);
        assertThat(cursor.next()).isTrue();
        return decoder.decode(cursor);
    }

    /**
     * Decodes the payload cut at every length, and returns the lengths at which it is accepted: all
     * others end in the documented error.
     */
    static List<Integer> lengthsAccepted(
            FamilyDecoder<?> decoder, ByteOrder order, byte[] payload) {
        List<Integer> accepted = new ArrayList<>();
        for (int length = 0; length <= payload.length; length++) {
            try {
                assertThat(decode(decoder, order, Arrays.copyOf(payload, length))).isNotNull();
                accepted.add(length);
            } catch (MalformedMessageException e) {
                assertThat(e).hasMessageContaining("malformed").hasMessageContaining("found");
            }
        }
        return accepted;
    }
}

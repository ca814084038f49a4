package io.jss.recording;

import io.jss.wire.NlMsgErr;
import io.jss.wire.NlMsgHdr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Messages that a kernel would send and a recording does not hold. */
final class Answers {

    private Answers() {}

    /** Returns NLMSG_DONE with an errno, 0 for success. */
    static ByteBuffer done(int errno, int sequence, int portId, ByteOrder order) {
        return message(NlMsgHdr.NLMSG_DONE, NlMsgErr.ERROR_SIZE, errno, sequence, portId, order);
    }

    /** Returns NLMSG_ERROR with an errno. */
    static ByteBuffer error(int errno, int sequence, int portId, ByteOrder order) {
        return message(NlMsgHdr.NLMSG_ERROR, NlMsgErr.SIZE, errno, sequence, portId, order);
    }

    private static ByteBuffer message(
            int type, int payload, int errno, int sequence, int portId, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(NlMsgHdr.SIZE + payload).order(order);
        bytes.putInt(NlMsgHdr.LEN, bytes.capacity());
        bytes.putShort(NlMsgHdr.TYPE, (short) type);
        bytes.putInt(NlMsgHdr.SIZE + NlMsgErr.ERROR, -errno);
        address(bytes, 0, sequence, portId);
        return bytes;
    }

    /** Makes the message at an offset the answer to a request. */
    static void address(ByteBuffer bytes, int at, int sequence, int portId) {
        bytes.putInt(at + NlMsgHdr.SEQ, sequence).putInt(at + NlMsgHdr.PID, portId);
    }
}

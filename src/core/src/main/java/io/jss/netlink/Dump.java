package io.jss.netlink;

import io.jss.answer.KernelErrorException;
import io.jss.answer.MalformedMessageException;
import io.jss.wire.NlAttr;
import io.jss.wire.NlMsgErr;
import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One request with NLM_F_DUMP and its answer: messages of the expected type until NLMSG_DONE or
 * NLMSG_ERROR.
 *
 * <p>Reusable for one request after the other. After an exception the rest of the answer is unread:
 * close the channel.
 */
public final class Dump {

    private final NetlinkChannel channel;
    private final MessageCursor message = new MessageCursor();
    private String description = "";
    private int sequence;
    private int answerType;
    private long messages;
    private int datagrams;
    private boolean interrupted;
    private boolean lost;

    /** Creates a dump over a channel that has no answer pending. */
    public Dump(NetlinkChannel channel) {
        this.channel = channel;
    }

    /**
     * Sends a request and passes each message of its answer to the visitor.
     *
     * @param request an {@code nlmsghdr} with payload; its sequence number is what answers must
     *     bear
     * @param what the request in words, for errors
     * @param visitor takes each message whose type is the request's
     * @throws KernelErrorException when the answer carries an errno, in NLMSG_ERROR or in
     *     NLMSG_DONE
     * @throws MalformedMessageException when the bytes are not netlink
     * @throws IOException when a system call failed, or the visitor threw it
     */
    public DumpResult run(ByteBuffer request, String what, MessageVisitor visitor)
            throws IOException {
        int start = request.position();
        description = what;
        sequence = request.getInt(start + NlMsgHdr.SEQ);
        answerType = Short.toUnsignedInt(request.getShort(start + NlMsgHdr.TYPE));
        messages = 0;
        datagrams = 0;
        interrupted = false;
        lost = false;
        channel.send(request);
        while (!readDatagram(visitor)) {
            // the end comes in a datagram of its own
        }
        return new DumpResult(messages, interrupted, lost);
    }

    /** Returns how many messages of the expected type have come. */
    public long messages() {
        return messages;
    }

    /**
     * Returns how many datagrams of the answer brought messages of the expected type, that of the
     * message which is visited among them. Between two of them the kernel lets go of its table.
     */
    public int datagrams() {
        return datagrams;
    }

    /** Returns whether the answer has ended. */
    private boolean readDatagram(MessageVisitor visitor) throws IOException {
        ByteBuffer datagram;
        try {
            datagram = channel.receive();
        } catch (DatagramsLostException e) {
            lost = true;
            return false;
        }
        message.reset(datagram);
        long before = messages;
        while (message.next()) {
            if (message.sequence() != sequence || message.portId() != channel.portId()) {
                continue;
            }
            interrupted |= (message.flags() & NlMsgHdr.NLM_F_DUMP_INTR) != 0;
            int type = message.type();
            if (type == answerType) {
                datagrams += messages == before ? 1 : 0;
                messages++;
                visitor.visit(message);
            } else if (type == NlMsgHdr.NLMSG_DONE) {
                // kernels before 2.6.x sent no errno here; a missing one is success
                if (message.payloadLength() >= NlMsgErr.ERROR_SIZE) {
                    throwIfErrno(NlMsgErr.ERROR_SIZE);
                }
                return true;
            } else if (type == NlMsgHdr.NLMSG_ERROR) {
                readError();
            } else if (type == NlMsgHdr.NLMSG_OVERRUN) {
                lost = true;
            }
        }
        return false;
    }

    private void readError() throws IOException {
        if (message.payloadLength() < NlMsgErr.ERROR_SIZE) {
            throw new MalformedMessageException(
                    "nlmsgerr",
                    message.payload(),
                    NlMsgErr.ERROR_SIZE + " bytes",
                    message.payloadLength() + " bytes");
        }
        throwIfErrno(NlMsgErr.SIZE);
    }

    private void throwIfErrno(int fixedSize) throws IOException {
        int errno = -message.bytes().getInt(message.payload() + NlMsgErr.ERROR);
        if (errno != 0) {
            throw new KernelErrorException(description, errno, extendedAck(fixedSize));
        }
    }

    /**
     * Returns the text of NLMSGERR_ATTR_MSG, which follows the fixed part and the request's
     * payload.
     */
    private String extendedAck(int fixedSize) throws MalformedMessageException {
        if ((message.flags() & NlMsgHdr.NLM_F_ACK_TLVS) == 0) {
            return "";
        }
        ByteBuffer bytes = message.bytes();
        int skip = fixedSize;
        boolean repeatsRequest =
                message.type() == NlMsgHdr.NLMSG_ERROR
                        && (message.flags() & NlMsgHdr.NLM_F_CAPPED) == 0;
        if (repeatsRequest && message.payloadLength() >= NlMsgErr.SIZE) {
            int requestLength = bytes.getInt(message.payload() + NlMsgErr.MSG + NlMsgHdr.LEN);
            skip += NlMsgHdr.align(Math.max(0, requestLength - NlMsgHdr.SIZE));
        }
        int left = message.payloadLength() - skip;
        if (skip < 0 || left < NlAttr.SIZE) {
            return "";
        }
        AttributeCursor attribute = new AttributeCursor();
        attribute.reset(bytes, message.payload() + skip, left);
        while (attribute.next()) {
            if (attribute.type() == NlMsgErr.NLMSGERR_ATTR_MSG) {
                byte[] text = new byte[attribute.payloadLength()];
                bytes.get(attribute.payload(), text);
                return new String(text, StandardCharsets.UTF_8).replace("\0", "");
            }
        }
        return "";
    }
}

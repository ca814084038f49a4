package io.jss.recording;

import io.jss.answer.MalformedMessageException;
import io.jss.netlink.AttributeCursor;
import io.jss.netlink.MessageCursor;
import io.jss.wire.InetDiagAttr;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.InetDiagSockId;
import io.jss.wire.NlAttr;
import io.jss.wire.NlMsgHdr;
import java.nio.ByteBuffer;

/**
 * Makes the answer to one request from the answer to another that asked for more: rows by family,
 * state and ports, attributes by the bits of the request, as the kernel would have chosen them.
 */
final class AnswerFilter {

    private static final int IPPROTO_SCTP = 132;
    private static final int IPPROTO_RAW = 255;
    private static final int CLOSE = 7;
    private static final int BOUND_INACTIVE = 13;

    private final RecordedRequest request;
    private final AttributeCursor attribute = new AttributeCursor();

    AnswerFilter(RecordedRequest request) {
        this.request = request;
    }

    /** Returns whether the row at which the cursor stands is asked for. */
    boolean takes(MessageCursor message) throws MalformedMessageException {
        if (!request.isInternet()) {
            return true;
        }
        if (message.payloadLength() < InetDiagMsg.SIZE) {
            throw new MalformedMessageException(
                    "inet_diag_msg",
                    message.payload(),
                    InetDiagMsg.SIZE + " bytes",
                    message.payloadLength() + " bytes");
        }
        ByteBuffer bytes = message.bytes();
        int at = message.payload();
        int id = at + InetDiagMsg.ID;
        return (bytes.get(at + InetDiagMsg.FAMILY) & 0xff) == request.family()
                && takesState(bytes.get(at + InetDiagMsg.STATE) & 0xff)
                && takesPort(request.localPort(), bytes, id + InetDiagSockId.SPORT)
                && takesPort(request.remotePort(), bytes, id + InetDiagSockId.DPORT);
    }

    /** Raw sockets are listed whatever states are asked for; those of SCTP have numbers apart. */
    private boolean takesState(int state) {
        if (request.protocol() == IPPROTO_SCTP || request.protocol() == IPPROTO_RAW) {
            return true;
        }
        boolean boundInactive = state == CLOSE && (request.states() >>> BOUND_INACTIVE & 1) != 0;
        return boundInactive || state >= Integer.SIZE || (request.states() >>> state & 1) != 0;
    }

    private static boolean takesPort(int wanted, ByteBuffer bytes, int at) {
        int port = (bytes.get(at) & 0xff) << Byte.SIZE | (bytes.get(at + 1) & 0xff);
        return wanted == 0 || wanted == port;
    }

    /**
     * Copies the message at which the cursor stands to the target's position, without the
     * attributes that are not asked for, and moves the position behind it and its padding.
     */
    void copy(MessageCursor message, ByteBuffer target) throws MalformedMessageException {
        ByteBuffer bytes = message.bytes();
        int start = target.position();
        int fixed = NlMsgHdr.SIZE + (request.isInternet() ? InetDiagMsg.SIZE : 0);
        int whole = NlMsgHdr.SIZE + message.payloadLength();
        if (!request.isInternet()) {
            put(bytes, message.start(), whole, target);
        } else {
            put(bytes, message.start(), fixed, target);
            attribute.reset(bytes, message.start() + fixed, whole - fixed);
            while (attribute.next()) {
                if (takes(attribute.type())) {
                    target.position(start + NlMsgHdr.align(target.position() - start));
                    int from = attribute.payload() - NlAttr.SIZE;
                    put(bytes, from, NlAttr.SIZE + attribute.payloadLength(), target);
                }
            }
        }
        int length = target.position() - start;
        target.putInt(start + NlMsgHdr.LEN, length);
        target.position(start + NlMsgHdr.align(length));
    }

    private static void put(ByteBuffer from, int at, int length, ByteBuffer target) {
        target.put(target.position(), from, at, length);
        target.position(target.position() + length);
    }

    private boolean takes(int type) {
        return switch (type) {
            case InetDiagAttr.MEMINFO,
                    InetDiagAttr.INFO,
                    InetDiagAttr.VEGASINFO,
                    InetDiagAttr.CONG,
                    InetDiagAttr.TOS,
                    InetDiagAttr.TCLASS,
                    InetDiagAttr.SKMEMINFO ->
                    asks(type);
            case InetDiagAttr.DCTCPINFO, InetDiagAttr.BBRINFO -> asks(InetDiagAttr.VEGASINFO);
            case InetDiagAttr.CLASS_ID -> asks(InetDiagAttr.TCLASS);
            case InetDiagAttr.MD5SIG, InetDiagAttr.ULP_INFO -> asks(InetDiagAttr.INFO);
            case InetDiagAttr.SK_BPF_STORAGES -> request.bpfStorages();
            default -> true;
        };
    }

    private boolean asks(int attributeNumber) {
        return (request.extensions() >>> (attributeNumber - 1) & 1) != 0;
    }
}

package io.jss.encode;

import io.jss.model.Protocol;
import io.jss.wire.InetDiagReq;
import io.jss.wire.InetDiagReqV2;
import io.jss.wire.InetDiagSockId;
import io.jss.wire.NlAttr;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes requests: {@code nlmsghdr}, {@code inet_diag_req_v2}, request attributes. */
public final class RequestEncoder {

    private static final int MAX_U8 = 0xff;

    private RequestEncoder() {}

    /**
     * Returns the datagram of a dump request in native byte order: 72 bytes, and 4 + N bytes for
     * each request attribute.
     *
     * @param sequence what the answers are to bear
     */
    public static ByteBuffer encode(InetDiagRequest request, int sequence) {
        byte[] bytecode = request.bytecode();
        boolean wideProtocol = request.protocol().number() > MAX_U8;
        int size =
                NlMsgHdr.SIZE
                        + InetDiagReqV2.SIZE
                        + (bytecode.length == 0 ? 0 : attributeSize(bytecode.length))
                        + (request.bpfStorages() ? attributeSize(0) : 0)
                        + (wideProtocol ? attributeSize(Integer.BYTES) : 0);
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        writeHeader(bytes, SockDiag.SOCK_DIAG_BY_FAMILY, sequence);
        int end = writeRequest(bytes, NlMsgHdr.SIZE, request);
        if (bytecode.length != 0) {
            int payload =
                    writeAttribute(
                            bytes, end, InetDiagReqV2.INET_DIAG_REQ_BYTECODE, bytecode.length);
            bytes.put(payload, bytecode);
            end += attributeSize(bytecode.length);
        }
        if (request.bpfStorages()) {
            writeAttribute(bytes, end, InetDiagReqV2.INET_DIAG_REQ_SK_BPF_STORAGES, 0);
            end += attributeSize(0);
        }
        if (wideProtocol) {
            int payload =
                    writeAttribute(bytes, end, InetDiagReqV2.INET_DIAG_REQ_PROTOCOL, Integer.BYTES);
            bytes.putInt(payload, request.protocol().number());
        }
        return bytes;
    }

    /**
     * Returns the datagram of the legacy dump request, TCPDIAG_GETSOCK or DCCPDIAG_GETSOCK with
     * {@code inet_diag_req}, in native byte order, 76 bytes: sockets of both families in one walk
     * of the kernel's table, whatever the request's family. Attributes are asked for by extension
     * bits alone.
     *
     * @param sequence what the answers are to bear
     */
    public static ByteBuffer encodeForBothFamilies(InetDiagRequest request, int sequence) {
        ByteBuffer bytes =
                ByteBuffer.allocate(NlMsgHdr.SIZE + InetDiagReq.SIZE)
                        .order(ByteOrder.nativeOrder());
        writeHeader(
                bytes,
                request.protocol() == Protocol.DCCP
                        ? SockDiag.DCCPDIAG_GETSOCK
                        : SockDiag.TCPDIAG_GETSOCK,
                sequence);
        bytes.put(NlMsgHdr.SIZE + InetDiagReq.FAMILY, (byte) SockDiag.AF_UNSPEC);
        bytes.put(NlMsgHdr.SIZE + InetDiagReq.EXT, (byte) request.extensions());
        bytes.putInt(NlMsgHdr.SIZE + InetDiagReq.STATES, request.states());
        writeId(bytes, NlMsgHdr.SIZE + InetDiagReq.ID, request);
        return bytes;
    }

    private static void writeHeader(ByteBuffer bytes, int type, int sequence) {
        bytes.putInt(NlMsgHdr.LEN, bytes.capacity());
        bytes.putShort(NlMsgHdr.TYPE, (short) type);
        bytes.putShort(NlMsgHdr.FLAGS, (short) (NlMsgHdr.NLM_F_REQUEST | NlMsgHdr.NLM_F_DUMP));
        bytes.putInt(NlMsgHdr.SEQ, sequence);
    }

    private static int writeRequest(ByteBuffer bytes, int at, InetDiagRequest request) {
        bytes.put(at + InetDiagReqV2.FAMILY, (byte) request.family().number());
        bytes.put(at + InetDiagReqV2.PROTOCOL, (byte) narrow(request.protocol()));
        bytes.put(at + InetDiagReqV2.EXT, (byte) request.extensions());
        bytes.putInt(at + InetDiagReqV2.STATES, request.states());
        writeId(bytes, at + InetDiagReqV2.ID, request);
        return at + InetDiagReqV2.SIZE;
    }

    private static void writeId(ByteBuffer bytes, int id, InetDiagRequest request) {
        putBigEndianShort(bytes, id + InetDiagSockId.SPORT, request.localPort());
        putBigEndianShort(bytes, id + InetDiagSockId.DPORT, request.remotePort());
        bytes.putInt(id + InetDiagSockId.COOKIE, SockDiag.INET_DIAG_NOCOOKIE);
        bytes.putInt(id + InetDiagSockId.COOKIE + Integer.BYTES, SockDiag.INET_DIAG_NOCOOKIE);
    }

    /**
     * Returns the protocol's number, 0 for those above 255: a kernel that does not know the
     * attribute must not take the low byte of MPTCP's 262 for TCP's 6.
     */
    private static int narrow(Protocol protocol) {
        return protocol.number() > MAX_U8 ? 0 : protocol.number();
    }

    private static int attributeSize(int payload) {
        return NlMsgHdr.align(NlAttr.SIZE + payload);
    }

    /** Writes an attribute's header and returns the offset of its payload. */
    private static int writeAttribute(ByteBuffer bytes, int at, int type, int payload) {
        bytes.putShort(at + NlAttr.LEN, (short) (NlAttr.SIZE + payload));
        bytes.putShort(at + NlAttr.TYPE, (short) type);
        return at + NlAttr.SIZE;
    }

    private static void putBigEndianShort(ByteBuffer bytes, int at, int value) {
        bytes.put(at, (byte) (value >>> Byte.SIZE)).put(at + 1, (byte) value);
    }
}

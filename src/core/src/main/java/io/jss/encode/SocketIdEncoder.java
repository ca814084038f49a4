package io.jss.encode;

import io.jss.model.AddressFamily;
import io.jss.model.Endpoint;
import io.jss.model.IpAddress;
import io.jss.wire.InetDiagReqV2;
import io.jss.wire.InetDiagSockId;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Writes requests about single sockets, several into one datagram: 72 bytes each. */
public final class SocketIdEncoder {

    private static final int MESSAGE_SIZE = NlMsgHdr.SIZE + InetDiagReqV2.SIZE;
    private static final int ALL_STATES = -1;

    private SocketIdEncoder() {}

    /**
     * Returns the datagram of the requests in native byte order, their sequence numbers
     * consecutive.
     *
     * @param firstSequence the sequence number of the first request
     */
    public static ByteBuffer encode(List<SocketIdRequest> requests, int firstSequence) {
        ByteBuffer bytes = buffer(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            write(bytes, i * MESSAGE_SIZE, requests.get(i), firstSequence + i);
        }
        return bytes;
    }

    /** Returns a buffer for a number of requests, to be written again and again. */
    public static ByteBuffer buffer(int requests) {
        return ByteBuffer.allocate(MESSAGE_SIZE * requests).order(ByteOrder.nativeOrder());
    }

    /** Writes one request to the beginning of a {@link #buffer}. */
    public static void write(ByteBuffer bytes, SocketIdRequest request, int sequence) {
        write(bytes, 0, request, sequence);
    }

    private static void write(ByteBuffer bytes, int at, SocketIdRequest request, int sequence) {
        // an acknowledgement is the only answer of a successful SOCK_DESTROY
        int ack = request.type == SockDiag.SOCK_DESTROY ? NlMsgHdr.NLM_F_ACK : 0;
        bytes.putInt(at + NlMsgHdr.LEN, MESSAGE_SIZE);
        bytes.putShort(at + NlMsgHdr.TYPE, (short) request.type);
        bytes.putShort(at + NlMsgHdr.FLAGS, (short) (NlMsgHdr.NLM_F_REQUEST | ack));
        bytes.putInt(at + NlMsgHdr.SEQ, sequence);
        int payload = at + NlMsgHdr.SIZE;
        bytes.put(payload + InetDiagReqV2.FAMILY, (byte) request.src.address().family().number());
        bytes.put(payload + InetDiagReqV2.PROTOCOL, (byte) request.protocol.number());
        bytes.put(payload + InetDiagReqV2.EXT, (byte) request.extensions);
        bytes.put(payload + InetDiagReqV2.PAD, (byte) request.rawProtocol());
        bytes.putInt(payload + InetDiagReqV2.STATES, ALL_STATES);
        int id = payload + InetDiagReqV2.ID;
        putPort(bytes, id + InetDiagSockId.SPORT, request.src);
        putPort(bytes, id + InetDiagSockId.DPORT, request.dst);
        putAddress(bytes, id + InetDiagSockId.SRC, request.src.address());
        putAddress(bytes, id + InetDiagSockId.DST, request.dst.address());
        bytes.putInt(id + InetDiagSockId.IF, request.interfaceIndex);
        bytes.putInt(id + InetDiagSockId.COOKIE, (int) request.cookie);
        bytes.putInt(
                id + InetDiagSockId.COOKIE + Integer.BYTES,
                (int) (request.cookie >>> Integer.SIZE));
    }

    private static void putPort(ByteBuffer bytes, int at, Endpoint end) {
        bytes.put(at, (byte) (end.port() >>> Byte.SIZE)).put(at + 1, (byte) end.port());
    }

    private static void putAddress(ByteBuffer bytes, int at, IpAddress address) {
        if (address.family() == AddressFamily.INET) {
            // zeros, for a buffer that bore another address before
            bytes.putLong(at, 0).putLong(at + Long.BYTES, 0);
            bytes.putInt(
                    at, isBigEndian(bytes) ? low(address) : Integer.reverseBytes(low(address)));
        } else {
            putBigEndian(bytes, at, address.high());
            putBigEndian(bytes, at + Long.BYTES, address.low());
        }
    }

    private static int low(IpAddress address) {
        return (int) address.low();
    }

    private static void putBigEndian(ByteBuffer bytes, int at, long value) {
        bytes.putLong(at, isBigEndian(bytes) ? value : Long.reverseBytes(value));
    }

    private static boolean isBigEndian(ByteBuffer bytes) {
        return bytes.order() == ByteOrder.BIG_ENDIAN;
    }
}

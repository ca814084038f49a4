package io.jss.recording;

import io.jss.answer.MalformedMessageException;
import io.jss.netlink.AttributeCursor;
import io.jss.wire.InetDiagReqV2;
import io.jss.wire.InetDiagSockId;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.nio.ByteBuffer;

/**
 * What one request asks for.
 *
 * @param type {@code SOCK_DIAG_BY_FAMILY}, or what a recording of ss answers to
 * @param isDump whether it asks for all sockets
 * @param family {@code AF_…}
 * @param protocol {@code IPPROTO_…}; 0 for families other than AF_INET and AF_INET6
 * @param states bit N asks for state N; all bits where no states are asked for
 * @param extensions bit N-1 asks for attribute N
 * @param localPort the local port, 0 for any
 * @param remotePort the remote port, 0 for any
 * @param hasBytecode whether a filter program is with it
 * @param bpfStorages whether it asks for BPF storages
 */
record RecordedRequest(
        int type,
        boolean isDump,
        int family,
        int protocol,
        int states,
        int extensions,
        int localPort,
        int remotePort,
        boolean hasBytecode,
        boolean bpfStorages) {

    /** Every attribute that a bit of the request can ask for. */
    static final int ALL_EXTENSIONS = 0x7f;

    /** Returns the request at the buffer's position, which is left there. */
    static RecordedRequest parse(ByteBuffer bytes) throws MalformedMessageException {
        int start = bytes.position();
        int length = bytes.remaining();
        if (length < NlMsgHdr.SIZE + Integer.BYTES) {
            throw new MalformedMessageException(
                    "request", start, NlMsgHdr.SIZE + Integer.BYTES + " bytes", length + " bytes");
        }
        int type = Short.toUnsignedInt(bytes.getShort(start + NlMsgHdr.TYPE));
        int flags = Short.toUnsignedInt(bytes.getShort(start + NlMsgHdr.FLAGS));
        boolean dump = (flags & NlMsgHdr.NLM_F_DUMP) == NlMsgHdr.NLM_F_DUMP;
        int at = start + NlMsgHdr.SIZE;
        int family = bytes.get(at) & 0xff;
        if (!isInternet(family)) {
            return new RecordedRequest(type, dump, family, 0, -1, 0, 0, 0, false, false);
        }
        if (length < NlMsgHdr.SIZE + InetDiagReqV2.SIZE) {
            throw new MalformedMessageException(
                    "inet_diag_req_v2", at, InetDiagReqV2.SIZE + " bytes", length + " bytes");
        }
        return internet(bytes, type, dump, family);
    }

    private static RecordedRequest internet(ByteBuffer bytes, int type, boolean dump, int family)
            throws MalformedMessageException {
        int at = bytes.position() + NlMsgHdr.SIZE;
        int protocol = bytes.get(at + InetDiagReqV2.PROTOCOL) & 0xff;
        boolean bytecode = false;
        boolean storages = false;
        AttributeCursor attribute = new AttributeCursor();
        int fixed = NlMsgHdr.SIZE + InetDiagReqV2.SIZE;
        attribute.reset(bytes, bytes.position() + fixed, messageLength(bytes) - fixed);
        while (attribute.next()) {
            switch (attribute.type()) {
                case InetDiagReqV2.INET_DIAG_REQ_BYTECODE -> bytecode = true;
                case InetDiagReqV2.INET_DIAG_REQ_SK_BPF_STORAGES -> storages = true;
                case InetDiagReqV2.INET_DIAG_REQ_PROTOCOL -> {
                    if (attribute.payloadLength() >= Integer.BYTES) {
                        protocol = bytes.getInt(attribute.payload());
                    }
                }
                default -> {
                    // of a later kernel
                }
            }
        }
        int id = at + InetDiagReqV2.ID;
        return new RecordedRequest(
                type,
                dump,
                family,
                protocol,
                bytes.getInt(at + InetDiagReqV2.STATES),
                bytes.get(at + InetDiagReqV2.EXT) & 0xff,
                port(bytes, id + InetDiagSockId.SPORT),
                port(bytes, id + InetDiagSockId.DPORT),
                bytecode,
                storages);
    }

    private static int messageLength(ByteBuffer bytes) {
        int claimed = bytes.getInt(bytes.position() + NlMsgHdr.LEN);
        return claimed < 0 ? 0 : Math.min(claimed, bytes.remaining());
    }

    /** Ports are in network order whatever the machine. */
    private static int port(ByteBuffer bytes, int at) {
        return (bytes.get(at) & 0xff) << Byte.SIZE | (bytes.get(at + 1) & 0xff);
    }

    /** Returns whether the family's sockets are those of {@code inet_diag}. */
    static boolean isInternet(int family) {
        return family == SockDiag.AF_INET || family == SockDiag.AF_INET6;
    }

    boolean isInternet() {
        return isInternet(family);
    }

    /** Returns whether both are dumps of the same family and protocol. */
    boolean isLike(RecordedRequest other) {
        return isDump && other.isDump && family == other.family && protocol == other.protocol;
    }

    /** Returns the dump in which the socket of a look-up is to be found. */
    RecordedRequest asDumpOf(int wanted) {
        return new RecordedRequest(
                type, true, wanted, protocol, states, extensions, 0, 0, false, false);
    }
}

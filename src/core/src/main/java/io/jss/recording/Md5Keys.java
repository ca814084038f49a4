package io.jss.recording;

import io.jss.answer.MalformedMessageException;
import io.jss.netlink.AttributeCursor;
import io.jss.netlink.MessageCursor;
import io.jss.wire.InetDiagAttr;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.SockDiag;
import io.jss.wire.TcpDiagMd5Sig;
import java.nio.ByteBuffer;

/**
 * Overwrites the TCP MD5 keys that the kernel sends in clear, before an answer is written anywhere.
 */
final class Md5Keys {

    private final MessageCursor message = new MessageCursor();
    private final AttributeCursor attribute = new AttributeCursor();

    /**
     * Sets the keys in a datagram to zero; addresses, prefixes and lengths stay.
     *
     * @throws MalformedMessageException when the datagram cannot be read, and might hold keys
     */
    void erase(ByteBuffer datagram) throws MalformedMessageException {
        message.reset(datagram);
        while (message.next()) {
            boolean isRow =
                    message.type() == SockDiag.SOCK_DIAG_BY_FAMILY
                            || message.type() == SockDiag.TCPDIAG_GETSOCK;
            if (isRow
                    && message.payloadLength() >= InetDiagMsg.SIZE
                    && RecordedRequest.isInternet(datagram.get(message.payload()) & 0xff)) {
                attribute.reset(
                        datagram,
                        message.payload() + InetDiagMsg.SIZE,
                        message.payloadLength() - InetDiagMsg.SIZE);
                while (attribute.next()) {
                    if (attribute.type() == InetDiagAttr.MD5SIG) {
                        eraseKeys(datagram, attribute.payload(), attribute.payloadLength());
                    }
                }
            }
        }
    }

    private static void eraseKeys(ByteBuffer bytes, int from, int length) {
        for (int i = 0; i < length; i++) {
            if (i % TcpDiagMd5Sig.SIZE >= TcpDiagMd5Sig.READ_SIZE) {
                bytes.put(from + i, (byte) 0);
            }
        }
    }
}

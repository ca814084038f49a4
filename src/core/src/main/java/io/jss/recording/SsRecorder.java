package io.jss.recording;

import io.jss.encode.InetDiagRequest;
import io.jss.encode.RequestEncoder;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkChannel;
import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Writes the answers to TCP dumps as {@code ss -D} does: the messages of each family one behind the
 * other, its NLMSG_DONE behind them. Keys of TCP MD5 signatures are set to zero before.
 */
public final class SsRecorder {

    private SsRecorder() {}

    /**
     * Makes a file with mode 0600 and writes the TCP sockets to it.
     *
     * @param kernel a channel with no answer pending
     * @param families which of them; AF_INET comes first
     * @param states bit N asks for state N
     * @param details what is asked for beyond what the kernel always tells
     * @throws RecordingWriteException when the file exists, or cannot be made or written
     * @throws IOException when the kernel does not answer
     */
    public static void record(
            Path file,
            NetlinkChannel kernel,
            Collection<AddressFamily> families,
            int states,
            Collection<Detail> details)
            throws IOException {
        RecordingSink sink = RecordingSink.create(file);
        try {
            for (AddressFamily family : families) {
                InetDiagRequest request =
                        InetDiagRequest.dump(family, Protocol.TCP, states).withDetails(details);
                int sequence = kernel.nextSequence();
                kernel.send(RequestEncoder.encode(request, sequence));
                dump(kernel, sequence, sink);
            }
            sink.close();
        } catch (IOException | RuntimeException e) {
            sink.remove();
            throw e;
        }
    }

    private static void dump(NetlinkChannel kernel, int sequence, RecordingSink sink)
            throws IOException {
        Md5Keys keys = new Md5Keys();
        MessageCursor message = new MessageCursor();
        boolean ended = false;
        while (!ended) {
            ByteBuffer datagram = kernel.receive();
            keys.erase(datagram);
            message.reset(datagram);
            while (message.next()) {
                if (message.sequence() == sequence) {
                    int length = NlMsgHdr.SIZE + message.payloadLength();
                    ByteBuffer bytes = datagram.duplicate();
                    bytes.position(message.start()).limit(message.start() + length);
                    sink.writePadded(bytes);
                    ended |=
                            message.type() == NlMsgHdr.NLMSG_DONE
                                    || message.type() == NlMsgHdr.NLMSG_ERROR;
                }
            }
        }
    }
}

package io.jss.recording;

import io.jss.answer.AnswerSource;
import io.jss.answer.Remark;
import io.jss.encode.InetDiagRequest;
import io.jss.encode.RequestEncoder;
import io.jss.engine.BucketOccupancy;
import io.jss.engine.ChannelFactory;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkChannel;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Writes the answers to TCP dumps as {@code ss -D} does: the messages of each family one behind the
 * other, its NLMSG_DONE behind them. Keys of TCP MD5 signatures are set to zero before.
 */
public final class SsRecorder {

    private SsRecorder() {}

    /**
     * Makes a file with mode 0600 and writes the TCP sockets to it.
     *
     * @param kernel which answers
     * @param families which of them; AF_INET comes first
     * @param states bit N asks for state N
     * @param details what is asked for beyond what the kernel always tells
     * @return what the answers lack, since the file has no place for it: sockets of crowded buckets
     *     may have been passed over
     * @throws RecordingWriteException when the file exists, or cannot be made or written
     * @throws IOException when the kernel does not answer
     */
    public static List<Remark> record(
            Path file,
            AnswerSource kernel,
            Collection<AddressFamily> families,
            int states,
            Collection<Detail> details)
            throws IOException {
        ChannelFactory channels = ChannelFactory.of(kernel);
        try (NetlinkChannel channel = channels.open()) {
            RecordingSink sink = RecordingSink.create(file);
            try {
                List<Remark> remarks = new ArrayList<>();
                BucketOccupancy watch = new BucketOccupancy();
                for (AddressFamily family : families) {
                    InetDiagRequest request =
                            InetDiagRequest.dump(family, Protocol.TCP, states).withDetails(details);
                    int sequence = channel.nextSequence();
                    watch.begin(Protocol.TCP);
                    channel.send(RequestEncoder.encode(request, sequence));
                    dump(channel, sequence, sink, watch);
                    if (watch.mayLack(channels)) {
                        remarks.add(new Remark.MayLackSockets(Protocol.TCP, family));
                    }
                }
                sink.close();
                return remarks;
            } catch (IOException | RuntimeException e) {
                sink.remove();
                throw e;
            }
        }
    }

    private static void dump(
            NetlinkChannel channel, int sequence, RecordingSink sink, BucketOccupancy watch)
            throws IOException {
        Md5Keys keys = new Md5Keys();
        MessageCursor message = new MessageCursor();
        boolean ended = false;
        for (int datagrams = 1; !ended; datagrams++) {
            ByteBuffer datagram = channel.receive();
            keys.erase(datagram);
            message.reset(datagram);
            while (message.next()) {
                if (message.sequence() == sequence) {
                    int length = NlMsgHdr.SIZE + message.payloadLength();
                    ByteBuffer bytes = datagram.duplicate();
                    bytes.position(message.start()).limit(message.start() + length);
                    sink.writePadded(bytes);
                    if (message.type() == SockDiag.SOCK_DIAG_BY_FAMILY) {
                        watch.take(message, datagrams);
                    }
                    ended |=
                            message.type() == NlMsgHdr.NLMSG_DONE
                                    || message.type() == NlMsgHdr.NLMSG_ERROR;
                }
            }
        }
    }
}

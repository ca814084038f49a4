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
import java.nio.channels.WritableByteChannel;
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
     * @throws RecordingWriter.CannotWriteException when the file exists, or cannot be made or
     *     written
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
                List<Remark> remarks =
                        dumps(channel, channels, families, states, details, sink::writePadded);
                sink.close();
                return remarks;
            } catch (IOException | RuntimeException e) {
                sink.remove();
                throw e;
            }
        }
    }

    /**
     * Writes the TCP sockets to a channel, which stays open.
     *
     * @param kernel which answers
     * @param families which of them; AF_INET comes first
     * @param states bit N asks for state N
     * @param details what is asked for beyond what the kernel always sends
     * @return what the answers lack; see the other method
     * @throws IOException when the kernel does not answer, or the channel cannot be written
     */
    public static List<Remark> record(
            WritableByteChannel to,
            AnswerSource kernel,
            Collection<AddressFamily> families,
            int states,
            Collection<Detail> details)
            throws IOException {
        ChannelFactory channels = ChannelFactory.of(kernel);
        try (NetlinkChannel channel = channels.open()) {
            return dumps(
                    channel,
                    channels,
                    families,
                    states,
                    details,
                    bytes -> {
                        int length = bytes.remaining();
                        write(bytes, to);
                        write(ByteBuffer.allocate(NlMsgHdr.align(length) - length), to);
                    });
        }
    }

    private static void write(ByteBuffer bytes, WritableByteChannel to) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Takes messages, to be padded to four bytes. */
    @FunctionalInterface
    private interface Target {
        void write(ByteBuffer message) throws IOException;
    }

    private static List<Remark> dumps(
            NetlinkChannel channel,
            ChannelFactory channels,
            Collection<AddressFamily> families,
            int states,
            Collection<Detail> details,
            Target target)
            throws IOException {
        List<Remark> remarks = new ArrayList<>();
        BucketOccupancy watch = new BucketOccupancy();
        for (AddressFamily family : families) {
            InetDiagRequest request =
                    InetDiagRequest.dump(family, Protocol.TCP, states).withDetails(details);
            int sequence = channel.nextSequence();
            watch.begin(Protocol.TCP);
            channel.send(RequestEncoder.encode(request, sequence));
            if (dump(channel, sequence, target, watch)) {
                remarks.add(new Remark.DumpInterrupted(Protocol.TCP, family));
            }
            if (watch.mayLack(channels)) {
                remarks.add(new Remark.MayLackSockets(Protocol.TCP, family));
            }
        }
        return remarks;
    }

    /** Returns whether the kernel says that the table changed while it was read. */
    private static boolean dump(
            NetlinkChannel channel, int sequence, Target target, BucketOccupancy watch)
            throws IOException {
        Md5Keys keys = new Md5Keys();
        MessageCursor message = new MessageCursor();
        boolean ended = false;
        boolean interrupted = false;
        for (int datagrams = 1; !ended; datagrams++) {
            ByteBuffer datagram = channel.receive();
            keys.erase(datagram);
            message.reset(datagram);
            while (message.next()) {
                if (message.sequence() == sequence) {
                    int length = NlMsgHdr.SIZE + message.payloadLength();
                    ByteBuffer bytes = datagram.duplicate();
                    bytes.position(message.start()).limit(message.start() + length);
                    target.write(bytes);
                    if (message.type() == SockDiag.SOCK_DIAG_BY_FAMILY) {
                        watch.take(message, datagrams);
                    }
                    interrupted |= (message.flags() & NlMsgHdr.NLM_F_DUMP_INTR) != 0;
                    ended |=
                            message.type() == NlMsgHdr.NLMSG_DONE
                                    || message.type() == NlMsgHdr.NLMSG_ERROR;
                }
            }
        }
        return interrupted;
    }
}

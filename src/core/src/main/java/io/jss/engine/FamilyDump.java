package io.jss.engine;

import io.jss.answer.FamilyVisitor;
import io.jss.answer.KernelErrorException;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.decode.FamilyDecoder;
import io.jss.decode.NetlinkDiagDecoder;
import io.jss.decode.PacketDiagDecoder;
import io.jss.decode.UnixDiagDecoder;
import io.jss.decode.VsockDiagDecoder;
import io.jss.encode.FamilyRequest;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import io.jss.netlink.AnswerGap;
import io.jss.netlink.AnswerGap.Kind;
import io.jss.netlink.Dump;
import io.jss.netlink.DumpResult;
import io.jss.netlink.MessageVisitor;
import io.jss.netlink.NetlinkChannel;
import io.jss.sys.Errno;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How the sockets of one family are asked for and read.
 *
 * @param family the family
 * @param request writes the request with a sequence number
 * @param decoder makes what reads the answer
 * @param buckets over how many buckets the kernel spreads the sockets. Between datagrams it goes on
 *     by the number of sockets that it has behind it in a bucket, but for netlink sockets: there it
 *     remembers the last one
 */
record FamilyDump<T extends DiagSocket>(
        SocketFamily<T> family,
        IntFunction<ByteBuffer> request,
        Supplier<FamilyDecoder<T>> decoder,
        int buckets) {

    /** How often a family is asked for again until an answer has nothing new. */
    private static final int MAX_REPEATS = 4;

    private static final List<FamilyDump<?>> ALL =
            List.of(
                    new FamilyDump<>(
                            SocketFamily.UNIX, FamilyRequest::unix, UnixDiagDecoder::new, 512),
                    new FamilyDump<>(
                            SocketFamily.NETLINK,
                            FamilyRequest::netlink,
                            NetlinkDiagDecoder::new,
                            Integer.MAX_VALUE),
                    new FamilyDump<>(
                            SocketFamily.PACKET, FamilyRequest::packet, PacketDiagDecoder::new, 1),
                    new FamilyDump<>(
                            SocketFamily.VSOCK, FamilyRequest::vsock, VsockDiagDecoder::new, 251));

    /** Returns how a family other than the internet's is asked for and read. */
    @SuppressWarnings("unchecked") // a dump bears the type of its family
    static <T extends DiagSocket> FamilyDump<T> of(SocketFamily<T> family) {
        for (FamilyDump<?> dump : ALL) {
            if (dump.family == family) {
                return (FamilyDump<T>) dump;
            }
        }
        throw new IllegalArgumentException("no dump of " + family);
    }

    /**
     * Runs the dump and passes each socket to the visitor once. Where buckets hold so many that one
     * may have been passed over, it asks again until an answer has nothing new.
     *
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel cannot list the family
     */
    List<Remark> run(NetlinkChannel channel, Dump dump, FamilyVisitor<? super T> visitor)
            throws IOException {
        FamilyDecoder<T> reader = decoder.get();
        CookieSet seen = new CookieSet();
        long[] messages = new long[1];
        MessageVisitor rows =
                message -> {
                    messages[0]++;
                    T socket = reader.decode(message);
                    if (seen.add(socket.cookie())) {
                        visitor.visit(socket);
                    }
                };
        try {
            DumpResult result = ask(channel, dump, rows);
            boolean repeated = seen.size() < messages[0];
            boolean complete =
                    !channel.answersNow()
                            || (!repeated && (dump.datagrams() <= 1 || seen.size() <= buckets));
            int inFirst = seen.size();
            for (int repeat = 0; !complete && repeat < MAX_REPEATS; repeat++) {
                int before = seen.size();
                result = ask(channel, dump, rows);
                complete = seen.size() == before;
            }
            if (!complete || seen.size() > inFirst) {
                complete = channel.noteMayLack() && complete;
            }
            return remarks(result, complete, channel);
        } catch (KernelErrorException e) {
            if (RecordingRemarks.isNotRecorded(channel)) {
                throw new ProtocolUnavailableException(
                        List.of(new Remark.FamilyNotRecorded(family)));
            }
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
            throw new ProtocolUnavailableException(List.of(new Remark.FamilyUnavailable(family)));
        }
    }

    private DumpResult ask(NetlinkChannel channel, Dump dump, MessageVisitor rows)
            throws IOException {
        return dump.run(
                request.apply(channel.nextSequence()),
                "dump of " + family.label() + " sockets",
                rows);
    }

    private List<Remark> remarks(DumpResult result, boolean complete, NetlinkChannel channel) {
        Set<Kind> lacking =
                channel.gaps().stream().map(AnswerGap::kind).collect(Collectors.toSet());
        boolean passedOver = lacking.remove(Kind.PASSED_OVER);
        if (result.datagramsLost() || !lacking.isEmpty()) {
            return List.of(new Remark.FamilyAnswersLost(family));
        }
        if (result.interrupted()) {
            return List.of(new Remark.FamilyDumpInterrupted(family));
        }
        return complete && !passedOver
                ? List.of()
                : List.of(new Remark.FamilyMayLackSockets(family));
    }
}

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
import io.jss.model.Detail;
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
 * @param request writes the request for everything with a sequence number
 * @param withoutMemory writes the request that is enough where {@link Detail#SK_MEM_INFO} is not
 *     wanted
 * @param check writes the request whose answer needs no more than cookies
 * @param decoder makes what reads the answer
 * @param buckets over how many buckets the kernel spreads the sockets. Between datagrams it goes on
 *     by the number of sockets that it has behind it in a bucket, but for netlink sockets: there it
 *     remembers the last one
 */
record FamilyDump<T extends DiagSocket>(
        SocketFamily<T> family,
        IntFunction<ByteBuffer> request,
        IntFunction<ByteBuffer> withoutMemory,
        IntFunction<ByteBuffer> check,
        Supplier<FamilyDecoder<T>> decoder,
        int buckets) {

    /** How often a family is checked, and asked for again, until a check has nothing new. */
    private static final int MAX_CHECKS = 3;

    private static final List<FamilyDump<?>> ALL =
            List.of(
                    new FamilyDump<>(
                            SocketFamily.UNIX,
                            FamilyRequest::unix,
                            FamilyRequest::unixWithoutMemory,
                            FamilyRequest::unixCookies,
                            UnixDiagDecoder::new,
                            512),
                    ofOneRequest(
                            SocketFamily.NETLINK,
                            FamilyRequest::netlink,
                            NetlinkDiagDecoder::new,
                            Integer.MAX_VALUE),
                    ofOneRequest(
                            SocketFamily.PACKET, FamilyRequest::packet, PacketDiagDecoder::new, 1),
                    ofOneRequest(
                            SocketFamily.VSOCK, FamilyRequest::vsock, VsockDiagDecoder::new, 251));

    private static <T extends DiagSocket> FamilyDump<T> ofOneRequest(
            SocketFamily<T> family,
            IntFunction<ByteBuffer> request,
            Supplier<FamilyDecoder<T>> decoder,
            int buckets) {
        return new FamilyDump<>(family, request, request, request, decoder, buckets);
    }

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
     * may have been passed over, it checks the cookies, and asks again until a check has nothing
     * new.
     *
     * @param details what is wanted beyond the row
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel cannot list the family
     */
    List<Remark> run(
            NetlinkChannel channel,
            Dump dump,
            Set<Detail> details,
            FamilyVisitor<? super T> visitor)
            throws IOException {
        IntFunction<ByteBuffer> rowRequest =
                details.contains(Detail.SK_MEM_INFO) ? request : withoutMemory;
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
        boolean[] unseen = new boolean[1];
        MessageVisitor cookies =
                message -> {
                    long cookie = reader.cookie(message);
                    unseen[0] |= cookie != 0 && !seen.contains(cookie);
                };
        try {
            DumpResult result = ask(rowRequest, channel, dump, rows);
            boolean repeated = seen.size() < messages[0];
            boolean complete =
                    !channel.answersNow()
                            || (!repeated && (dump.datagrams() <= 1 || seen.size() <= buckets));
            int inFirst = seen.size();
            for (int checks = 0; !complete && checks < MAX_CHECKS; checks++) {
                unseen[0] = false;
                result = ask(check, channel, dump, cookies);
                complete = !unseen[0];
                if (!complete) {
                    result = ask(rowRequest, channel, dump, rows);
                }
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

    private DumpResult ask(
            IntFunction<ByteBuffer> question,
            NetlinkChannel channel,
            Dump dump,
            MessageVisitor rows)
            throws IOException {
        return dump.run(
                question.apply(channel.nextSequence()),
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

package io.jss.recording;

import io.jss.answer.MalformedMessageException;
import io.jss.encode.FamilyRequest;
import io.jss.netlink.DatagramsLostException;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkChannel;
import io.jss.sys.Errno;
import io.jss.wire.InetDiagReqV2;
import io.jss.wire.InetDiagSockId;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A channel that writes what goes through it. Of a dump the kernel is asked for more than was
 * wanted, for every detail and every port, so that the recording is of use for other questions;
 * what was wanted is passed on. A filter program is refused as an old kernel would: the asker then
 * decides.
 */
final class RecordingChannel implements NetlinkChannel {

    private final NetlinkChannel kernel;
    private final Optional<Recording.Namespace> namespace;
    private final RecordingWriter writer;
    private final MessageCursor message = new MessageCursor();
    private ByteBuffer refusal = ByteBuffer.allocate(0);
    private ByteBuffer target = ByteBuffer.allocate(0);
    private AnswerFilter filter;
    private boolean filtering;
    private int exchange;

    RecordingChannel(
            NetlinkChannel kernel,
            Optional<Recording.Namespace> namespace,
            RecordingWriter writer) {
        this.kernel = kernel;
        this.namespace = namespace;
        this.writer = writer;
    }

    @Override
    public void send(ByteBuffer request) throws IOException {
        RecordedRequest wanted = RecordedRequest.parse(request);
        if (wanted.hasBytecode()) {
            int sequence = request.getInt(request.position() + NlMsgHdr.SEQ);
            refusal =
                    Answers.error(Errno.EINVAL, sequence, kernel.portId(), ByteOrder.nativeOrder());
            return;
        }
        filtering = wanted.isDump() && wanted.isInternet();
        filter = new AnswerFilter(wanted);
        ByteBuffer sent = filtering ? widened(request) : request;
        if (wanted.isDump() && wanted.family() == SockDiag.AF_UNIX) {
            sent = FamilyRequest.unix(request.getInt(request.position() + NlMsgHdr.SEQ));
        }
        exchange = writer.request(sent, namespace);
        kernel.send(sent);
    }

    private static ByteBuffer widened(ByteBuffer request) {
        ByteBuffer wide = ByteBuffer.allocate(request.remaining()).order(request.order());
        wide.put(0, request, request.position(), request.remaining());
        int id = NlMsgHdr.SIZE + InetDiagReqV2.ID;
        wide.put(NlMsgHdr.SIZE + InetDiagReqV2.EXT, (byte) RecordedRequest.ALL_EXTENSIONS)
                .putShort(id + InetDiagSockId.SPORT, (short) 0)
                .putShort(id + InetDiagSockId.DPORT, (short) 0);
        return wide;
    }

    @Override
    public ByteBuffer receive() throws IOException {
        if (refusal.hasRemaining()) {
            ByteBuffer answer = refusal;
            refusal = ByteBuffer.allocate(0);
            return answer;
        }
        ByteBuffer datagram;
        try {
            datagram = kernel.receive();
        } catch (DatagramsLostException e) {
            writer.lost(exchange);
            throw e;
        }
        writer.answer(exchange, datagram, kernel.uptimeMillis());
        return filtering ? wanted(datagram) : datagram;
    }

    private ByteBuffer wanted(ByteBuffer datagram) throws MalformedMessageException {
        int room = datagram.remaining() + NlMsgHdr.ALIGN_TO;
        if (target.capacity() < room) {
            target = ByteBuffer.allocate(room);
        }
        target.clear().order(datagram.order());
        message.reset(datagram);
        while (message.next()) {
            if (message.type() != SockDiag.SOCK_DIAG_BY_FAMILY) {
                int start = target.position();
                int length = NlMsgHdr.SIZE + message.payloadLength();
                target.put(start, datagram, message.start(), length);
                target.position(start + NlMsgHdr.align(length));
            } else if (filter.takes(message)) {
                filter.copy(message, target);
            }
        }
        return target.flip();
    }

    @Override
    public boolean answersNow() {
        return kernel.answersNow();
    }

    /** Writes it; another answer to the same request would not be shown. */
    @Override
    public boolean noteMayLack() throws IOException {
        writer.passedOver(exchange);
        return false;
    }

    @Override
    public long uptimeMillis() {
        return kernel.uptimeMillis();
    }

    @Override
    public int portId() {
        return kernel.portId();
    }

    @Override
    public int nextSequence() {
        return kernel.nextSequence();
    }

    @Override
    public void close() throws IOException {
        kernel.close();
    }
}

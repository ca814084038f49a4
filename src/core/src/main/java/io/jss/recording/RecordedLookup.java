package io.jss.recording;

import io.jss.answer.MalformedMessageException;
import io.jss.netlink.MessageCursor;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Answers a request about one socket: as it was answered then, else from the rows of a dump. */
final class RecordedLookup {

    private static final int IPPROTO_UDP = 17;
    private static final int IPPROTO_UDPLITE = 136;

    private final RecordingFile file;
    private final RecordedAnswers answers;
    private final ByteOrder order;
    private final MessageCursor message = new MessageCursor();
    private long uptimeMillis = -1;

    RecordedLookup(RecordingFile file, RecordedAnswers answers, ByteOrder order) {
        this.file = file;
        this.answers = answers;
        this.order = order;
    }

    /** Returns the message of the answer, a copy; empty when there is no such socket. */
    Optional<ByteBuffer> find(RecordedRequest request, SocketId id) throws IOException {
        for (RecordedExchange exchange : answers.exchanges()) {
            if (exchange.answers(request, id)) {
                return first(exchange, row -> true);
            }
        }
        SocketId wanted = isDatagram(request.protocol()) ? id.reversed() : id;
        Optional<ByteBuffer> found = find(request, SockDiag.AF_INET, wanted);
        return found.isPresent() ? found : find(request, SockDiag.AF_INET6, wanted);
    }

    /** Returns the uptime of the kernel at what was found, negative when it is not known. */
    long uptimeMillis() {
        return uptimeMillis;
    }

    private static boolean isDatagram(int protocol) {
        return protocol == IPPROTO_UDP || protocol == IPPROTO_UDPLITE;
    }

    private Optional<ByteBuffer> find(RecordedRequest request, int family, SocketId wanted)
            throws IOException {
        Optional<RecordedExchange> dump = answers.best(request.asDumpOf(family));
        return dump.isEmpty() ? Optional.empty() : first(dump.get(), wanted::means);
    }

    private interface Test {
        boolean test(SocketId row);
    }

    private Optional<ByteBuffer> first(RecordedExchange exchange, Test test) throws IOException {
        for (int i = 0; i < exchange.size(); i++) {
            ByteBuffer datagram =
                    file.read(exchange.offset(i), exchange.length(i), order, "an answer");
            try {
                message.reset(datagram);
                while (message.next()) {
                    if (isRow() && test.test(SocketId.ofRow(datagram, message.payload()))) {
                        uptimeMillis = exchange.uptimeMillis(i, file, order);
                        return Optional.of(copy(datagram));
                    }
                }
            } catch (MalformedMessageException e) {
                throw RecordingException.in(file.path(), exchange.offset(i), e);
            }
        }
        return Optional.empty();
    }

    private boolean isRow() {
        return message.type() == SockDiag.SOCK_DIAG_BY_FAMILY
                && message.payloadLength() >= InetDiagMsg.SIZE;
    }

    private ByteBuffer copy(ByteBuffer datagram) {
        int length = NlMsgHdr.SIZE + message.payloadLength();
        ByteBuffer copy = ByteBuffer.allocate(length).order(order);
        return copy.put(0, datagram, message.start(), length);
    }
}

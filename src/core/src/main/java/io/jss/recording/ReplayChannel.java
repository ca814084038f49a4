package io.jss.recording;

import io.jss.answer.MalformedMessageException;
import io.jss.answer.NoAnswerException;
import io.jss.netlink.AnswerGap;
import io.jss.netlink.AnswerGap.Kind;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkChannel;
import io.jss.sys.Errno;
import io.jss.wire.InetDiagAttr;
import io.jss.wire.NlMsgErr;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A kernel made of a recording: it answers a request from the dump that fits best, leaves out what
 * was not asked for, and says what is missing. Filter programs it refuses, so that filters are
 * evaluated by the caller.
 */
final class ReplayChannel implements NetlinkChannel {

    private static final int PORT_ID = 1;

    /** The attributes that each socket has if they were asked for, minisocks excepted. */
    private static final int IN_EVERY_ROW =
            1 << (InetDiagAttr.MEMINFO - 1)
                    | 1 << (InetDiagAttr.INFO - 1)
                    | 1 << (InetDiagAttr.CONG - 1)
                    | 1 << (InetDiagAttr.SKMEMINFO - 1);

    private final RecordingFile file;
    private final RecordingIndex index;
    private final RecordedAnswers answers;
    private final Deque<ByteBuffer> ready = new ArrayDeque<>();
    private final List<AnswerGap> gaps = new ArrayList<>();
    private final MessageCursor message = new MessageCursor();
    private ByteBuffer target = ByteBuffer.allocate(0);
    private RecordedExchange dump;
    private AnswerFilter filter;
    private int next;
    private boolean ended;
    private int asked;
    private int sequence;
    private long uptimeMillis = -1;

    /** Creates a kernel that answers from one network namespace of a file. */
    ReplayChannel(RecordingFile file, RecordingIndex index, RecordedAnswers answers) {
        this.file = file;
        this.index = index;
        this.answers = answers;
    }

    @Override
    public void send(ByteBuffer request) throws IOException {
        ready.clear();
        gaps.clear();
        dump = null;
        RecordedRequest first = RecordedRequest.parse(request);
        asked = request.getInt(request.position() + NlMsgHdr.SEQ);
        if (first.type() == SockDiag.SOCK_DESTROY) {
            throw new IOException("sockets of a recording cannot be closed");
        }
        if (first.isDump()) {
            begin(first);
        } else {
            ByteBuffer messages = request.duplicate().order(request.order());
            while (messages.hasRemaining()) {
                lookUp(messages);
            }
        }
    }

    private void begin(RecordedRequest request) {
        Optional<RecordedExchange> best = answers.best(request);
        if (request.hasBytecode()) {
            refuse(Errno.EINVAL);
        } else if (best.isEmpty()) {
            gaps.add(new AnswerGap(Kind.NOT_RECORDED));
            ready.add(Answers.done(Errno.ENOENT, asked, PORT_ID, index.order()));
        } else if (request.bpfStorages() && !best.get().request().bpfStorages()) {
            refuse(Errno.EINVAL);
        } else {
            compare(request, best.get());
            dump = best.get();
            filter = new AnswerFilter(request);
            next = 0;
            ended = false;
        }
    }

    private void refuse(int errno) {
        ready.add(Answers.error(errno, asked, PORT_ID, index.order()));
    }

    private void compare(RecordedRequest request, RecordedExchange exchange) {
        RecordedRequest recorded = exchange.request();
        if (RecordedAnswers.isFiltered(recorded)) {
            gaps.add(new AnswerGap(Kind.FILTERED));
        }
        if (answers.mayHavePassedOver(request)) {
            gaps.add(new AnswerGap(Kind.PASSED_OVER));
        }
        int states = request.states() & ~recorded.states();
        int extensions = request.extensions() & ~recorded.extensions();
        if (!exchange.knowsCoverage()) {
            // what ss was asked for is not known, only what its rows have
            states = (request.states() & recorded.states()) == 0 ? request.states() : 0;
            extensions = recorded.states() == 0 ? 0 : extensions & IN_EVERY_ROW;
        }
        if (states != 0) {
            gaps.add(new AnswerGap(Kind.STATES, states));
        }
        if (extensions != 0) {
            gaps.add(new AnswerGap(Kind.EXTENSIONS, extensions));
        }
    }

    @Override
    public ByteBuffer receive() throws IOException {
        if (!ready.isEmpty()) {
            return ready.pop();
        }
        if (dump == null) {
            throw new NoAnswerException(Duration.ZERO);
        }
        while (next < dump.size()) {
            ByteBuffer answer = segment(next++);
            if (answer.hasRemaining()) {
                return answer;
            }
        }
        if (dump.hasLost() || (dump.knowsCoverage() && !ended)) {
            gaps.add(new AnswerGap(Kind.ANSWERS));
        }
        dump = null;
        return Answers.done(0, asked, PORT_ID, index.order());
    }

    /** Returns what is asked for of one recorded datagram. */
    private ByteBuffer segment(int number) throws IOException {
        long offset = dump.offset(number);
        index.read(offset);
        uptimeMillis = dump.uptimeMillis(number, file, index.order());
        ByteBuffer recorded = file.read(offset, dump.length(number), index.order(), "an answer");
        if (target.capacity() < recorded.capacity() + NlMsgHdr.ALIGN_TO) {
            target = ByteBuffer.allocate(recorded.capacity() + NlMsgHdr.ALIGN_TO);
        }
        target.clear().order(index.order());
        try {
            message.reset(recorded);
            while (message.next()) {
                take();
            }
        } catch (MalformedMessageException e) {
            throw RecordingException.in(file.path(), offset, e);
        }
        return target.flip();
    }

    private void take() throws MalformedMessageException {
        int start = target.position();
        int type = message.type();
        boolean isRow = type == SockDiag.SOCK_DIAG_BY_FAMILY || type == SockDiag.TCPDIAG_GETSOCK;
        if (isRow) {
            if (!filter.takes(message)) {
                return;
            }
            filter.copy(message, target);
            target.putShort(start + NlMsgHdr.TYPE, (short) SockDiag.SOCK_DIAG_BY_FAMILY);
        } else {
            boolean done = type == NlMsgHdr.NLMSG_DONE;
            ended |= done || type == NlMsgHdr.NLMSG_ERROR;
            if (done && errno() == 0) {
                return; // the end is sent when everything was
            }
            copyWhole(start);
        }
        Answers.address(target, start, asked, PORT_ID);
    }

    private int errno() {
        return message.payloadLength() < NlMsgErr.ERROR_SIZE
                ? 0
                : message.bytes().getInt(message.payload() + NlMsgErr.ERROR);
    }

    private void copyWhole(int start) {
        int length = NlMsgHdr.SIZE + message.payloadLength();
        target.put(start, message.bytes(), message.start(), length);
        target.position(start + NlMsgHdr.align(length));
    }

    private void lookUp(ByteBuffer messages) throws IOException {
        RecordedRequest request = RecordedRequest.parse(messages);
        int number = messages.getInt(messages.position() + NlMsgHdr.SEQ);
        RecordedLookup lookup = new RecordedLookup(file, answers, index.order());
        Optional<ByteBuffer> found =
                request.isInternet()
                        ? lookup.find(request, SocketId.ofRequest(messages))
                        : Optional.empty();
        uptimeMillis = lookup.uptimeMillis();
        ByteBuffer answer = found.orElseGet(() -> Answers.error(Errno.ENOENT, 0, 0, index.order()));
        Answers.address(answer, answer.position(), number, PORT_ID);
        ready.add(answer);
        int length = messages.getInt(messages.position() + NlMsgHdr.LEN);
        int end = messages.position() + NlMsgHdr.align(Math.max(length, NlMsgHdr.SIZE));
        messages.position(Math.min(end, messages.limit()));
    }

    @Override
    public List<AnswerGap> gaps() {
        return List.copyOf(gaps);
    }

    @Override
    public boolean answersNow() {
        return false;
    }

    /** That at the answer which was received last. */
    @Override
    public long uptimeMillis() {
        return uptimeMillis;
    }

    @Override
    public int portId() {
        return PORT_ID;
    }

    @Override
    public int nextSequence() {
        return ++sequence;
    }

    /** Does nothing: the file is the recording's. */
    @Override
    public void close() {
        dump = null;
    }
}

package io.jss.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.NoAnswerException;
import io.jss.testing.Differences;
import io.jss.testing.FakeKernel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final int START = 4;
    private static final ByteBuffer FIRST = DumpAnswers.request(5);
    private static final ByteBuffer NEXT = DumpAnswers.request(6);
    private static final ByteBuffer OTHER = DumpAnswers.request(7);

    private final ReaderThreads threads = new ReaderThreads();
    private final FakeKernel firstKernel = kernel(1);
    private final List<FakeKernel> secondKernels = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    /** What the clock says: a datagram takes 100 to receive, and {@link #work} to look at. */
    private long ticks;

    private long work;
    private boolean refuses;
    private boolean breaksOff;

    private final ReadAhead channel =
            new ReadAhead(new Timed(), START, Optional.of(this::second), () -> ticks);
    private final Dump dump = new Dump(channel);

    @AfterEach
    void close() throws IOException {
        channel.close();
        assertThat(threads.begun()).isEmpty();
        assertThat(firstKernel.isClosed()).isTrue();
        assertThat(secondKernels).allMatch(FakeKernel::isClosed);
    }

    @Test
    void announcedRequestIsAnsweredByASecondChannelAndItsRowsComeInTheirTurn() throws Exception {
        channel.announce(NEXT);
        run(FIRST);
        assertThat(secondKernels).hasSize(1);
        run(NEXT);

        assertThat(Differences.between(numbers, expected(5, 6))).isEmpty();
        assertThat(firstKernel.requests()).hasSize(1);
        assertThat(secondKernels.get(0).requests()).hasSize(1);
    }

    @Test
    void secondChannelServesLookAfterLook() throws Exception {
        for (int look = 0; look < 3; look++) {
            channel.announce(NEXT);
            run(FIRST);
            run(NEXT);
            run(OTHER);
        }

        assertThat(Differences.between(numbers, expected(5, 6, 7, 5, 6, 7, 5, 6, 7))).isEmpty();
        assertThat(secondKernels).hasSize(1);
        assertThat(firstKernel.requests()).hasSize(6);
    }

    @Test
    void anotherRequestThanTheAnnouncedIsSentAndTheSecondChannelClosed() throws Exception {
        channel.announce(NEXT);
        run(FIRST);
        run(OTHER);

        assertThat(Differences.between(numbers, expected(5, 7))).isEmpty();
        assertThat(secondKernels.get(0).isClosed()).isTrue();
        run(NEXT);
        assertThat(Differences.between(numbers, expected(5, 7, 6))).isEmpty();
    }

    @Test
    void announcementHoldsForTheNextRequestOnly() throws Exception {
        channel.announce(NEXT);
        work = 1_000;
        run(FIRST);
        work = 0;
        run(OTHER);

        assertThat(secondKernels).isEmpty();
    }

    @Test
    void callerThatWorksForLongAsksForOneAnswerAtATime() throws Exception {
        work = 1_000;
        channel.announce(NEXT);
        run(FIRST);
        run(NEXT);

        assertThat(Differences.between(numbers, expected(5, 6))).isEmpty();
        assertThat(secondKernels).isEmpty();
    }

    @Test
    void refusedSecondChannelLeavesTheRequestToTheFirst() throws Exception {
        refuses = true;
        channel.announce(NEXT);
        run(FIRST);
        run(NEXT);

        assertThat(Differences.between(numbers, expected(5, 6))).isEmpty();
        assertThat(firstKernel.requests()).hasSize(2);
    }

    @Test
    void errorOfTheSecondChannelComesToWhoAsksForItsAnswer() throws Exception {
        breaksOff = true;
        channel.announce(NEXT);
        run(FIRST);

        assertThat(Differences.between(numbers, expected(5))).isEmpty();
        assertThatThrownBy(() -> run(NEXT)).isInstanceOf(NoAnswerException.class);
    }

    @Test
    void closingBeforeTheSecondAnswerIsReadEndsItsThread() throws Exception {
        channel.announce(NEXT);
        run(FIRST);

        assertThat(secondKernels).hasSize(1); // the rest is asserted after each test
    }

    private void run(ByteBuffer request) throws IOException {
        dump.run(request, "a question", this::take);
    }

    private void take(MessageCursor message) {
        numbers.add(DumpAnswers.number(message));
        ticks += work;
    }

    private NetlinkChannel second() throws IOException {
        if (refuses) {
            throw new IOException("no more channels");
        }
        FakeKernel kernel = kernel(2 + secondKernels.size());
        secondKernels.add(kernel);
        return kernel;
    }

    /** A kernel that answers the request with sequence number N by rows from 1000 * N on. */
    private FakeKernel kernel(int portId) {
        return new FakeKernel(
                portId,
                request -> {
                    List<byte[]> answer = DumpAnswers.rows(1000 * request.getInt(8), 1000);
                    if (portId == 1 || !breaksOff) {
                        answer.add(DumpAnswers.done());
                    }
                    return answer;
                });
    }

    private static List<Integer> expected(int... sequences) {
        return IntStream.of(sequences)
                .flatMap(sequence -> IntStream.range(1000 * sequence, 1000 * sequence + 1000))
                .boxed()
                .toList();
    }

    private final class Timed implements NetlinkChannel {

        @Override
        public void send(ByteBuffer request) {
            firstKernel.send(request);
        }

        @Override
        public ByteBuffer receive() throws IOException {
            ticks += 100;
            return firstKernel.receive();
        }

        @Override
        public int portId() {
            return firstKernel.portId();
        }

        @Override
        public int nextSequence() {
            return firstKernel.nextSequence();
        }

        @Override
        public void close() {
            firstKernel.close();
        }
    }
}

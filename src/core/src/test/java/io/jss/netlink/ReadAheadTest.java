package io.jss.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.NoAnswerException;
import io.jss.testing.FakeKernel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private final List<Integer> payloads = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** What the clock says; it stands still unless a test moves it. */
    private long ticks;

    private long ticksOfReceiving;

    @Test
    void passesOnWhatTheChannelGivesWhereverItBegins() throws Exception {
        List<byte[]> answer = DumpAnswers.rows(100);
        answer.add(DumpAnswers.done());
        for (int start : new int[] {0, 1, 50, 100, 101, 200}) {
            payloads.clear();

            DumpResult result = run(new FakeKernel(request -> answer), start);

            assertThat(result).isEqualTo(new DumpResult(100, false, false));
            assertThat(payloads).isEqualTo(IntStream.range(0, 100).boxed().toList());
        }
    }

    @Test
    void oneChannelAnswersRequestAfterRequest() throws Exception {
        List<byte[]> answer = DumpAnswers.rows(10);
        answer.add(DumpAnswers.done());
        try (ReadAhead channel =
                new ReadAhead(new FakeKernel(request -> answer), 2, Optional.empty(), () -> 0)) {
            Dump dump = new Dump(channel);
            for (int i = 0; i < 3; i++) {
                assertThat(dump.run(DumpAnswers.request(), "a question", this::take).messages())
                        .isEqualTo(10);
            }
        }
        assertThat(payloads).hasSize(30);
    }

    @Test
    void onlyTheLongPartIsReceivedByAnotherThread() throws Exception {
        List<byte[]> answer = DumpAnswers.rows(10);
        answer.add(DumpAnswers.done());

        run(new WatchedKernel(answer), 4);

        assertThat(threads).hasSize(11);
        assertThat(threads.subList(0, 4)).containsOnly(Thread.currentThread());
        assertThat(threads.subList(4, 11)).doesNotContain(Thread.currentThread());
    }

    @Test
    void callerThatHardlyWorksReceivesItself() throws Exception {
        List<byte[]> answer = DumpAnswers.rows(10);
        answer.add(DumpAnswers.done());
        ticksOfReceiving = 100;

        run(new WatchedKernel(answer), 4);

        assertThat(threads).hasSize(11).containsOnly(Thread.currentThread());
    }

    @Test
    void answerThatIsNotOverWithAnErrorMessageGoesOn() throws Exception {
        List<byte[]> answer = DumpAnswers.rows(3);
        answer.add(DumpAnswers.acknowledgement());
        answer.addAll(DumpAnswers.rows(3));
        answer.add(DumpAnswers.done());

        assertThat(run(new FakeKernel(request -> answer), 1).messages()).isEqualTo(6);
    }

    @Test
    void lostDatagramsAreSaidAndTheRestIsRead() throws Exception {
        List<byte[]> answer = DumpAnswers.rows(4);
        answer.add(2, FakeKernel.LOST);
        answer.add(DumpAnswers.done());

        DumpResult result = run(new FakeKernel(request -> answer), 1);

        assertThat(result).isEqualTo(new DumpResult(4, false, true));
    }

    @Test
    void exceptionOfTheChannelReachesTheCaller() {
        assertThatThrownBy(() -> run(new FakeKernel(request -> DumpAnswers.rows(5)), 1))
                .isInstanceOf(NoAnswerException.class);
        assertThat(payloads).hasSize(5);
    }

    @Test
    void closingWithAnAnswerHalfReadEndsTheThreadAndClosesTheChannel() throws Exception {
        ReaderThreads readers = new ReaderThreads();
        FakeKernel kernel = new FakeKernel(request -> DumpAnswers.rows(100));
        ReadAhead channel = new ReadAhead(kernel, 0, Optional.empty(), () -> 0);
        channel.send(DumpAnswers.request());
        channel.receive();
        Thread reader = readers.begun().get(0);

        channel.close();

        assertThat(reader.isAlive()).isFalse();
        assertThat(kernel.isClosed()).isTrue();
    }

    @Test
    void interruptedCallerGetsTheWholeAnswerAndStaysInterrupted() throws Exception {
        List<byte[]> answer = DumpAnswers.rows(20);
        answer.add(DumpAnswers.done());
        Thread.currentThread().interrupt();

        DumpResult result = run(new FakeKernel(request -> answer), 0);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.messages()).isEqualTo(20);
    }

    private DumpResult run(NetlinkChannel kernel, int start) throws IOException {
        try (ReadAhead channel = new ReadAhead(kernel, start, Optional.empty(), () -> ticks)) {
            return new Dump(channel).run(DumpAnswers.request(), "a question", this::take);
        }
    }

    private void take(MessageCursor message) {
        payloads.add(DumpAnswers.number(message));
    }

    /** Notes by which thread each datagram is received. */
    private final class WatchedKernel implements NetlinkChannel {

        private final FakeKernel kernel;
        private final List<Thread> seen = Collections.synchronizedList(threads);

        WatchedKernel(List<byte[]> answer) {
            kernel = new FakeKernel(request -> answer);
        }

        @Override
        public void send(ByteBuffer request) {
            kernel.send(request);
        }

        @Override
        public ByteBuffer receive() throws IOException {
            seen.add(Thread.currentThread());
            ticks += ticksOfReceiving;
            return kernel.receive();
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
        public void close() {
            kernel.close();
        }
    }
}

package io.jss.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Answer after answer over a channel that has one receive buffer, as the kernel's has, with delays
 * around each hand-over: every row comes once and in order, and nobody receives while another does.
 */
class HandOverStressTest {

    private static final int ROUNDS = 600;
    private static final int MOST_ROWS = 40;
    private static final long SEED = 20_261_128;

    private final Random random = new Random(SEED);
    private final List<Integer> numbers = new ArrayList<>();
    private long ticks;

    @Test
    void everyRowComesOnceThroughDelaysInterruptsAndBrokenOffAnswers() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            OneBuffer first = new OneBuffer(1);
            OneBuffer second = new OneBuffer(2);
            int start = 1 + random.nextInt(3);
            boolean light = random.nextBoolean();
            try (ReadAhead channel =
                    DelayedHandOvers.over(
                            first,
                            start,
                            Optional.of(() -> second),
                            () -> light ? ticks += 100 : 0,
                            random.nextLong())) {
                lookSeveralTimes(new Dump(channel), channel, round);
            }
            assertThat(first.closed).isTrue();
            assertThat(first.violations.get() + second.violations.get())
                    .as("round %d", round)
                    .isZero();
        }
    }

    private void lookSeveralTimes(Dump dump, ReadAhead channel, int round) throws IOException {
        int looks = 1 + random.nextInt(3);
        for (int look = 0; look < looks; look++) {
            int rows = random.nextInt(MOST_ROWS);
            ByteBuffer request = DumpAnswers.request(1 + look * MOST_ROWS + rows);
            ByteBuffer next = DumpAnswers.request(1 + look * MOST_ROWS + random.nextInt(MOST_ROWS));
            channel.announce(next);
            if (random.nextInt(5) == 0) {
                Thread.currentThread().interrupt();
            }
            if (rows > 1 && random.nextInt(10) == 0) {
                breakOff(dump, request, random.nextInt(rows));
                return; // the rest is unread: the channel is closed
            }
            run(dump, request, round);
            if (random.nextBoolean()) {
                run(dump, next, round);
            }
        }
    }

    private void run(Dump dump, ByteBuffer request, int round) throws IOException {
        numbers.clear();
        dump.run(request, "a question", message -> numbers.add(DumpAnswers.number(message)));
        assertThat(numbers)
                .as("round %d, seed %d", round, SEED)
                .isEqualTo(IntStream.range(0, rowsOf(request)).boxed().toList());
        Thread.interrupted();
    }

    private void breakOff(Dump dump, ByteBuffer request, int after) {
        numbers.clear();
        assertThatThrownBy(
                        () ->
                                dump.run(
                                        request,
                                        "a question",
                                        message -> {
                                            numbers.add(DumpAnswers.number(message));
                                            if (numbers.size() > after) {
                                                throw new IOException("enough");
                                            }
                                        }))
                .hasMessage("enough");
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(0, after).boxed().toList());
        Thread.interrupted();
    }

    private static int rowsOf(ByteBuffer request) {
        return (request.getInt(8) - 1) % MOST_ROWS;
    }

    /** A kernel with one receive buffer, which sees when two threads are in it at once. */
    private static final class OneBuffer implements NetlinkChannel {

        private final int portId;
        private final ByteBuffer buffer =
                ByteBuffer.allocateDirect(1024).order(ByteOrder.nativeOrder());
        private volatile Thread inside;
        private final AtomicInteger violations = new AtomicInteger();
        private volatile boolean closed;
        private int sequence;
        private int rows;
        private int given;

        OneBuffer(int portId) {
            this.portId = portId;
        }

        @Override
        public void send(ByteBuffer request) {
            enter();
            sequence = request.getInt(8);
            rows = rowsOf(request);
            given = 0;
            leave();
        }

        @Override
        public ByteBuffer receive() throws IOException {
            enter();
            byte[] answer = given < rows ? DumpAnswers.rows(given, 1).get(0) : DumpAnswers.done();
            given++;
            buffer.clear();
            buffer.put(answer).putInt(8, sequence).putInt(12, portId).flip();
            leave();
            return buffer;
        }

        private void enter() {
            if (inside != null || closed) {
                violations.incrementAndGet();
            }
            inside = Thread.currentThread();
        }

        private void leave() {
            if (inside != Thread.currentThread()) {
                violations.incrementAndGet();
            }
            inside = null;
        }

        @Override
        public int portId() {
            return portId;
        }

        @Override
        public int nextSequence() {
            return 0;
        }

        @Override
        public void close() {
            enter();
            closed = true;
            leave();
        }
    }
}

package io.jss.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.testing.FakeKernel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private static final int ROWS = 500;
    private static final int KEPT = 100;

    private final FakeKernel kernel =
            new FakeKernel(
                    request -> {
                        List<byte[]> answer = DumpAnswers.rows(ROWS);
                        answer.add(DumpAnswers.done());
                        return answer;
                    });

    private int memory;

    @Test
    void withMemoryForAFewDatagramsTheAnswerIsWhole() throws Exception {
        memory = 3;
        AnswerReader reader = reader(kernel);

        for (int answer = 0; answer < 2; answer++) {
            kernel.send(DumpAnswers.request());
            assertThat(reader.start()).isTrue();

            assertThat(numbers(reader)).isEqualTo(IntStream.range(0, ROWS).boxed().toList());
            assertThat(reader.isReading()).isFalse();
        }
    }

    @Test
    void withoutMemoryForASingleDatagramNothingStarts() {
        AnswerReader reader = reader(kernel);
        kernel.send(DumpAnswers.request());

        assertThat(reader.start()).isFalse();
        assertThat(reader.isReading()).isFalse();
    }

    @Test
    void longDatagramIsKeptOnTheHeapWhereDirectMemoryIsUsedUp() throws Exception {
        memory = 1;
        byte[] row = DumpAnswers.row(7, AnswerReader.USUAL_BYTES * 2);
        FakeKernel longRows =
                new FakeKernel(request -> List.of(row, DumpAnswers.done(), DumpAnswers.done()));
        AnswerReader reader = reader(longRows);
        longRows.send(DumpAnswers.request());

        assertThat(reader.start()).isTrue();

        assertThat(numbers(reader)).isEqualTo(List.of(7));
    }

    @Test
    void readerThatDiesSaysWhyInsteadOfLeavingTheCallerWaiting() {
        AnswerReader reader =
                new AnswerReader(
                        kernel,
                        1,
                        ByteBuffer::allocate,
                        new ArrayBlockingQueue<>(1),
                        new ArrayBlockingQueue<>(1) {
                            private static final long serialVersionUID = 1L;

                            @Override
                            public void put(Datagram datagram) {
                                throw new OutOfMemoryError("no node for the queue");
                            }
                        });
        kernel.send(DumpAnswers.request());

        assertThat(reader.start()).isTrue();

        assertThatThrownBy(reader::next)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no node for the queue");
        assertThat(reader.isReading()).isFalse();
    }

    private AnswerReader reader(NetlinkChannel channel) {
        return new AnswerReader(
                channel,
                KEPT,
                this::allocate,
                new ArrayBlockingQueue<>(KEPT),
                new ArrayBlockingQueue<>(KEPT));
    }

    private ByteBuffer allocate(int bytes) {
        if (memory-- <= 0) {
            throw new OutOfMemoryError("all is used up");
        }
        return ByteBuffer.allocate(bytes);
    }

    private static List<Integer> numbers(AnswerReader reader) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        MessageCursor message = new MessageCursor();
        while (reader.isReading()) {
            message.reset(reader.next());
            while (message.next()) {
                if (reader.isReading()) {
                    numbers.add(DumpAnswers.number(message));
                }
            }
        }
        return numbers;
    }
}

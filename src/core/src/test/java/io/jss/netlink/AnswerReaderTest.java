package io.jss.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.testing.FakeKernel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
        AnswerReader reader = new AnswerReader(kernel, KEPT, this::allocate);

        for (int answer = 0; answer < 2; answer++) {
            kernel.send(DumpAnswers.request());
            reader.start();

            assertThat(numbers(reader)).isEqualTo(IntStream.range(0, ROWS).boxed().toList());
            assertThat(reader.isReading()).isFalse();
        }
    }

    @Test
    void withoutMemoryForASingleDatagramNothingStarts() {
        AnswerReader reader = new AnswerReader(kernel, KEPT, this::allocate);
        kernel.send(DumpAnswers.request());

        assertThatThrownBy(reader::start).isInstanceOf(OutOfMemoryError.class);
        assertThat(reader.isReading()).isFalse();
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

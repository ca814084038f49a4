package io.jss.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {

    /** Keeps each call. */
    private static final class Calls extends OutputStream {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void write(int value) {
            texts.add(Character.toString(value));
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            texts.add(new String(bytes, offset, count, StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatWasWrittenInOneCallReachesTheStreamInOnePiece() throws IOException {
        Calls calls = new Calls();
        Output out = Output.to(calls);
        String line = "x".repeat(999) + "\n";
        for (int i = 0; i < 100; i++) {
            out.write(line);
        }
        out.flush();

        assertThat(String.join("", calls.texts)).isEqualTo(line.repeat(100));
        assertThat(calls.texts).hasSizeLessThan(10).allMatch(text -> text.endsWith("\n"));
    }

    @Test
    void moreThanTheBufferHoldsIsWrittenAtOnceAndInOrder() throws IOException {
        Calls calls = new Calls();
        Output out = Output.to(calls);
        String large = "y".repeat(100_000);
        out.write("first");
        out.write(large);
        out.write("last");
        out.flush();

        assertThat(calls.texts).containsExactly("first", large, "last");
    }

    @Test
    void afterAFailureNothingIsWrittenTwice() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        Output out = Output.to(full);

        assertThatThrownBy(
                        () -> {
                            out.write("row");
                            out.flush();
                        })
                .isInstanceOf(OutputException.class)
                .hasMessage("No space left on device");
        assertThat(out).satisfies(Output::flush);
    }
}

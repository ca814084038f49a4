package io.jss.cli.top.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.PseudoTerminal;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Characters of a pseudo-terminal, and its end. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KeyInputTest {

    private static final long LONG = 20_000;

    /** Settings of a terminal that hands over a line at a time. */
    private static final String LINE_END = "\n";

    @Test
    void charactersComeOneByOneWhateverTheirLength() throws IOException {
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 24);
                KeyInput input = KeyInput.open(terminal.path())) {
            assertThat(input.read(0)).isEqualTo(KeyReader.NONE);

            terminal.press("a\u00e4\u20ac" + LINE_END);

            assertThat(input.read(LONG)).isEqualTo('a');
            assertThat(input.read(LONG)).isEqualTo('\u00e4');
            assertThat(input.read(LONG)).isEqualTo('\u20ac');
            assertThat(input.read(LONG)).isEqualTo('\n');
            assertThat(input.read(1)).isEqualTo(KeyReader.NONE);
        }
    }

    @Test
    void thereIsNoReaderThread() throws IOException {
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 24);
                KeyInput input = KeyInput.open(terminal.path())) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();

            assertThat(input.read(1)).isEqualTo(KeyReader.NONE);

            assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
        }
    }
}

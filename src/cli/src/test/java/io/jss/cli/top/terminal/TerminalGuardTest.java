package io.jss.cli.top.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The process that makes a terminal what it was when the command cannot. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TerminalGuardTest {

    private static final String ENDING = "the ending";

    /** Changes the settings of a terminal, and ends without a word. */
    static final class Crash {
        private Crash() {}

        /** Takes the path of the terminal. */
        public static void main(String[] args) throws IOException, InterruptedException {
            TerminalGuard guard = TerminalGuard.start(args[0], ENDING);
            new ProcessBuilder("stty", "-F", args[0], "-icanon", "-echo", "-isig")
                    .start()
                    .waitFor();
            if (args.length > 1) {
                guard.close();
            }
            Runtime.getRuntime().halt(3);
        }
    }

    private static int crash(String... arguments) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder command =
                new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Crash.class.getName());
        command.command().addAll(List.of(arguments));
        return command.inheritIO().start().waitFor();
    }

    @Test
    void aCrashLeavesTheTerminalAsItWas() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 24)) {
            String before = terminal.settings();

            assertThat(crash(terminal.path())).isEqualTo(3);
            terminal.await(line -> line.contains(ENDING));
            assertThat(terminal.settings()).isEqualTo(before);
        }
    }

    @Test
    void afterAGoodEndItDoesNothing() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(80, 24)) {
            String before = terminal.settings();

            assertThat(crash(terminal.path(), "well")).isEqualTo(3);
            assertThat(terminal.settings()).isNotEqualTo(before);
            assertThat(terminal.lines()).noneMatch(line -> line.contains(ENDING));
        }
    }

    @Test
    void whatIsNoTerminalIsRefused() {
        assertThatThrownBy(() -> TerminalGuard.start("/dev/null", ENDING))
                .isInstanceOf(IOException.class)
                .hasMessage("the settings of /dev/null cannot be read by stty");
    }
}

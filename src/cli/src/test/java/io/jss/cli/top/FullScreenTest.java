package io.jss.cli.top;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.KernelTable;
import io.jss.cli.PseudoTerminal;
import io.jss.cli.TestRun;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.options.Options;
import io.jss.cli.request.TopRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The full screen on a pseudo-terminal, over a fake kernel, by the keys that a person presses. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FullScreenTest {

    private static final String ESCAPE = "\u001b";
    private static final String CONTROL_L = "\f";

    @TempDir private Path proc;

    private static KernelTable table() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0)
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1001)
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1002);
    }

    private CompletableFuture<Integer> start(PseudoTerminal terminal) {
        TestRun run = new TestRun().proc(proc).sockets(table()).onTerminal(100, 24).withKeyboard();
        Options options = Options.parse(List.of("-c", "0.1", "-t"));
        TopRequest request = TopRequest.of(options, "", run);
        FullScreen screen =
                new FullScreen(
                        request.listing().selection(),
                        request.listing(),
                        request.screen().orElseThrow(),
                        run);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return screen.run(terminal.path());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static boolean has(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    @Test
    void keysAreAnsweredAndTheTerminalIsAsItWas() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(100, 24)) {
            String before = terminal.settings();
            CompletableFuture<Integer> ended = start(terminal);

            terminal.awaitAll(
                    lines ->
                            has(lines, "10.0.0.9:1002")
                                    && has(lines, "10.0.0.9:1001")
                                    && lines.stream().anyMatch(l -> l.startsWith("3 sockets")));
            assertThat(terminal.settings()).isNotEqualTo(before);

            terminal.press("?");
            terminal.await(line -> line.contains("Ctrl-L"));
            terminal.press(ESCAPE);
            terminal.await(line -> line.contains("10.0.0.9:1001"));
            terminal.press(CONTROL_L);

            terminal.press("/state listening\r");
            terminal.awaitAll(
                    lines ->
                            lines.stream().anyMatch(line -> line.startsWith("1 socket"))
                                    && !has(lines, "10.0.0.9")
                                    && has(lines, "0.0.0.0:80"));

            terminal.press("\r");
            terminal.await(line -> line.startsWith("tcp 0.0.0.0:80"));
            terminal.press(ESCAPE);
            terminal.await(line -> line.contains("q quit"));

            terminal.press("/nonsense");
            terminal.await(line -> line.contains("nonsense") && !line.contains("/nonsense"));
            terminal.press(ESCAPE);
            terminal.await(line -> line.contains("q quit"));

            terminal.press("q");
            assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
            assertThat(terminal.settings()).isEqualTo(before);
            terminal.awaitAll(lines -> !has(lines, "sockets"));
        }
    }
}

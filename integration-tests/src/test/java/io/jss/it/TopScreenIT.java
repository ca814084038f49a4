package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jss top} on a terminal of tmux, beside a connection that sends. */
class TopScreenIT {

    private static final String KEYS = "q quit  / filter";

    /** One connection that sends, one that is quiet, until a line comes. */
    private static final String SCRIPT =
            """
            import threading, time
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(9)
            quiet = create_connection(listener.getsockname()); held = listener.accept()[0]
            client = create_connection(listener.getsockname()); server = listener.accept()[0]
            def send():
                while True:
                    client.sendall(b'x' * 1000)
                    count = 1000
                    while count: count -= len(server.recv(count))
                    time.sleep(0.02)
            threading.Thread(target=send, daemon=True).start()
            print(listener.getsockname()[1], client.getsockname()[1], flush=True)
            sys.stdin.read()
            """;

    @TempDir private Path folder;
    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    private List<String> top(String... wrapper) {
        List<String> line =
                new ArrayList<>(List.of("ip", "netns", "exec", namespace.name(), "env"));
        line.addAll(List.of(wrapper));
        line.addAll(CommandOutcome.line(List.of("-Xrs"), "-c", "0.3", "top"));
        return line;
    }

    private static boolean isOn(String screen) {
        return screen.contains(KEYS) && screen.contains("first: bytes");
    }

    private static String row(String screen, int number) {
        return screen.lines().skip(number).findFirst().orElse("");
    }

    private static String settings(TmuxScreen screen) throws Exception {
        screen.type("clear; echo \"is $(stty -g)\"");
        screen.press("Enter");
        return screen
                .await(text -> text.contains("is ") && text.matches("(?s).*ready> *\\s*"))
                .stream()
                .filter(line -> line.startsWith("is "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rowsAreShownAndKeysActOnThem() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                TmuxScreen screen = new TmuxScreen(80, 24)) {
            String listener = "127.0.0.1:" + python.number(0);
            String client = "127.0.0.1:" + python.number(1);
            String before = settings(screen);
            screen.start(top());

            List<String> lines =
                    screen.await(
                            text ->
                                    isOn(text)
                                            && text.contains(" KiB " + " ".repeat(5))
                                            && row(text, 6).contains("/pytho"));
            assertThat(lines.get(1)).contains("4 ESTABLISHED", "1 LISTEN");
            assertThat(lines.get(5)).startsWith("  Local           Remote           State ");
            assertThat(lines.get(6) + lines.get(7)).contains(client, listener, "/pytho");

            screen.press("s");
            screen.await(
                    text ->
                            text.contains("first: sent")
                                    && row(text, 6).contains(client + " " + listener));

            screen.press("/");
            screen.type("state listening");
            screen.await(text -> text.contains("/state listening_"));
            screen.press("Enter");
            lines =
                    screen.await(
                            text -> text.contains("1 socket, ") && text.contains(": 1 LISTEN"));
            assertThat(lines.get(0)).endsWith("filter: state listening");
            screen.press("/", "C-u");
            screen.type("dst 1..2");
            screen.await(text -> text.contains("/dst 1..2_") && text.contains("1..2'"));
            screen.press("C-u", "Enter");
            screen.await(text -> text.contains("5 sockets") && text.contains(KEYS));

            screen.press("g");
            screen.await(
                    text ->
                            text.contains("by process")
                                    && row(text, 6).matches(".*/python3.* 5 .*"));
            screen.press("Escape", "Enter");
            screen.await(text -> text.contains("at most") && text.contains("AF_INET"));
            screen.press("PageDown");
            screen.await(text -> text.contains("congestion ") && text.contains("path MTU"));
            screen.press("q", "?");
            screen.await(text -> text.contains("freeze the screen"));

            screen.press("q", "q");
            screen.await(text -> text.contains("ready>"));
            assertThat(settings(screen)).isEqualTo(before);
        }
    }

    @Test
    void theMouseChoosesRowsAndOrdersUntilTheScreenEnds() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                TmuxScreen screen = new TmuxScreen(80, 24)) {
            screen.start(top());
            List<String> lines =
                    screen.await(
                            text -> isOn(text) && text.contains("127.0.0.1:" + python.number(1)));
            screen.awaitVariable("mouse_standard_flag", "1");
            screen.awaitVariable("mouse_sgr_flag", "1");

            int column = lines.get(5).indexOf("Recv/s") + 1;
            screen.type("\u001b[<0;" + column + ";6M\u001b[<0;" + column + ";6m");
            screen.await(text -> text.contains("first: received"));
            screen.press("Space"); // rows keep their places
            screen.await(text -> text.contains("FROZEN"));
            screen.type("\u001b[<0;3;8M\u001b[<0;3;8m");
            String second = screen.lines().get(7).split(" +", -1)[2];
            screen.press("Enter");
            screen.await(text -> text.contains("at most") && text.contains(second));
            screen.press("q", "C-z");
            screen.await(text -> text.contains("Stopped"));
            screen.awaitVariable("mouse_any_flag", "0");
            screen.type("fg");
            screen.press("Enter");
            screen.await(text -> text.contains("first: received"));
            screen.press("q");
            screen.await(text -> text.contains("ready>"));
            screen.awaitVariable("mouse_any_flag", "0");
        }
    }

    @Test
    void isSuspendedContinuedAndResized() throws Exception {
        try (TmuxScreen screen = new TmuxScreen(80, 24)) {
            String before = settings(screen);
            screen.start(top());
            screen.await(TopScreenIT::isOn);
            screen.press("C-z");
            screen.await(text -> text.contains("Stopped"));
            assertThat(settings(screen)).isEqualTo(before);
            screen.type("fg");
            screen.press("Enter");
            screen.await(TopScreenIT::isOn);

            screen.resize(130, 12);
            List<String> lines = screen.await(text -> text.contains("Retr%"));
            assertThat(lines).hasSize(12);
            screen.await(text -> text.lines().toList().get(11).startsWith(KEYS));
            screen.press("C-c");
            screen.await(text -> text.contains("ready>"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "HUP"})
    void theTerminalIsAsItWasHoweverItEnds(String signal) throws Exception {
        try (TmuxScreen screen = new TmuxScreen(80, 24)) {
            String before = settings(screen);
            screen.start(top());
            screen.await(TopScreenIT::isOn);
            screen.awaitVariable("alternate_on", "1");
            long shell = Long.parseLong(screen.variable("pane_pid"));
            long java =
                    ProcessHandle.of(shell)
                            .orElseThrow()
                            .children()
                            .findFirst()
                            .orElseThrow()
                            .pid();
            new ProcessBuilder("kill", "-" + signal, Long.toString(java)).start().waitFor();
            screen.awaitVariable("alternate_on", "0");
            screen.awaitVariable("mouse_any_flag", "0");
            screen.press("Enter"); // the shell may have shown its prompt before
            screen.await(text -> text.contains("ready>"));

            assertThat(settings(screen)).isEqualTo(before);
        }
    }

    @Test
    void withoutPrivilegesEverythingIsShownAndNothingClosed() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                TmuxScreen screen = new TmuxScreen(80, 24)) {
            screen.start(top("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"));
            screen.await(text -> isOn(text) && text.contains("127.0.0.1:" + python.number(1)));
            screen.press("k");
            screen.await(text -> text.contains("y closes it"));
            screen.press("y");
            screen.await(text -> text.contains("not permitted: to close sockets"));
        }
    }

    @Test
    void aSecondKeyClosesASocket() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                TmuxScreen screen = new TmuxScreen(80, 24)) {
            screen.start(top());
            screen.await(text -> isOn(text) && text.contains("127.0.0.1:" + python.number(1)));
            screen.press("k");
            screen.await(text -> text.contains("y closes it"));
            screen.press("y");
            screen.await(text -> text.contains(": closed"));
        }
    }

    /** The last is one that no description is there of. */
    @ParameterizedTest
    @ValueSource(strings = {"vt100", "linux", "xterm-256color", "nosuch-16color"})
    void everyTerminalShowsTheSame(String type) throws Exception {
        try (TmuxScreen screen = new TmuxScreen(80, 24)) {
            screen.start(top("TERM=" + type));
            screen.await(TopScreenIT::isOn);
            screen.press("q");
            List<String> lines = screen.await(text -> text.contains("ready>"));
            assertThat(String.join("\n", lines)).doesNotContain("WARNING", "at org.jline");
        }
    }

    @Test
    void noOtherStartLoadsTheTerminalLibrary() throws IOException, InterruptedException {
        Path log = folder.resolve("classes");
        CommandOutcome listing =
                CommandOutcome.runLine(
                        CommandOutcome.line(List.of("-Xlog:class+load:file=" + log), "-tan"));

        assertThat(listing.exitCode()).isZero();
        assertThat(Files.readString(log))
                .contains("io.jss.cli.Main")
                .doesNotContain("org.jline", "io.jss.cli.top.");
    }
}

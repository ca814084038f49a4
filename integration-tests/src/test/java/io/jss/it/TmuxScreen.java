package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A terminal that nobody sees: a shell in tmux, keys that are sent to it, and what it shows. */
final class TmuxScreen implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;
    private static final int ATTEMPTS = 600;

    /** Of each screen its own: the server of the one before may still be ending. */
    private final String server = "jss-it-" + UUID.randomUUID();

    private final Path script = Files.createTempFile("jss", ".sh");

    TmuxScreen(int columns, int rows) throws IOException, InterruptedException {
        tmux(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                Integer.toString(columns),
                "-y",
                Integer.toString(rows),
                "env LANG=C.UTF-8 PS1='ready> ' bash --norc --noprofile");
        await(text -> text.contains("ready>"));
    }

    /** Starts a command line from the shell, which knows it as a job. */
    void start(List<String> line) throws IOException, InterruptedException {
        String quoted =
                line.stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
        Files.writeString(script, "exec " + quoted + "\n");
        type("clear; sh " + script);
        press("Enter");
    }

    /** Sends keys by tmux's names of them. */
    void press(String... keys) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("send-keys"));
        line.addAll(List.of(keys));
        tmux(line.toArray(String[]::new));
    }

    /** Sends text as it is. */
    void type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", text);
    }

    void resize(int columns, int rows) throws IOException, InterruptedException {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** Returns the lines that are shown. */
    List<String> lines() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p").lines().toList();
    }

    /** Returns what tmux knows of it. */
    String variable(String name) throws IOException, InterruptedException {
        return tmux("display-message", "-p", "#{" + name + "}").strip();
    }

    /**
     * Waits until what is shown is as wanted and the same twice, and returns it: tmux shows what it
     * has read, which may be the first part of a screen.
     */
    List<String> await(Predicate<String> wanted) throws IOException, InterruptedException {
        List<String> lines = List.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            lines = lines();
            if (wanted.test(String.join("\n", lines)) && lines.equals(lines())) {
                return lines;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("what is shown is not what is waited for:\n" + lines);
    }

    /** Waits until tmux knows a value of it. */
    void awaitVariable(String name, String value) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS && !variable(name).equals(value); attempt++) {
            Thread.sleep(PAUSE_MILLIS);
        }
        assertThat(variable(name)).as(name).isEqualTo(value);
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("tmux", "-L", server));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", line, output).isZero();
        return output;
    }

    @Override
    public void close() throws IOException {
        try {
            tmux("kill-server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(script);
    }
}

package io.jss.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, over the class path of this one. */
final class CommandProcess implements AutoCloseable {

    private final Process process;
    private final Path errors;

    private CommandProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Starts the command in a named network namespace. */
    static CommandProcess startIn(String namespace, String... arguments) throws IOException {
        return start(inNamespace(namespace), arguments);
    }

    /** Starts the command in a named network namespace, with options of the virtual machine. */
    static CommandProcess startIn(String namespace, List<String> javaOptions, String... arguments)
            throws IOException {
        return start(inNamespace(namespace), javaOptions, arguments);
    }

    private static List<String> inNamespace(String name) {
        return List.of("ip", "netns", "exec", name);
    }

    /** Starts the command below a command that changes what it may do. */
    static CommandProcess start(List<String> wrapper, String... arguments) throws IOException {
        return start(wrapper, List.of(), arguments);
    }

    private static CommandProcess start(
            List<String> wrapper, List<String> javaOptions, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        // a build that runs in the background ignores SIGINT, and so would what it starts
        command.addAll(List.of("env", "--default-signal=INT"));
        command.addAll(CommandOutcome.line(javaOptions, arguments));
        Path errors = Files.createTempFile("jss", ".err");
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new CommandProcess(process, errors);
    }

    /** Returns the standard output. */
    BufferedReader output() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /** Returns what was written to standard error so far. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Sends SIGINT. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Sends SIGKILL and waits for the end. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for the end and returns the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the command does not end");
        }
        return process.exitValue();
    }

    /** Sends SIGKILL and waits for the end: what is written to is removed afterwards. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(errors);
    }
}

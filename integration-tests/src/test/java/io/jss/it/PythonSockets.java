package io.jss.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Python process that holds the sockets of a script until it is closed: options that Java cannot
 * set, and an oracle ({@code getsockopt}) that shares no code with jss.
 *
 * <p>The script calls {@code ready(number, …)} once; what it gives there are {@link #numbers()}.
 * {@code end_sending(end)} shuts down the sending side of an end of a connection and waits for the
 * other's acknowledgement, which the kernel may hold back for 40 ms; {@code leave(end)} closes the
 * end then. So two looks see it in one state.
 */
final class PythonSockets implements AutoCloseable {

    private static final String PRELUDE =
            """
            import socket, struct, sys, os, time
            from socket import *
            def ready(*numbers):
                print(*numbers, flush=True)
                sys.stdin.read()
            def end_sending(end):
                end.shutdown(SHUT_WR)
                while end.getsockopt(IPPROTO_TCP, TCP_INFO, 1)[0] != 5: # FIN_WAIT2
                    time.sleep(0.001)
            def leave(end):
                end_sending(end); end.close()
            """;

    private final Process process;
    private final BufferedReader reader;
    private final List<Integer> numbers;

    private PythonSockets(Process process, BufferedReader reader, List<Integer> numbers) {
        this.process = process;
        this.reader = reader;
        this.numbers = numbers;
    }

    /** Runs a script and waits until its sockets are there. */
    static PythonSockets run(String script) {
        return start(List.of(), script);
    }

    /** Runs a script in a named network namespace; see {@link #run}. */
    static PythonSockets runIn(String namespace, String script) {
        return start(List.of("ip", "netns", "exec", namespace), script);
    }

    /**
     * Runs a script in a pid and a network namespace of its own, with a /proc of its own; see
     * {@link #run}. Nothing but the script and its children is there.
     */
    static PythonSockets runAlone(String script) {
        return start(
                List.of("unshare", "--pid", "--net", "--fork", "--kill-child", "--mount-proc"),
                script);
    }

    private static PythonSockets start(List<String> wrapper, String script) {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of("/usr/bin/python3", "-c", PRELUDE + script));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            if (line == null) {
                throw new IllegalStateException("the script ended before its sockets were ready");
            }
            List<Integer> numbers = new ArrayList<>();
            Arrays.stream(line.trim().split(" ")).map(Integer::valueOf).forEach(numbers::add);
            return new PythonSockets(process, reader, numbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a script that waits for a line go on, and waits until it has printed the next one. */
    void next() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        if (reader.readLine() == null) {
            throw new IllegalStateException("the script ended before it was done");
        }
    }

    /** Returns the numbers that the script gave, ports as a rule. */
    List<Integer> numbers() {
        return numbers;
    }

    /** Returns one of the numbers. */
    int number(int index) {
        return numbers.get(index);
    }

    /** Returns the process that holds the sockets. */
    long pid() {
        return process.pid();
    }

    /** Returns the /proc that a script sees which runs alone. */
    Path proc() {
        ProcessHandle first = process.children().findFirst().orElseThrow();
        return Path.of("/proc/" + first.pid() + "/root/proc");
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}

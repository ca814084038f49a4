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
 * {@code end_sending(end, …)} shuts down the sending side of ends of connections and waits for the
 * others' acknowledgements, which the kernel may hold back for 40 ms; {@code leave(end, …)} closes
 * the ends then. So two looks see them in one state. What was left is gone after a minute, of
 * {@code tcp_fin_timeout}. {@code settle()} waits until no connection of the namespace opens, ends
 * or has sent what is not acknowledged.
 */
final class PythonSockets implements AutoCloseable {

    private static final String PRELUDE =
            """
            import socket, struct, sys, os, time
            from socket import *
            def ready(*numbers):
                print(*numbers, flush=True)
                sys.stdin.read()
            def end_sending(*ends):
                for end in ends: end.shutdown(SHUT_WR)
                for end in ends:
                    while end.getsockopt(IPPROTO_TCP, TCP_INFO, 1)[0] != 5: # FIN_WAIT2
                        time.sleep(0.001)
            def leave(*ends):
                end_sending(*ends)
                for end in ends: end.close()
            def settle():
                moving = {'02', '03', '04', '09', '0B'} # SYN_SENT to FIN_WAIT1, LAST_ACK, CLOSING
                def is_moving(row):
                    cells = row.split()
                    return cells[3] in moving or cells[3] != '0A' and cells[4][:8] != '00000000'
                while any(is_moving(row) for table in ('tcp', 'tcp6')
                        for row in open('/proc/net/' + table).read().splitlines()[1:]):
                    time.sleep(0.001)
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

package io.jss.it;

import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace with sockets of every kind and state, until it is closed: what {@code
 * scenario.py} makes. Needs root, python3 and the tools of iproute2 and util-linux, and no file or
 * name outside of its processes, so any number of them may live side by side.
 */
final class Scenario implements AutoCloseable {

    private static final int STOP_SECONDS = 10;

    /**
     * A namespace below one that asks for a small hash table of connections (Linux 6.1): the kernel
     * walks all buckets for each dump, and the host has some hundred thousand of them.
     */
    private static final String IN_SMALL_TABLE =
            "echo 4096 2>/dev/null >/proc/sys/net/ipv4/tcp_child_ehash_entries;"
                    + " exec unshare --net python3 -c \"$0\"";

    private final Process process;
    private final Map<String, Integer> facts;

    private Scenario(Process process, Map<String, Integer> facts) {
        this.process = process;
        this.facts = facts;
    }

    /** Starts the scenario and waits until its sockets are there. */
    static Scenario start() throws IOException {
        Process process =
                new ProcessBuilder("unshare", "--net", "sh", "-c", IN_SMALL_TABLE, script())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Map<String, Integer> facts = new HashMap<>();
        String line = reader.readLine();
        if (!"ready".equals(line)) {
            throw new IllegalStateException("the scenario ended before its sockets were ready");
        }
        for (line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
            int blank = line.indexOf(' ');
            facts.put(line.substring(0, blank), Integer.valueOf(line.substring(blank + 1)));
        }
        return new Scenario(process, facts);
    }

    private static String script() throws IOException {
        try (InputStream file = Scenario.class.getResourceAsStream("scenario.py")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns a number that the script gave: {@code udplite} is 1 where the kernel has it. */
    int fact(String name) {
        return facts.get(name);
    }

    /** Returns the process that holds most of the sockets, a python3. */
    long pid() {
        return process.pid();
    }

    /** Runs a command in the namespace and returns its standard output, a character a byte. */
    String run(String... command) throws IOException, InterruptedException {
        Process started =
                new ProcessBuilder(entering(command))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        started.getOutputStream().close();
        byte[] output = started.getInputStream().readAllBytes();
        int exitCode = started.waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(Arrays.toString(command) + " ended with " + exitCode);
        }
        return new String(output, StandardCharsets.ISO_8859_1);
    }

    /** Returns the command line that runs a command in the namespace. */
    List<String> entering(String... command) {
        List<String> entering = new ArrayList<>(List.of("nsenter", "--net=" + namespace()));
        entering.addAll(Arrays.asList(command));
        return entering;
    }

    /** Calls in the namespace, on a thread that ends afterwards. */
    <T> T inside(Callable<T> call) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<T> result =
                    thread.submit(
                            () -> {
                                enter();
                                return call.call();
                            });
            return result.get();
        } finally {
            thread.shutdown();
        }
    }

    private void enter() throws IOException {
        byte[] path = namespace().getBytes(StandardCharsets.UTF_8);
        try (NativeBuffer buffer = NativeBuffer.allocate(path.length + 1)) {
            buffer.bytes().put(0, path);
            int flags = Constants.O_RDONLY | Constants.O_CLOEXEC;
            int descriptor = SystemCalls.openat(Constants.AT_FDCWD, buffer, 0, flags);
            try {
                SystemCalls.setns(descriptor, Constants.CLONE_NEWNET);
            } finally {
                SystemCalls.close(descriptor);
            }
        }
    }

    private String namespace() {
        return "/proc/" + pid() + "/ns/net";
    }

    /** Ends the processes, and with them the namespace. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

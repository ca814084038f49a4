package io.jss.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs of the command whose system calls fail where a test wants it: strace(1) makes them. */
final class Faults {

    private Faults() {}

    /** Runs the command below strace with these options of it. */
    static CommandOutcome run(List<String> injection, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
        line.addAll(injection);
        line.addAll(CommandOutcome.line(List.of(), arguments.toArray(new String[0])));
        return CommandOutcome.runLine(line);
    }

    /**
     * Has the calls of a process that runs fail from now on: where those that start a virtual
     * machine must not.
     *
     * @param log where the calls are written
     * @return strace, which ends with the process
     */
    static Process attach(long pid, List<String> injection, Path log) throws IOException {
        List<String> line = new ArrayList<>(List.of("strace", "-f", "-o", log.toString()));
        line.addAll(injection);
        line.addAll(List.of("-p", Long.toString(pid)));
        Process strace = new ProcessBuilder(line).start();
        // it says so when all threads are attached, and nothing more that could fill the pipe
        String first = strace.errorReader().readLine();
        if (first == null || !first.contains("attached")) {
            strace.destroy();
            throw new IOException("strace does not attach: " + first);
        }
        return strace;
    }

    /** Every call fails. */
    static List<String> all(String call, String error) {
        return List.of("-e", "trace=" + call, "-e", "inject=" + call + ":error=" + error);
    }

    /** Every call on a file or directory fails: by path, or by a descriptor of it. */
    static List<String> on(String path, String call, String error) {
        List<String> options = new ArrayList<>(all(call, error));
        options.addAll(List.of("-P", path));
        return options;
    }
}

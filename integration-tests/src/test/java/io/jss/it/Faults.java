package io.jss.it;

import java.io.IOException;
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

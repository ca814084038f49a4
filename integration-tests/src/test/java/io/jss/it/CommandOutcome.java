package io.jss.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of {@code jss} as a process of its own.
 *
 * @param exitCode the exit code
 * @param output what went to standard output
 * @param errors what went to standard error
 */
record CommandOutcome(int exitCode, String output, String errors) {

    private static final int LIMIT_MINUTES = 5;

    /** Returns the command line of {@code jss} with these options of the virtual machine. */
    static List<String> line(List<String> javaOptions, String... arguments) {
        List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
        options.add("-XX:+UseSerialGC");
        options.addAll(javaOptions);
        return JavaProgram.line(options, "io.jss.cli.Main", arguments);
    }

    /** Runs {@code jss} to its end. */
    static CommandOutcome run(String... arguments) throws IOException, InterruptedException {
        return runLine(line(List.of(), arguments));
    }

    /** Runs a command line to its end. */
    static CommandOutcome runLine(List<String> line) throws IOException, InterruptedException {
        return await(new ProcessBuilder(line).start());
    }

    /** Reads what a process still says and waits for its end; standard output comes first. */
    static CommandOutcome await(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("it has not ended");
        }
        return new CommandOutcome(process.exitValue(), output, errors);
    }
}

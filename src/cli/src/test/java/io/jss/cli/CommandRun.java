package io.jss.cli;

import io.jss.engine.ChannelFactory;
import io.jss.testing.FakeKernel;
import java.util.List;

/** What one run of the command printed. */
record CommandRun(int exitCode, String output, String errors) {

    /** Runs the command without a kernel, on a recording as a rule. */
    static CommandRun of(String... arguments) {
        return over(FakeKernel::answering, arguments);
    }

    /** Runs the command over a kernel. */
    static CommandRun over(ChannelFactory kernel, String... arguments) {
        TestRun run = new TestRun().kernel(kernel);
        int exitCode = run.run(arguments);
        return new CommandRun(exitCode, text(run.lines()), text(run.errors()));
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}

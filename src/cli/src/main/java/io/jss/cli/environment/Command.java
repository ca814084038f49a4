package io.jss.cli.environment;

import java.io.IOException;
import java.util.List;

/** One way of using the program: the listing, a subcommand, another tool's command line. */
public interface Command {

    /**
     * Runs with the arguments that are its own.
     *
     * @return the exit code, one of {@link ExitCode}
     * @throws UsageException when the arguments are wrong
     * @throws IOException when the kernel gives no answer or the output cannot be written
     */
    int run(List<String> arguments, Environment environment) throws IOException;
}

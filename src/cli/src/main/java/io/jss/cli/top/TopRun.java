package io.jss.cli.top;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.TopRequest;
import io.jss.cli.top.terminal.RawTerminal;
import java.io.IOException;

/** {@code jss top [TARGET | FILTER]}: what sockets do, look after look. */
public final class TopRun {

    /** The word on the command line. */
    public static final String WORD = "top";

    private final TopRequest request;
    private final Environment terminal;

    /** Prepares it. */
    public TopRun(TopRequest request, Environment terminal) {
        this.request = request;
        this.terminal = terminal;
    }

    /**
     * Shows the full screen, or blocks until there are as many as were asked for or nobody reads
     * them.
     *
     * @return {@link ExitCode#OK}
     * @throws UsageException when the filter is wrong
     * @throws IOException when the sockets cannot be read, or the answer not be written
     */
    public int run() throws IOException {
        if (request.screen().isPresent()) {
            return new FullScreen(
                            request.listing().matching(terminal).selection(),
                            request.listing(),
                            request.screen().get(),
                            terminal)
                    .run(RawTerminal.OF_JOB);
        }
        try (Blocks blocks = new Blocks(request, terminal)) {
            blocks.run();
        }
        return ExitCode.OK;
    }
}

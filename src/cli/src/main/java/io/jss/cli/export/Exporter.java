package io.jss.cli.export;

import io.jss.cli.environment.Environment;
import io.jss.cli.request.export.ExportRequest;
import java.io.IOException;

/** Gives metrics and flow logs to others until it is ended; found as a service of the JVM. */
public interface Exporter {

    /**
     * Runs until the process is ended, or until nobody reads standard output any more.
     *
     * @return the exit code, one of {@link io.jss.cli.environment.ExitCode}
     * @throws IOException when it cannot begin, or cannot write its output
     */
    int run(ExportRequest request, Environment environment) throws IOException;
}

package io.jss.cli.export;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.request.export.ExportRequest;
import java.io.IOException;

/** Prints what it is asked for: the exporter is in a module behind this one. */
public final class EchoExporter implements Exporter {

    @Override
    public int run(ExportRequest request, Environment environment) throws IOException {
        environment.out().write(request + "\n");
        return ExitCode.OK;
    }
}

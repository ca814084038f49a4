package io.jss.cli.export;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.export.ExportRequest;
import java.io.IOException;
import java.util.ServiceLoader;

/** Starts the exporter of this installation. */
public final class ExportStart {

    private ExportStart() {}

    /**
     * Runs the exporter.
     *
     * @return its exit code
     * @throws UsageException where the launcher added no exporter to the class path
     */
    public static int run(ExportRequest request, Environment environment) throws IOException {
        Exporter exporter =
                ServiceLoader.load(Exporter.class, ClassLoader.getSystemClassLoader())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "export is not part of this installation: there is"
                                                        + " no jss-export among its jars"));
        return exporter.run(request, environment);
    }
}

package io.jss.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A program that runs, or has run, with its output in files.
 *
 * @param process the program
 * @param out the file with its standard output
 * @param err the file with its standard error
 */
record ToolRun(Process process, Path out, Path err) {

    static ToolRun start(Path folder, Map<String, String> environment, String... command)
            throws IOException {
        Path out = Files.createTempFile("tool", ".out");
        Path err = Files.createTempFile("tool", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new ToolRun(process, out, err);
    }

    /** Waits for the end and reads what was printed. */
    ToolOutcome await() throws IOException, InterruptedException {
        int exitCode = process.waitFor();
        ToolOutcome outcome =
                new ToolOutcome(exitCode, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }
}

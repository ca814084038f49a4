package io.jss.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a tool such as ss in the network namespace of the calling thread. */
final class NetworkTool {

    private NetworkTool() {}

    /** Returns what the tool printed, a character for each byte; anything but success fails. */
    static String output(List<String> command) throws IOException, InterruptedException {
        return output(command.toArray(new String[0]));
    }

    static String output(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        byte[] bytes = process.getInputStream().readAllBytes();
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exitCode);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

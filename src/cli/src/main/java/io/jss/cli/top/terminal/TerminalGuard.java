package io.jss.cli.top.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A small process that makes a terminal what it was when this one ends without doing so itself:
 * killed, crashed, out of memory. It reads a pipe; a line means that all is well, the end of the
 * pipe without a line that nobody is there any more.
 */
final class TerminalGuard implements Closeable {

    /**
     * Arguments: the terminal, and what to write to it. A shell that was quicker has made settings
     * of its own, in which it reads keys one by one that send signals; these stay.
     */
    private static final String SCRIPT =
            """
            trap '' HUP INT QUIT TERM TSTP TTIN TTOU
            exec 3<>"$1" || exit 1
            saved=$(stty -g <&3) || exit 1
            echo ready
            exec >/dev/null
            if ! read -r line; then
                case $(stty -a <&3) in
                    *-isig* | *[!-]icanon*) stty "$saved" <&3 ;;
                esac
                printf %s "$2" >&3
            fi
            """;

    private final Process process;

    private TerminalGuard(Process process) {
        this.process = process;
    }

    /**
     * Starts it before anything is changed.
     *
     * @param terminal the path of the terminal
     * @param ending what ends the full screen
     * @throws IOException when it cannot be started
     */
    static TerminalGuard start(String terminal, String ending) throws IOException {
        Process process =
                new ProcessBuilder("sh", "-c", SCRIPT, "jss-terminal-guard", terminal, ending)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.getInputStream().read() < 0) {
            throw new IOException("the settings of " + terminal + " cannot be read by stty");
        }
        return new TerminalGuard(process);
    }

    /** Says that the terminal is as it was. */
    @Override
    public void close() throws IOException {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write("well\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}

package io.jss.cli.compat.netstat;

import io.jss.cli.environment.Output;
import io.jss.model.SocketState;
import io.jss.model.UnixSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/** Writes the titles and a line for each unix domain socket. */
final class UnixRow {

    private static final int REFERENCES_WIDTH = 6;
    private static final int FLAGS_WIDTH = 11;
    private static final int TYPE_WIDTH = 10;
    private static final int STATE_WIDTH = 13;
    private static final int INODE_WIDTH = 8;
    private static final int PROGRAM_WIDTH = 20;

    /** What ends a word for scanf(3) in the C locale. */
    private static final String BLANKS = " \t\n\u000b\f\r";

    private final UnixReferences references;
    private final boolean programsShown;
    private final Output out;
    private final OutputLine line = new OutputLine();
    private Programs programs = Programs.NONE;

    UnixRow(UnixReferences references, boolean programsShown, Output out) {
        this.references = references;
        this.programsShown = programsShown;
        this.out = out;
    }

    /** Sets the programs of the rows that follow. */
    void setPrograms(Programs programs) {
        this.programs = programs;
    }

    /** Writes the titles of the columns. */
    void writeTitles() throws IOException {
        line.text("Proto RefCnt Flags       Type       State         I-Node   ");
        if (programsShown) {
            line.text("PID/Program name     ");
        }
        line.text("Path").end(out);
    }

    /** Writes the line of a socket. */
    void write(UnixSocket socket) throws IOException {
        boolean listening = socket.state() == SocketState.LISTEN;
        write(socket, references.of(socket), listening, state(socket), socket.inode());
    }

    /**
     * Writes a line for each connection that waits to be accepted: /proc/net/unix lists them, and
     * the kernel's diagnosis tells of them with their listener.
     */
    void writePending(UnixSocket listener) throws IOException {
        for (long client : listener.pending().orElse(List.of())) {
            write(listener, UnixReferences.ofPending(client), false, "CONNECTING", 0);
        }
    }

    private void write(UnixSocket socket, int count, boolean accepts, String state, long inode)
            throws IOException {
        line.text("unix  ");
        cell(Integer.toString(count), REFERENCES_WIDTH);
        cell(accepts ? "[ ACC ]" : "[ ]", FLAGS_WIDTH);
        cell(type(socket), TYPE_WIDTH);
        cell(state, STATE_WIDTH);
        cell(Long.toString(inode), INODE_WIDTH);
        if (programsShown) {
            cell(programs.of(inode), PROGRAM_WIDTH);
        }
        line.text(path(socket)).end(out);
    }

    private void cell(String text, int width) {
        int start = line.length();
        line.text(text).padTo(width, start).character(' ');
    }

    private static String type(UnixSocket socket) {
        return switch (socket.type()) {
            case STREAM, DGRAM, RAW, RDM, SEQPACKET -> socket.type().name();
            case PACKET, UNKNOWN -> "UNKNOWN";
        };
    }

    private static String state(UnixSocket socket) {
        return switch (socket.state()) {
            case LISTEN -> "LISTENING";
            case ESTABLISHED -> "CONNECTED";
            default -> "";
        };
    }

    /**
     * Returns the name with {@code @} for each NUL, its first word only: netstat reads it from a
     * line of text with scanf(3).
     */
    private static String path(UnixSocket socket) {
        String name =
                socket.name()
                        .map(UnixSocket.Name::toBytes)
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .orElse("")
                        .replace('\0', '@');
        String firstLine = StringUtils.substringBefore(name, "\n");
        String word = StringUtils.stripStart(firstLine, BLANKS);
        int end = StringUtils.indexOfAny(word, BLANKS.toCharArray());
        return end < 0 ? word : word.substring(0, end);
    }
}

package io.jss.owners;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** The lines of {@code /proc/PID/status}. */
final class StatusLines {

    private static final byte[] UID = "\nUid:\t".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] CAPABILITIES = "\nCapEff:\t".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PIDS = "\nNSpid:\t".getBytes(StandardCharsets.US_ASCII);
    private static final int HEX = 16;

    private StatusLines() {}

    /** Returns the effective capabilities ({@code CapEff:}), a bit each; 0 without that line. */
    static long effectiveCapabilities(byte[] lines) {
        long set = 0;
        int at = end(lines, CAPABILITIES);
        while (at < lines.length && Character.digit(lines[at], HEX) >= 0) {
            set = set << 4 | Character.digit(lines[at++], HEX);
        }
        return set;
    }

    /**
     * Returns the second number of the line {@code Uid:}, after the real the effective uid; empty
     * if there is none. The name of the process, on the first line, holds no newline: the kernel
     * escapes it.
     */
    static OptionalLong effectiveUid(byte[] lines) {
        int at = end(lines, UID);
        while (at < lines.length && lines[at] != '\t' && lines[at] != '\n') {
            at++;
        }
        long uid = Decimal.parseAt(lines, at + 1, -1);
        return uid < 0 ? OptionalLong.empty() : OptionalLong.of(uid);
    }

    /**
     * Returns how many pids the process has, one in each pid namespace from the one shown to its
     * own ({@code NSpid:}, Linux 4.1); 0 without that line.
     */
    static int pidsOfReader(byte[] lines) {
        int at = end(lines, PIDS);
        int pids = at < lines.length ? 1 : 0;
        while (at < lines.length && lines[at] != '\n') {
            pids += lines[at++] == '\t' ? 1 : 0;
        }
        return pids;
    }

    /** Returns where the first occurrence ends, or the end of the text if there is none. */
    private static int end(byte[] text, byte[] sought) {
        for (int at = 0; at + sought.length <= text.length; at++) {
            int same = 0;
            while (same < sought.length && text[at + same] == sought[same]) {
                same++;
            }
            if (same == sought.length) {
                return at + same;
            }
        }
        return text.length;
    }
}

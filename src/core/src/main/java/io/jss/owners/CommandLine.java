package io.jss.owners;

import java.util.Arrays;

/**
 * The bytes of {@code /proc/PID/cmdline}: arguments, each ended by NUL, unless the process wrote a
 * title over them.
 */
final class CommandLine {

    private CommandLine() {}

    /** Returns the bytes before the first NUL. */
    static RawText argv0(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return RawText.of(bytes, end);
    }

    /**
     * Returns all bytes, each NUL a blank but for those at the end, which are dropped: a process
     * that shortens its title leaves many there.
     */
    static RawText title(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        byte[] title = Arrays.copyOf(bytes, end);
        for (int i = 0; i < end; i++) {
            if (title[i] == 0) {
                title[i] = ' ';
            }
        }
        return RawText.of(title);
    }
}

package io.jss.filter;

import io.jss.owners.ProcessInfo;

/**
 * A process that holds a socket.
 *
 * @param pid the process id
 * @param command the name of the process ({@code comm})
 * @param program the name of the program: of the path in the first argument the last part, a title
 *     that the process has put in its place as it is; empty if there is none
 */
public record Owner(int pid, String command, String program) {

    /** Returns what a filter may ask about a process. */
    public static Owner of(ProcessInfo process) {
        return new Owner(
                process.pid(), process.command().toString(), program(process.argv0().toString()));
    }

    /** A process may have put a title in place of the path: {@code sshd: root@pts/0}. */
    private static String program(String argv0) {
        boolean path = argv0.startsWith("/") || argv0.indexOf(' ') < 0;
        return path ? argv0.substring(argv0.lastIndexOf('/') + 1) : argv0;
    }
}

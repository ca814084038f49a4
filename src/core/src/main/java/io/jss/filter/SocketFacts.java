package io.jss.filter;

import io.jss.model.InetSocketView;
import io.jss.owners.ProcessInfo;
import java.util.List;

/** What a filter may ask about a socket and the kernel's answer does not tell. */
public interface SocketFacts {

    /** Knows nothing. */
    SocketFacts NONE =
            new SocketFacts() {
                @Override
                public Iterable<Owner> owners(long inode) {
                    return List.of();
                }

                @Override
                public boolean allOwnersSeen() {
                    return false;
                }
            };

    /** Returns the processes that hold the socket with this inode, as far as they were seen. */
    Iterable<Owner> owners(long inode);

    /** Returns whether no process was hidden, so that a socket without owners has none. */
    boolean allOwnersSeen();

    /**
     * Returns whether a socket without an inode has no file, and so no process. An event of the
     * kernel never bears one.
     */
    default boolean allInodesSeen() {
        return true;
    }

    /**
     * Returns whether the kernel, not a call of bind, chose the local port: the socket has no
     * {@code SOCK_BINDPORT_LOCK}. Dumps do not tell it; only filter bytecode can ask.
     */
    default Answer portChosenByKernel(InetSocketView socket) {
        return Answer.UNKNOWN;
    }

    /** An answer that may not be known. */
    enum Answer {
        /** It is so. */
        YES,
        /** It is not so. */
        NO,
        /** It cannot be decided. */
        UNKNOWN
    }

    /**
     * A process that holds a socket.
     *
     * @param pid the process id
     * @param command the name of the process ({@code comm})
     * @param program the name of the program: of the path in the first argument the last part, a
     *     title that the process has put in its place as it is; empty if there is none
     */
    record Owner(int pid, String command, String program) {

        /** Returns what a filter may ask about a process. */
        public static Owner of(ProcessInfo process) {
            return new Owner(
                    process.pid(),
                    process.command().toString(),
                    program(process.argv0().toString()));
        }

        /** A process may have put a title in place of the path: {@code sshd: root@pts/0}. */
        private static String program(String argv0) {
            boolean path = argv0.startsWith("/") || argv0.indexOf(' ') < 0;
            return path ? argv0.substring(argv0.lastIndexOf('/') + 1) : argv0;
        }
    }
}

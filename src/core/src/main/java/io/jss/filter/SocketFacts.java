package io.jss.filter;

import io.jss.model.InetSocketView;
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
        /** It cannot be told. */
        UNKNOWN
    }
}

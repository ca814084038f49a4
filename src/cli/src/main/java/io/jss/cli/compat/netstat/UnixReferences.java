package io.jss.cli.compat.netstat;

import io.jss.model.UnixSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The column RefCnt. /proc/net/unix, which netstat reads, gives the kernel's reference count of a
 * socket; the diagnosis does not, but it gives what is counted: the socket is referred to by itself
 * and by the table of sockets, and by each socket that has it for a peer, those that wait to be
 * accepted among them.
 *
 * <p>What is not seen here, and so not counted: a peer in another network namespace, and what code
 * in the kernel holds for a moment or on behalf of BPF.
 */
final class UnixReferences {

    private static final int ITSELF_AND_TABLE = 2;

    private final Map<Long, Integer> peers = new HashMap<>();

    /** Takes a socket into account. */
    void note(UnixSocket socket) {
        if (socket.peerInode().isPresent()) {
            peers.merge(socket.peerInode().getAsLong(), 1, Integer::sum);
        }
        for (long client : socket.pending().orElse(List.of())) {
            peers.merge(client, 1, Integer::sum);
        }
    }

    /** Returns how often a socket is referred to. */
    int of(UnixSocket socket) {
        return ITSELF_AND_TABLE + peers.getOrDefault(socket.inode(), 0);
    }

    /**
     * Returns how often the socket is referred to that a client waits for to be accepted.
     *
     * @param client the inode of the client, 0 when it has gone
     */
    static int ofPending(long client) {
        return client == 0 ? ITSELF_AND_TABLE : ITSELF_AND_TABLE + 1;
    }
}

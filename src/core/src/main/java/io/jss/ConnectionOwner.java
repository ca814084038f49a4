package io.jss;

import io.jss.model.InetSocket;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import io.jss.sys.SystemCallException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Who owns a connection.
 *
 * @param uid the uid of the socket ({@code idiag_uid}), empty when the kernel does not know it: in
 *     TIME_WAIT, and before the connection is accepted
 * @param processes the processes that hold it, each once, ascending by pid
 * @param complete whether no process was hidden, so that there are no other holders
 */
public record ConnectionOwner(OptionalLong uid, List<ProcessInfo> processes, boolean complete) {

    private static final long NO_INODE = 0;

    /** Keeps an unmodifiable list. */
    public ConnectionOwner {
        processes = List.copyOf(processes);
    }

    /**
     * Looks for the owner of a socket.
     *
     * @throws SystemCallException when the processes cannot be listed
     */
    public static ConnectionOwner of(InetSocket socket, OwnerScan scan) throws SystemCallException {
        long inode = socket.inodeOr(NO_INODE);
        if (inode == NO_INODE) {
            return new ConnectionOwner(socket.uid(), List.of(), true); // no file, so no descriptor
        }
        InodeSet wanted = new InodeSet();
        wanted.add(inode);
        OwnerIndex index = scan.scan(wanted, OwnerScan.Mode.ALL_HOLDERS);
        List<ProcessInfo> processes =
                index.holders(inode).stream().map(SocketHolder::process).distinct().toList();
        return new ConnectionOwner(socket.uid(), processes, index.isComplete());
    }
}

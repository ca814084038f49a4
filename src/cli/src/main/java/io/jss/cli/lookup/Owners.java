package io.jss.cli.lookup;

import io.jss.answer.BpfRefusedException;
import io.jss.answer.Remark;
import io.jss.model.DiagSocket;
import io.jss.model.UnixSocket;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ScanAhead;
import io.jss.owners.SocketHolder;
import io.jss.sys.SystemCallException;
import java.util.List;
import java.util.Optional;

/**
 * The processes that hold the sockets of one look. If all sockets are known, these are looked for;
 * if there are too many to be kept, all sockets of all processes are, once; where many files are
 * open, all of them are looked for while the sockets are being listed.
 */
public final class Owners implements RowPreparation {

    private static final long NO_INODE = 0;

    private final OwnerScan scan;
    private ScanAhead ahead;
    private boolean settled;
    private OwnerIndex index;
    private final InodeSet hidden = new InodeSet();

    /** Creates the owners of one look. */
    public Owners(OwnerScan scan) {
        this.scan = scan;
    }

    /** Begins to look for the holders of all sockets where that takes long. */
    @Override
    public void begin() throws BpfRefusedException {
        scan.load(); // a refusal comes before any output
        ahead = scan.ahead();
    }

    @Override
    public void prepare(List<? extends DiagSocket> sockets, boolean last)
            throws SystemCallException {
        if (settled) {
            return; // the first batch was not the last: everything was scanned
        }
        if (!last) {
            index = ahead == null ? scan.scan() : ahead.everything();
            settled = true;
            return;
        }
        InodeSet inodes = new InodeSet();
        for (DiagSocket socket : sockets) {
            inodes.add(socket.inodeOr(NO_INODE));
            if (socket instanceof UnixSocket unix) {
                inodes.add(unix.peerInode().orElse(NO_INODE));
            }
        }
        index =
                ahead == null
                        ? scan.scan(inodes, OwnerScan.Mode.ALL_HOLDERS)
                        : ahead.holders(inodes);
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    /**
     * Returns every descriptor that refers to the peer of a socket that is shown; what is hidden is
     * not counted, since the peer is a socket of its own.
     *
     * @param inode the inode of the peer, 0 for none
     */
    public List<SocketHolder> peerHolders(long inode) {
        return inode == NO_INODE ? List.of() : index.holders(inode);
    }

    /**
     * Returns every descriptor that refers to the socket, ascending by pid; empty for a socket that
     * nobody holds or whose holders are hidden.
     *
     * @param inode the inode of the socket, 0 for none
     */
    public List<SocketHolder> holders(long inode) {
        if (inode == NO_INODE) {
            return List.of();
        }
        if (!index.isHeld(inode)) {
            if (!index.isComplete() && !index.isUnknown()) {
                hidden.add(inode); // a set, for more than one may ask about a socket
            }
            return List.of();
        }
        return index.holders(inode);
    }

    /** Returns whether no process was hidden, so that a socket without holders has none. */
    public boolean sawAll() {
        return index.isComplete();
    }

    @Override
    public Optional<Remark> remark() {
        return index == null ? Optional.empty() : remark(index, hidden.size());
    }

    /**
     * Returns what to say of sockets without a holder.
     *
     * @param sockets how many sockets have an inode whose holder was not found
     */
    public static Optional<Remark> remark(OwnerIndex index, long sockets) {
        if (sockets == 0 || index.isComplete() || index.isUnknown()) {
            return Optional.empty();
        }
        return Optional.of(
                index.lacksOuterProcesses()
                        ? new Remark.OwnersOutside(sockets)
                        : new Remark.OwnersHidden(sockets));
    }
}

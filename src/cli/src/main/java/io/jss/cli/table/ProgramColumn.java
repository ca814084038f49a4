package io.jss.cli.table;

import io.jss.cli.fit.Overlong;
import io.jss.cli.lookup.Owners;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.FamilyNumber;
import io.jss.model.DiagSocket;
import io.jss.owners.SocketHolder;
import java.io.IOException;
import java.util.List;

/**
 * {@code PID/Program name}: every process that holds the socket, with commas between, {@code -} for
 * none; see {@link ProgramName}.
 */
public final class ProgramColumn extends Column {

    private static final int NOBODY = -1;

    private final Owners owners;
    private final boolean ofPeer;

    private ProgramColumn(String title, Owners owners, boolean ofPeer) {
        super(title, Alignment.LEFT);
        this.owners = owners;
        this.ofPeer = ofPeer;
    }

    /** Creates the column over the owners of the look. */
    public ProgramColumn(Owners owners) {
        this("PID/Program name", owners, false);
    }

    /** Returns the column of the processes that hold the peer of a unix socket. */
    public static ProgramColumn ofPeer(Owners owners) {
        return new ProgramColumn("Peer PID/Program name", owners, true);
    }

    @Override
    public Overlong overlong() {
        return Overlong.SHORTER;
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) throws IOException {
        write(
                ofPeer
                        ? owners.peerHolders(FamilyNumber.PEER_INODE.valueOr(socket, 0))
                        : owners.holders(socket.inodeOr(0)),
                row);
    }

    /** Writes each process of these descriptors once, {@code -} for none. */
    public static void write(List<SocketHolder> holders, RowBuffer row) {
        if (holders.isEmpty()) {
            row.ascii('-');
            return;
        }
        int previous = NOBODY;
        for (SocketHolder holder : holders) {
            int pid = holder.process().pid();
            if (pid != previous) {
                if (previous != NOBODY) {
                    row.ascii(',');
                }
                ProgramName.write(holder.process(), row);
                previous = pid;
            }
        }
    }
}

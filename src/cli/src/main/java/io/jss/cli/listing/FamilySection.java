package io.jss.cli.listing;

import io.jss.cli.environment.Output;
import io.jss.cli.lookup.Owners;
import io.jss.cli.table.FamilyColumn;
import io.jss.cli.table.FamilyTable;
import io.jss.model.DiagSocket;
import io.jss.model.UnixSocket;
import io.jss.owners.InodeSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of one family. Without owners rows are written as they come; with them they are kept
 * until the owners of all are looked for.
 */
final class FamilySection<T extends DiagSocket> {

    private final FamilyTable<T> table;
    private final Optional<Owners> owners;
    private final boolean titles;
    private final Output out;
    private final List<T> kept = new ArrayList<>();
    private boolean separated;
    private boolean begun;

    FamilySection(
            List<FamilyColumn<T>> columns, Optional<Owners> owners, boolean titles, Output out) {
        table = new FamilyTable<>(columns, out);
        this.owners = owners;
        this.titles = titles;
        this.out = out;
    }

    /** Sets whether an empty line stands before the table. */
    void separate(boolean yes) {
        separated = yes;
    }

    /** Takes a socket. */
    void row(T socket) throws IOException {
        if (owners.isPresent()) {
            kept.add(socket);
        } else {
            write(socket);
        }
    }

    /**
     * Writes what was held back.
     *
     * @param evenEmpty whether titles are written without any row
     */
    void finish(boolean evenEmpty) throws IOException {
        if (owners.isPresent()) {
            owners.get().find(inodes(kept));
            for (T socket : kept) {
                write(socket);
            }
        }
        if (evenEmpty) {
            begin();
        }
        table.end();
    }

    /** Returns the inodes whose holders rows show: of the sockets and of their peers. */
    static InodeSet inodes(List<? extends DiagSocket> sockets) {
        InodeSet inodes = new InodeSet();
        for (DiagSocket socket : sockets) {
            inodes.add(socket.inodeOr(0));
            if (socket instanceof UnixSocket unix) {
                inodes.add(unix.peerInode().orElse(0));
            }
        }
        return inodes;
    }

    private void write(T socket) throws IOException {
        begin();
        table.row(socket);
    }

    private void begin() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        if (separated) {
            out.write("\n");
        }
        if (titles) {
            table.titles();
        }
    }
}

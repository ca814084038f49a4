package io.jss.cli.count;

import io.jss.cli.lookup.Owners;
import io.jss.cli.table.Column;
import io.jss.cli.table.ProgramName;
import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import io.jss.owners.RawText;
import io.jss.owners.SocketHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code Process}: the names of the processes that hold the socket, each once, so that the workers
 * of a server count as one; {@code -} for none.
 */
public final class ProcessNames extends Column {

    /** What stands for the process of a socket that had one, which was not seen. */
    public static final String OWNER_NOT_SEEN = "owner not seen";

    /** What a command that looks again and again knows of sockets without holders. */
    public interface Unseen {

        /** Returns the inode of the listener that a connection came through, 0 for none. */
        long listener(DiagSocket socket);

        /** Returns whether a process held it, not the kernel alone. */
        boolean hadProcess(DiagSocket socket);
    }

    private final Owners owners;
    private final Optional<Unseen> unseen;

    /**
     * Creates the column.
     *
     * @param owners those of the look
     * @param unseen decides about sockets without holders, empty where nothing more is known
     */
    public ProcessNames(Owners owners, Optional<Unseen> unseen) {
        super("Process", Alignment.LEFT);
        this.owners = owners;
        this.unseen = unseen;
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) {
        List<SocketHolder> holders = owners.holders(socket.inodeOr(0));
        if (socket.inodeOr(0) == 0 && unseen.isPresent()) {
            holders = owners.holders(unseen.get().listener(socket));
        }
        if (holders.isEmpty()) {
            boolean had = unseen.isPresent() && unseen.get().hadProcess(socket);
            row.ascii(had ? OWNER_NOT_SEEN : "-");
            return;
        }
        List<RawText> written = new ArrayList<>();
        for (SocketHolder holder : holders) {
            RawText name = ProgramName.of(holder.process());
            if (!written.contains(name)) {
                if (!written.isEmpty()) {
                    row.ascii(',');
                }
                ProgramName.writeName(name, row);
                written.add(name);
            }
        }
    }
}

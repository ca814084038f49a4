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

/**
 * {@code Process}: the names of the processes that hold the socket, each once, so that the workers
 * of a server count as one; {@code -} for none.
 */
public final class ProcessNames extends Column {

    private final Owners owners;

    /** Creates the column over the owners of the look. */
    public ProcessNames(Owners owners) {
        super("Process", Alignment.LEFT);
        this.owners = owners;
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) {
        List<SocketHolder> holders = owners.holders(socket.inodeOr(0));
        if (holders.isEmpty()) {
            row.ascii('-');
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

package io.jss.cli.table;

import io.jss.cli.Owners;
import io.jss.model.InetSocketView;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import io.jss.owners.SocketHolder;
import java.io.IOException;
import java.util.List;

/**
 * {@code PID/Program name}: every process that holds the socket, with commas between, {@code -} for
 * none. The name is the first argument as the process has set it, of a path the last part; where
 * there is none, the name of its main thread.
 */
public final class ProgramColumn extends Column {

    private static final int NOBODY = -1;

    private final Owners owners;

    /** Creates the column over the owners of the look. */
    public ProgramColumn(Owners owners) {
        super("PID/Program name", Alignment.LEFT);
        this.owners = owners;
    }

    @Override
    public void write(InetSocketView socket, RowBuffer row) throws IOException {
        List<SocketHolder> holders = owners.holders(socket.inodeOr(0));
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
                process(holder.process(), row);
                previous = pid;
            }
        }
    }

    private static void process(ProcessInfo process, RowBuffer row) {
        row.decimal(process.pid());
        row.ascii('/');
        RawText name = process.argv0().isEmpty() ? process.command() : process.argv0();
        byte[] bytes = name.toBytes();
        int start = startOfName(bytes);
        SafeText.write(bytes, start, bytes.length - start, row);
    }

    /** Returns where the last part of an absolute path begins, 0 for what is none. */
    private static int startOfName(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != '/') {
            return 0;
        }
        int start = bytes.length;
        while (bytes[start - 1] != '/') {
            start--;
        }
        return start;
    }
}

package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.model.UnixSocket;
import java.util.Optional;

/** Writes the names of unix sockets. */
final class UnixNames {

    private static final char UNKNOWN = '-';

    private UnixNames() {}

    /**
     * Writes a name: {@code @} before an abstract one, what is not printable as {@code \xNN}, and
     * {@code -} for none. A path that looks like one of these has its first byte so written.
     */
    static void write(Optional<UnixSocket.Name> name, RowBuffer row) {
        if (name.isEmpty()) {
            row.ascii(UNKNOWN);
            return;
        }
        byte[] bytes = name.get().toBytes();
        int start = 0;
        if (name.get().isAbstract()) {
            row.ascii('@');
            start = 1;
        } else if (bytes[0] == '@') {
            row.ascii("\\x40");
            start = 1;
        } else if (bytes.length == 1 && bytes[0] == UNKNOWN) {
            row.ascii("\\x2d");
            start = 1;
        }
        SafeText.write(bytes, start, bytes.length - start, row);
    }
}

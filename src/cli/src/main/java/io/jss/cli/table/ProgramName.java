package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import io.jss.owners.SocketHolder;
import java.util.List;
import java.util.StringJoiner;

/**
 * {@code 31307/java}: the process id and the first argument as the process has set it, of a path
 * the last part; where there is none, the name of the main thread. In a list a comma is between
 * two: one of a name is escaped, and the first slash ends the process id.
 */
public final class ProgramName {

    private ProgramName() {}

    /** Writes the process id and the name of a process. */
    public static void write(ProcessInfo process, RowBuffer row) {
        row.decimal(process.pid());
        row.ascii('/');
        byte[] bytes = of(process).toBytes();
        int start = startOfName(bytes);
        SafeText.writeListed(bytes, start, bytes.length - start, row);
    }

    /** Returns {@code 812/nginx, 813/nginx}, each process once; empty without holders. */
    public static String list(List<SocketHolder> holders) {
        StringJoiner names = new StringJoiner(", ");
        int previous = -1;
        for (SocketHolder holder : holders) {
            if (holder.process().pid() != previous) {
                previous = holder.process().pid();
                RowBuffer row = new RowBuffer();
                write(holder.process(), row);
                names.add(row.text());
            }
        }
        return names.toString();
    }

    /** Returns the name of a process: the first argument, else the name of its main thread. */
    public static RawText of(ProcessInfo process) {
        return process.argv0().isEmpty() ? process.command() : process.argv0();
    }

    /** Writes the name without the process id, where it stands alone: commas stay. */
    public static void writeName(RawText name, RowBuffer row) {
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

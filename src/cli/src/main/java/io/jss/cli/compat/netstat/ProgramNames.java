package io.jss.cli.compat.netstat;

import io.jss.owners.OwnerIndex;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import java.nio.charset.StandardCharsets;

/** Programs by what processes call themselves: the first process of each socket. */
final class ProgramNames implements Programs {

    private static final int MAX_LENGTH = 19;

    /** Of the command line netstat reads no more. */
    private static final int MAX_COMMAND_LINE = 511;

    private final OwnerIndex owners;

    ProgramNames(OwnerIndex owners) {
        this.owners = owners;
    }

    @Override
    public String of(long inode) {
        return owners.firstHolder(inode).map(SocketHolder::process).map(this::text).orElse("-");
    }

    private String text(ProcessInfo process) {
        String text = process.pid() + "/" + name(process);
        return text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }

    /** Returns the first argument, of a path the part after the last slash. */
    private static String name(ProcessInfo process) {
        byte[] bytes = process.argv0().toBytes();
        int length = Math.min(bytes.length, MAX_COMMAND_LINE);
        String argv0 = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return argv0.startsWith("/") ? argv0.substring(argv0.lastIndexOf('/') + 1) : argv0;
    }
}

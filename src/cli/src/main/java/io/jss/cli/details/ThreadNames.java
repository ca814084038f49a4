package io.jss.cli.details;

import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.Threads;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import io.jss.owners.SocketHolder;
import io.jss.owners.ThreadScan;
import java.util.stream.Collectors;

/** The processes that hold a socket, with their threads. */
public final class ThreadNames {

    private static final byte[] HEADING = NoteLines.heading("threads");
    private static final int NOBODY = -1;

    private final Owners owners;
    private final Threads threads;

    /** Creates the names over the owners of the look. */
    public ThreadNames(Owners owners, Threads threads) {
        this.owners = owners;
        this.threads = threads;
    }

    void write(long inode, NoteLines lines) {
        int previous = NOBODY;
        for (SocketHolder holder : owners.holders(inode)) {
            ProcessInfo process = holder.process();
            if (process.pid() != previous) {
                previous = process.pid();
                lines.group(HEADING).addText(text(holder, inode));
            }
        }
    }

    private String text(SocketHolder holder, long inode) {
        ProcessInfo process = holder.process();
        String names =
                threads.of(holder, inode).stream()
                        .map(ThreadNames::text)
                        .collect(Collectors.joining(", "));
        return process.pid()
                + "/"
                + listed(process.command())
                + (names.isEmpty() ? "" : ": ")
                + names;
    }

    private static String text(ThreadScan.ProcessThread thread) {
        return thread.id() + " " + thread.name().map(ThreadNames::listed).orElse("?");
    }

    private static String listed(RawText name) {
        RowBuffer listed = new RowBuffer();
        byte[] bytes = name.toBytes();
        SafeText.writeListed(bytes, 0, bytes.length, listed);
        return listed.text();
    }
}

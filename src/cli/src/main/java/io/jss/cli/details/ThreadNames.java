package io.jss.cli.details;

import io.jss.cli.Owners;
import io.jss.owners.ProcPaths;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes that hold a socket, with their threads, each process read once. Threads share the
 * descriptors of their process; one that has given itself others (unshare(2)) is named too.
 */
public final class ThreadNames {

    private static final int NOBODY = -1;

    private final Owners owners;
    private final ProcPaths paths;
    private final Map<Integer, List<String>> threads = new HashMap<>();

    /** Creates the names over the owners of the look. */
    public ThreadNames(Owners owners, ProcPaths paths) {
        this.owners = owners;
        this.paths = paths;
    }

    void write(long inode, NoteLines lines) {
        int previous = NOBODY;
        for (SocketHolder holder : owners.holders(inode)) {
            ProcessInfo process = holder.process();
            if (process.pid() != previous) {
                previous = process.pid();
                lines.group("threads");
                String name = process.pid() + "/" + process.command();
                List<String> names = threads.computeIfAbsent(process.pid(), this::read);
                lines.addForeign(
                        "", name + (names.isEmpty() ? "" : ": ") + String.join(", ", names));
            }
        }
    }

    /** Returns number and name of each thread in order, none when the process has gone. */
    private List<String> read(int pid) {
        List<Integer> ids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(paths.threads(pid))) {
            for (Path entry : entries) {
                ids.add(Integer.valueOf(entry.getFileName().toString()));
            }
        } catch (IOException e) {
            return List.of();
        }
        ids.sort(null);
        return ids.stream().map(id -> id + " " + name(pid, id)).toList();
    }

    private String name(int pid, int id) {
        try {
            byte[] name = Files.readAllBytes(paths.threadName(pid, id));
            return new String(name, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            return "?"; // it has ended meanwhile
        }
    }
}

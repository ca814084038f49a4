package io.jss.cli.ss;

import io.jss.cli.Environment;
import io.jss.owners.OwnerIndex;
import io.jss.owners.ProcPaths;
import io.jss.owners.RawText;
import io.jss.owners.SocketHolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code users:(("sshd",pid=812,fd=3))}, the last process first: ss keeps what it finds in
 * reverse. With threads each thread of a process is told with the descriptors of the process.
 */
final class SsUsers {

    private final OwnerIndex owners;
    private final boolean threads;
    private final ProcPaths paths;
    private final Map<Integer, List<Task>> tasks = new HashMap<>();

    /** A thread: its number and its name. */
    private record Task(int id, String name) {}

    private SsUsers(OwnerIndex owners, boolean threads, ProcPaths paths) {
        this.owners = owners;
        this.threads = threads;
        this.paths = paths;
    }

    /** Finds the holders of all sockets, of none when nobody asked. */
    static SsUsers of(SsArguments arguments, Environment environment) throws IOException {
        boolean threads = arguments.has(SsOption.THREADS);
        boolean wanted = threads || arguments.has(SsOption.PROCESSES);
        OwnerIndex owners =
                wanted ? environment.ownerScan().scan() : new OwnerIndex.Builder().build(true);
        boolean live = environment.recorded().isEmpty(); // threads are not recorded
        return new SsUsers(owners, threads && live, environment.procPaths());
    }

    /** Writes the holders of a socket, nothing when none is known. */
    void write(long inode, StringBuilder text) {
        if (inode == 0) {
            return;
        }
        List<SocketHolder> holders = new ArrayList<>(owners.holders(inode));
        if (holders.isEmpty()) {
            return;
        }
        Collections.reverse(holders);
        text.append(" users:(");
        int before = text.length();
        for (int from = 0; from < holders.size(); ) {
            int pid = holders.get(from).process().pid();
            int to = from;
            while (to < holders.size() && holders.get(to).process().pid() == pid) {
                to++;
            }
            process(holders.subList(from, to), pid, before, text);
            from = to;
        }
        text.append(')');
    }

    private void process(List<SocketHolder> holders, int pid, int before, StringBuilder text) {
        if (threads) {
            for (Task thread : tasks.computeIfAbsent(pid, this::read)) {
                for (SocketHolder holder : holders) {
                    entry(thread.name(), pid, thread.id(), holder.fd(), before, text);
                }
            }
        }
        for (SocketHolder holder : holders) {
            String name = bytes(holder.process().command());
            entry(cut(name), pid, pid, holder.fd(), before, text);
        }
    }

    private void entry(String name, int pid, int tid, int fd, int before, StringBuilder text) {
        text.append(text.length() == before ? "(\"" : ",(\"").append(name);
        text.append("\",pid=").append(pid);
        if (threads) {
            text.append(",tid=").append(tid);
        }
        text.append(",fd=").append(fd).append(')');
    }

    /** Returns the threads but the first, the last of them first. */
    private List<Task> read(int pid) {
        List<Task> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(paths.threads(pid))) {
            for (Path entry : entries) {
                int id = Integer.parseInt(entry.getFileName().toString());
                if (id != pid) {
                    byte[] name = Files.readAllBytes(paths.threadName(pid, id));
                    String line = new String(name, StandardCharsets.ISO_8859_1);
                    int end = Math.max(0, line.length() - 1);
                    found.add(new Task(id, cut(line.substring(0, end))));
                }
            }
        } catch (IOException e) {
            return List.of(); // the process has gone
        }
        found.sort((one, other) -> Integer.compare(other.id(), one.id()));
        return found;
    }

    private static String bytes(RawText text) {
        return new String(text.toBytes(), StandardCharsets.ISO_8859_1);
    }

    /** ss reads a name up to the first closing parenthesis. */
    private static String cut(String name) {
        int end = name.indexOf(')');
        return end < 0 ? name : name.substring(0, end);
    }
}

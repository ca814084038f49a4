package io.jss.health.check;

import io.jss.health.Culprit;
import io.jss.model.InetSocketView;
import io.jss.netns.label.CgroupName;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who holds sockets: looked for when it is first asked. */
final class Holders {

    private final OwnerScan scan;
    private final Optional<ProcPaths> paths;
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private OwnerIndex index;

    Holders(OwnerScan scan, Optional<ProcPaths> paths) {
        this.scan = scan;
        this.paths = paths;
    }

    /** Returns who sockets belong to, with what stands out of them and how much of it is theirs. */
    Culprit culprit(String text, long count, Collection<InetSocketView> sockets)
            throws IOException {
        Set<String> processes = new LinkedHashSet<>();
        boolean all = true;
        for (InetSocketView socket : sockets) {
            List<String> found = of(socket);
            processes.addAll(found);
            all &= !found.isEmpty() || socket.inodeOr(0) == 0; // none is of no file, so of nobody
        }
        Optional<String> unseen = all ? Optional.empty() : whyUnseen();
        return new Culprit(text, count, List.copyOf(processes), unseen);
    }

    /** Returns the processes that are seen to hold a socket, each once. */
    List<String> of(InetSocketView socket) throws IOException {
        List<String> found = new ArrayList<>();
        for (SocketHolder holder : index().holders(socket.inodeOr(0))) {
            String name = name(holder.process());
            if (!found.contains(name)) {
                found.add(name);
            }
        }
        return found;
    }

    /** Returns the processes that are seen to hold a socket. */
    List<ProcessInfo> processes(InetSocketView socket) throws IOException {
        return index().holders(socket.inodeOr(0)).stream()
                .map(SocketHolder::process)
                .distinct()
                .toList();
    }

    /** Returns where files of processes are read; empty for another machine's. */
    Optional<ProcPaths> paths() {
        return paths;
    }

    /** Returns why some processes may be unseen; empty when all were seen. */
    Optional<String> whyUnseen() throws IOException {
        return whyUnseen(index());
    }

    private OwnerIndex index() throws IOException {
        if (index == null) {
            index = scan.scan();
        }
        return index;
    }

    private static Optional<String> whyUnseen(OwnerIndex index) {
        if (index.isUnknown()) {
            return Optional.of("no process was looked at; a recording has them if made with -p");
        }
        if (index.lacksOuterProcesses()) {
            return Optional.of(
                    "it may be outside of this pid namespace; run it in that of the host (of a"
                            + " container: --pid=host)");
        }
        return index.isComplete()
                ? Optional.empty()
                : Optional.of(
                        "the files of some processes may not be read, which takes"
                                + " CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH");
    }

    /** Returns a process as findings name it. */
    String name(ProcessInfo process) {
        return names.computeIfAbsent(process.pid(), pid -> nameOf(process));
    }

    private String nameOf(ProcessInfo process) {
        String program =
                (process.argv0().isEmpty() ? process.command() : process.argv0()).toString();
        String last = program.substring(program.lastIndexOf('/') + 1);
        return process.pid()
                + "/"
                + last
                + runner(process.pid()).map(unit -> " (" + unit + ")").orElse("");
    }

    private Optional<String> runner(int pid) {
        try {
            return paths.isEmpty()
                    ? Optional.empty()
                    : CgroupName.of(
                            Files.readAllLines(
                                    paths.get().cgroups(pid), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty(); // it has ended, or may not be read
        }
    }
}

package io.jss.health;

import io.jss.model.InetSocket;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Returns the processes that hold a socket, each once; empty when none is seen. */
    List<String> of(InetSocket socket) throws IOException {
        if (index == null) {
            index = scan.scan();
        }
        List<String> found = new ArrayList<>();
        for (SocketHolder holder : index.holders(socket.inodeOr(0))) {
            String name = name(holder.process());
            if (!found.contains(name)) {
                found.add(name);
            }
        }
        return found;
    }

    /** Returns the processes that hold any of the sockets, each once. */
    List<String> ofAll(Collection<InetSocket> sockets) throws IOException {
        List<String> found = new ArrayList<>();
        for (InetSocket socket : sockets) {
            for (String name : of(socket)) {
                if (!found.contains(name)) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private String name(ProcessInfo process) {
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

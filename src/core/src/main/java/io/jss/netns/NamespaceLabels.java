package io.jss.netns;

import io.jss.netns.label.CgroupName;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/**
 * Says what people call a network namespace: by its name, else by the container or unit that its
 * first process runs in, else by that process.
 */
public final class NamespaceLabels {

    private final ProcPaths paths;

    private NamespaceLabels(ProcPaths paths) {
        this.paths = paths;
    }

    /** Returns the labels by the processes below these paths. */
    public static NamespaceLabels of(ProcPaths paths) {
        return new NamespaceLabels(paths);
    }

    /**
     * Returns {@code blue}, {@code docker-0123456789ab}, {@code nginx.service}, {@code
     * 4711/python3}, or {@code net:[4026531840]} where there is nothing else to tell. What cannot
     * be read is left out.
     */
    public String label(NetworkNamespace namespace) {
        if (namespace.name().isPresent()) {
            return namespace.name().get();
        }
        if (namespace.firstPid().isEmpty()) {
            return namespace.label();
        }
        int pid = namespace.firstPid().getAsInt();
        return CgroupName.of(lines(pid)).or(() -> process(pid)).orElseGet(namespace::label);
    }

    private List<String> lines(int pid) {
        try {
            return Files.readAllLines(paths.cgroups(pid), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of(); // it has ended, or a name in it is not UTF-8: the process is named
        }
    }

    private Optional<String> process(int pid) {
        try {
            byte[] command = Files.readAllBytes(paths.command(pid));
            String name = new String(command, StandardCharsets.UTF_8);
            return Optional.of(pid + "/" + StringUtils.chomp(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

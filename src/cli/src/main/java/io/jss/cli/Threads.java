package io.jss.cli;

import io.jss.owners.ProcPaths;
import io.jss.owners.RawText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The threads of processes, each process read once. They share the descriptors of their process;
 * one that has given itself others (unshare(2)) is among them too.
 */
public final class Threads {

    /**
     * A thread.
     *
     * @param id its number, that of the process for the main thread
     * @param name {@code comm}, empty when the thread ended before it was read
     */
    public record ThreadOfProcess(int id, Optional<RawText> name) {}

    private final ProcPaths paths;
    private final Map<Integer, List<ThreadOfProcess>> known = new HashMap<>();

    /** Creates the threads of the processes below these paths. */
    public Threads(ProcPaths paths) {
        this.paths = paths;
    }

    /** Returns the threads of what is shown, empty for a recording, which has none. */
    public static Optional<Threads> of(Environment environment) {
        return environment.recorded().isEmpty()
                ? Optional.of(new Threads(environment.procPaths()))
                : Optional.empty();
    }

    /** Returns the threads of a process in the order of their numbers, none when it has gone. */
    public List<ThreadOfProcess> of(int pid) {
        return known.computeIfAbsent(pid, this::read);
    }

    private List<ThreadOfProcess> read(int pid) {
        List<ThreadOfProcess> threads = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(paths.threads(pid))) {
            for (Path entry : entries) {
                int id = Integer.parseInt(entry.getFileName().toString());
                threads.add(new ThreadOfProcess(id, name(pid, id)));
            }
        } catch (IOException e) {
            return List.of();
        }
        threads.sort(Comparator.comparingInt(ThreadOfProcess::id));
        return threads;
    }

    /** The kernel ends the name with a line feed; the name itself may hold others. */
    private Optional<RawText> name(int pid, int id) {
        try {
            byte[] line = Files.readAllBytes(paths.threadName(pid, id));
            return Optional.of(RawText.of(Arrays.copyOf(line, Math.max(0, line.length - 1))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

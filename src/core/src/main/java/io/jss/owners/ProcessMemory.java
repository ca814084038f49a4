package io.jss.owners;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that held sockets at the last scan, by process id: of one that still is the same,
 * by its start time, name and user are not read again. Safe for use by many threads at once.
 */
final class ProcessMemory {

    /** Remembers nothing. */
    static final ProcessMemory NONE = new ProcessMemory(Map.of());

    private volatile Map<Integer, ProcessInfo> processes;

    private ProcessMemory(Map<Integer, ProcessInfo> processes) {
        this.processes = processes;
    }

    /** Returns a memory that is empty yet. */
    static ProcessMemory empty() {
        return new ProcessMemory(new ConcurrentHashMap<>());
    }

    /** Returns the process that had this id at the last scan. */
    Optional<ProcessInfo> process(int pid) {
        return this == NONE ? Optional.empty() : Optional.ofNullable(processes.get(pid));
    }

    /** Remembers these, and no others. */
    void keep(List<ProcessInfo> found) {
        if (this == NONE) {
            return;
        }
        Map<Integer, ProcessInfo> kept = new ConcurrentHashMap<>();
        found.forEach(process -> kept.put(process.pid(), process));
        processes = kept;
    }
}

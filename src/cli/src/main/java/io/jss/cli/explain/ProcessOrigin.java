package io.jss.cli.explain;

import io.jss.cli.table.ProgramName;
import io.jss.cli.text.RowBuffer;
import io.jss.netns.label.CgroupName;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a process comes from.
 *
 * @param runner the container or the unit that it runs in, empty where its cgroups name none
 * @param parents its parents from the nearest to process 1, as {@code 812/bash}; {@code ...} stands
 *     for those between where there are many
 */
record ProcessOrigin(Optional<String> runner, List<String> parents) {

    /** Nothing is known. */
    static final ProcessOrigin UNKNOWN = new ProcessOrigin(Optional.empty(), List.of());

    private static final int MOST_PARENTS = 5;

    /** Pids may be given anew while they are read: a ring must end. */
    private static final int DEEPEST = 64;

    /** The field of {@code stat} after the name and the state. */
    private static final int PARENT = 2;

    private record Stat(int parent, RawText name) {}

    /** Returns what /proc says of a process; what may not be read is unknown. */
    static ProcessOrigin of(ProcPaths paths, int pid) {
        return new ProcessOrigin(runner(paths, pid), parents(paths, pid));
    }

    private static Optional<String> runner(ProcPaths paths, int pid) {
        try {
            return CgroupName.of(
                    Files.readAllLines(paths.cgroups(pid), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> parents(ProcPaths paths, int pid) {
        List<String> parents = new ArrayList<>();
        Optional<Stat> process = stat(paths, pid);
        while (process.isPresent() && process.get().parent() > 0 && parents.size() < DEEPEST) {
            int parent = process.get().parent();
            process = stat(paths, parent);
            process.ifPresent(known -> parents.add(program(parent, known.name())));
        }
        if (parents.size() > MOST_PARENTS) {
            parents.subList(MOST_PARENTS - 2, parents.size() - 1).clear();
            parents.add(MOST_PARENTS - 2, "...");
        }
        return parents;
    }

    private static String program(int pid, RawText name) {
        RawText none = RawText.of(new byte[0]);
        RowBuffer row = new RowBuffer();
        ProgramName.write(new ProcessInfo(pid, 0, OptionalLong.empty(), name, none, none), row);
        return row.text();
    }

    /** A name may hold any character, parentheses too: it ends at the last one. */
    private static Optional<Stat> stat(ProcPaths paths, int pid) {
        try {
            String line = Files.readString(paths.stat(pid), StandardCharsets.ISO_8859_1);
            int open = line.indexOf('(');
            int close = line.lastIndexOf(')');
            String[] fields = line.substring(close + 1).split(" ", -1);
            byte[] name = line.substring(open + 1, close).getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(new Stat(Integer.parseInt(fields[PARENT]), RawText.of(name)));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty(); // it has ended, or may not be read
        }
    }
}

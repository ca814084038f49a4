package io.jss.cli.targets;

import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Container;
import io.jss.netns.NetworkNamespace;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.apache.commons.lang3.StringUtils;

/** The processes that run here, as far as /proc shows them: which of them a name or id means. */
public final class Processes {

    /** The kernel keeps so many bytes of a name. */
    private static final int MAX_COMMAND = 15;

    private static final int MAX_PID_DIGITS = 9;

    /** The line of the status that names the process of a thread. */
    private static final String LEADER = "Tgid:";

    private final Optional<ProcPaths> paths;

    private Processes(Optional<ProcPaths> paths) {
        this.paths = paths;
    }

    /** Returns those below a root. */
    public static Processes of(ProcPaths paths) {
        return new Processes(Optional.of(paths));
    }

    /** Returns those of another machine, of which none is seen. */
    public static Processes unseen() {
        return new Processes(Optional.empty());
    }

    /** Returns whether the processes of this machine are meant. */
    boolean areSeen() {
        return paths.isPresent();
    }

    /** Returns whether a process has the id; /proc answers for threads' too, which it hides. */
    boolean has(int pid) {
        return paths.isPresent()
                && Files.exists(paths.get().stat(pid))
                && text(file(pid, ProcPaths.STATUS))
                        .lines()
                        .filter(line -> line.startsWith(LEADER))
                        .allMatch(line -> line.substring(LEADER.length()).strip().equals("" + pid));
    }

    private Path file(int pid, String name) {
        return paths.orElseThrow().root().resolve(ProcPaths.belowRoot(pid, name));
    }

    /** Returns the names of all processes. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        all(pid -> names.add(text(paths.get().command(pid)).strip()));
        return names;
    }

    /** Returns the processes of a name: their own or that of their program. */
    List<Integer> named(String name) {
        return all(
                pid -> text(paths.get().command(pid)).strip().equals(cut(name)) || runs(pid, name));
    }

    private static String cut(String name) {
        return StringUtils.left(name, MAX_COMMAND);
    }

    private boolean runs(int pid, String name) {
        String program = StringUtils.substringBefore(text(file(pid, ProcPaths.CMDLINE)), "\0");
        return program.substring(program.lastIndexOf('/') + 1).equals(name);
    }

    /** Returns the processes of a unit of systemd, by its name with its ending. */
    List<Integer> ofUnit(String unit) {
        return all(pid -> cgroups(pid).stream().anyMatch(path -> isIn(unit, path)));
    }

    private static boolean isIn(String unit, CgroupPath path) {
        return List.of(path.path().split("/", -1)).contains(unit);
    }

    /** Returns the processes of a container, by the beginning of its id or by its name. */
    List<Integer> ofContainer(String id) {
        return all(
                pid ->
                        cgroups(pid).stream()
                                .map(CgroupPath::container)
                                .flatMap(Optional::stream)
                                .anyMatch(container -> is(container, id)));
    }

    private static boolean is(Container container, String id) {
        return container.id().startsWith(id) || container.label().equals(id);
    }

    private List<CgroupPath> cgroups(int pid) {
        return text(paths.get().cgroups(pid))
                .lines()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3)
                .map(fields -> new CgroupPath(fields[2]))
                .toList();
    }

    /**
     * Returns whether a process is known to be in another network namespace than the one that is
     * shown.
     *
     * @param shown empty for the command's own
     */
    boolean isElsewhere(int pid, Optional<NetworkNamespace> shown) {
        if (paths.isEmpty()) {
            return false;
        }
        try {
            Path here =
                    shown.isPresent()
                            ? Path.of("net:[" + shown.get().inode() + "]")
                            : Files.readSymbolicLink(paths.get().ownNetworkNamespace());
            return !Files.readSymbolicLink(paths.get().networkNamespace(pid)).equals(here);
        } catch (IOException e) {
            return false; // it has ended, or may not be read: the listing says what it lacks
        }
    }

    private List<Integer> all(IntPredicate wanted) {
        List<Integer> found = new ArrayList<>();
        if (paths.isEmpty()) {
            return found;
        }
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(paths.get().root(), "[1-9]*")) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (StringUtils.isNumeric(name) && name.length() <= MAX_PID_DIGITS) {
                    int pid = Integer.parseInt(name);
                    if (wanted.test(pid)) {
                        found.add(pid);
                    }
                }
            }
        } catch (IOException e) {
            return found; // no /proc: no process is seen
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}

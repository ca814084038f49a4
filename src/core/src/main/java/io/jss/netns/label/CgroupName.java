package io.jss.netns.label;

import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Container;
import java.util.List;
import java.util.Optional;

/**
 * Reads from the cgroups of a process (cgroups(7), {@code /proc/PID/cgroup}) what runs it: a
 * container or a unit of systemd.
 */
public final class CgroupName {

    private CgroupName() {}

    /**
     * Returns the container that the lines name, with the first twelve digits of its id, else the
     * unit; empty for neither. The unit that systemd itself runs in is none.
     */
    public static Optional<String> of(List<String> lines) {
        Optional<String> unit = Optional.empty();
        for (String line : lines) {
            CgroupPath path = new CgroupPath(path(line));
            Optional<Container> container = path.container();
            if (container.isPresent()) {
                return container.map(Container::label);
            }
            if (unit.isEmpty()) {
                unit = path.unit();
            }
        }
        return unit;
    }

    /** A line is {@code hierarchy:controllers:path}; a path may hold colons. */
    private static String path(String line) {
        int first = line.indexOf(':');
        int second = line.indexOf(':', first + 1);
        return second < 0 ? "" : line.substring(second + 1);
    }
}

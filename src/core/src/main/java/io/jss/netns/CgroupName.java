package io.jss.netns;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Reads from the cgroups of a process (cgroups(7), {@code /proc/PID/cgroup}) what runs it: a
 * container or a unit of systemd.
 */
final class CgroupName {

    private static final int SHOWN_ID_LENGTH = 12;

    /** {@code docker-0123….scope}, {@code cri-containerd-0123….scope}, {@code 0123…}. */
    private static final Pattern CONTAINER =
            Pattern.compile("(?:([a-z][a-z-]*)-)?([0-9a-f]{64})(?:\\.scope)?");

    /** {@code lxc.payload.NAME}, and below {@code /lxc/} the name alone. */
    private static final Pattern LXC = Pattern.compile("lxc\\.payload\\.(.+)");

    /** {@code machine-NAME.scope} of systemd-nspawn and libvirt. */
    private static final Pattern MACHINE = Pattern.compile("machine-(.+)\\.scope");

    private CgroupName() {}

    /**
     * Returns the container that the lines name, with the first twelve digits of its id, else the
     * unit; empty for neither. The unit that systemd itself runs in is none.
     */
    static Optional<String> of(List<String> lines) {
        Optional<String> unit = Optional.empty();
        for (String line : lines) {
            String[] parts = StringUtils.split(path(line), '/');
            for (int i = parts.length - 1; i >= 0; i--) {
                Optional<String> container = container(parts, i);
                if (container.isPresent()) {
                    return container;
                }
            }
            if (unit.isEmpty() && parts.length > 0) {
                unit = unit(parts);
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

    private static Optional<String> container(String[] parts, int at) {
        Matcher engine = CONTAINER.matcher(parts[at]);
        String parent = at > 0 ? parts[at - 1] : "";
        if (engine.matches()) {
            String prefix = StringUtils.defaultIfEmpty(engine.group(1), engineOf(parent));
            return Optional.of(prefix + "-" + engine.group(2).substring(0, SHOWN_ID_LENGTH));
        }
        Matcher lxc = LXC.matcher(parts[at]);
        if (lxc.matches()) {
            return Optional.of("lxc-" + lxc.group(1));
        }
        Matcher machine = MACHINE.matcher(parts[at]);
        if (machine.matches()) {
            return Optional.of("machine-" + machine.group(1));
        }
        return parent.equals("lxc") ? Optional.of("lxc-" + parts[at]) : Optional.empty();
    }

    private static String engineOf(String parent) {
        return parent.equals("docker") ? parent : "container";
    }

    private static Optional<String> unit(String[] parts) {
        for (int i = parts.length - 1; i >= 0; i--) {
            boolean isUnit = parts[i].endsWith(".service") || parts[i].endsWith(".scope");
            if (isUnit && !parts[i].equals("init.scope")) {
                return Optional.of(parts[i]);
            }
        }
        return Optional.empty();
    }
}

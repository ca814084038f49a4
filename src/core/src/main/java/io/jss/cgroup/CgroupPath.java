package io.jss.cgroup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * The path of a cgroup below the root of its hierarchy (cgroups(7)), and what its words tell.
 *
 * @param path begins with a slash: {@code /system.slice/nginx.service}; {@code /} for the root
 */
public record CgroupPath(String path) {

    /** {@code docker-0123….scope}, {@code cri-containerd-0123….scope}, {@code 0123…}. */
    private static final Pattern CONTAINER =
            Pattern.compile("(?:([a-z][a-z-]*)-)?([0-9a-f]{64})(?:\\.scope)?");

    /** {@code lxc.payload.NAME}, and below {@code /lxc/} the name alone. */
    private static final Pattern LXC = Pattern.compile("lxc\\.payload\\.(.+)");

    /** {@code kubepods-besteffort-pod0123_….slice}, {@code pod0123-…}. */
    private static final Pattern POD =
            Pattern.compile(
                    "(?:kubepods-(?:[a-z]+-)?)?pod([0-9a-f][0-9a-f_-]{30,35})(?:\\.slice)?");

    /** {@code machine-NAME.scope} of systemd-nspawn and libvirt. */
    private static final Pattern MACHINE = Pattern.compile("machine-(.+)\\.scope");

    /**
     * Returns the innermost container that the path names: by a scope of systemd ({@code docker-},
     * {@code crio-}, {@code libpod-}, {@code cri-containerd-} and whatever else has 64 digits), by
     * a folder of 64 digits as below {@code /docker} and {@code /kubepods}, as a payload of lxc, as
     * a machine of systemd.
     */
    public Optional<Container> container() {
        String[] words = words();
        for (int i = words.length - 1; i >= 0; i--) {
            Optional<Container> found = container(words, i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the innermost service or scope of systemd: {@code nginx.service}, {@code
     * session-3.scope}, the scope of a container too. The one that systemd itself runs in is none.
     */
    public Optional<String> unit() {
        return innermost(".service", ".scope");
    }

    /** Returns the innermost slice of systemd: {@code user-1000.slice}. */
    public Optional<String> slice() {
        return innermost(".slice", ".slice");
    }

    /**
     * Returns the uid of the innermost pod of Kubernetes: of {@code
     * kubepods-burstable-podUID.slice} (where it has underscores) and of {@code
     * /kubepods/burstable/podUID}.
     */
    public Optional<String> pod() {
        String[] words = words();
        for (int i = words.length - 1; i >= 0; i--) {
            Matcher pod = POD.matcher(words[i]);
            if (pod.matches()) {
                return Optional.of(pod.group(1).replace('_', '-'));
            }
        }
        return Optional.empty();
    }

    /** Returns the path. */
    @Override
    public String toString() {
        return path;
    }

    private Optional<String> innermost(String ending, String otherEnding) {
        String[] words = words();
        for (int i = words.length - 1; i >= 0; i--) {
            boolean fits = words[i].endsWith(ending) || words[i].endsWith(otherEnding);
            if (fits && !words[i].equals("init.scope")) {
                return Optional.of(words[i]);
            }
        }
        return Optional.empty();
    }

    private String[] words() {
        return StringUtils.split(path, '/');
    }

    private static Optional<Container> container(String[] words, int at) {
        Matcher engine = CONTAINER.matcher(words[at]);
        String parent = at > 0 ? words[at - 1] : "";
        if (engine.matches()) {
            String name = StringUtils.defaultIfEmpty(engine.group(1), engineOf(parent));
            return Optional.of(new Container(name, engine.group(2)));
        }
        Matcher lxc = LXC.matcher(words[at]);
        if (lxc.matches()) {
            return Optional.of(new Container("lxc", lxc.group(1)));
        }
        Matcher machine = MACHINE.matcher(words[at]);
        if (machine.matches()) {
            return Optional.of(new Container("machine", machine.group(1)));
        }
        return parent.equals("lxc")
                ? Optional.of(new Container("lxc", words[at]))
                : Optional.empty();
    }

    private static String engineOf(String parent) {
        return parent.equals("docker") ? parent : "container";
    }
}

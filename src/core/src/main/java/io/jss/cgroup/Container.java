package io.jss.cgroup;

/**
 * A container as the path of its cgroup names it.
 *
 * @param engine what made it: {@code docker}, {@code cri-containerd}, {@code crio}, {@code libpod},
 *     {@code lxc}, {@code machine} (systemd-nspawn, libvirt); {@code container} where the path does
 *     not tell
 * @param id the whole id of 64 digits, or the name that lxc and machines have instead
 */
public record Container(String engine, String id) {

    private static final int DIGITS = 64;
    private static final int SHOWN_DIGITS = 12;

    /** Returns engine and id for people, the first twelve digits: {@code docker-0123456789ab}. */
    public String label() {
        return engine + "-" + (id.length() == DIGITS ? id.substring(0, SHOWN_DIGITS) : id);
    }
}

package io.jss.micrometer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which listening ports have series of their own: those that the owner named, or the first ones
 * that were seen to listen, low numbers first. The rest is {@code other}. A port keeps its series
 * for good, so that no counter moves from one to another.
 */
final class PortTags {

    static final String OTHER = "other";

    private final Set<Integer> own = new HashSet<>();
    private final int most;

    PortTags(Collection<Integer> named, int most) {
        own.addAll(named);
        this.most = named.isEmpty() ? most : 0;
    }

    /** Takes the ports on which something listens now. */
    void seen(Collection<Integer> listening) {
        for (int port : new TreeSet<>(listening)) {
            if (own.size() < most) {
                own.add(port);
            }
        }
    }

    String label(int port) {
        return own.contains(port) ? Integer.toString(port) : OTHER;
    }
}

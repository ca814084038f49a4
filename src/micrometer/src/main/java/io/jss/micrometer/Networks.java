package io.jss.micrometer;

import io.jss.filter.IpPrefix;
import io.jss.model.InetSocketView;
import java.util.Comparator;
import java.util.List;

/** The remote networks that the owner named, the longest prefix first. */
final class Networks {

    private final List<IpPrefix> prefixes;

    Networks(List<IpPrefix> named) {
        prefixes =
                named.stream().sorted(Comparator.comparing(IpPrefix::length).reversed()).toList();
    }

    boolean isEmpty() {
        return prefixes.isEmpty();
    }

    /** Returns the network of a socket's peer, {@code other} when it is in none. */
    String label(InetSocketView socket) {
        for (IpPrefix prefix : prefixes) {
            if (prefix.contains(socket.socketFamily(), socket.remoteHigh(), socket.remoteLow())) {
                return prefix.toString();
            }
        }
        return PortTags.OTHER;
    }
}

package io.jss.decode;

import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.wire.SockDiag;
import java.util.Set;

/**
 * The multicast groups to which the kernel sends each TCP and UDP socket that it has destroyed
 * ({@code sknetlink_groups}).
 */
public final class DestroyGroups {

    private DestroyGroups() {}

    /**
     * Returns the groups of protocols and families, bit N-1 for group N.
     *
     * @throws IllegalArgumentException for a protocol other than TCP and UDP: it has no group
     */
    public static int mask(Set<Protocol> protocols, Set<AddressFamily> families) {
        int mask = 0;
        for (Protocol protocol : protocols) {
            for (AddressFamily family : families) {
                mask |= 1 << (group(protocol, family) - 1);
            }
        }
        return mask;
    }

    private static int group(Protocol protocol, AddressFamily family) {
        boolean ipv4 = family == AddressFamily.INET;
        return switch (protocol) {
            case TCP ->
                    ipv4 ? SockDiag.SKNLGRP_INET_TCP_DESTROY : SockDiag.SKNLGRP_INET6_TCP_DESTROY;
            case UDP ->
                    ipv4 ? SockDiag.SKNLGRP_INET_UDP_DESTROY : SockDiag.SKNLGRP_INET6_UDP_DESTROY;
            default ->
                    throw new IllegalArgumentException(
                            "the kernel tells of destroyed tcp and udp sockets only, not of "
                                    + protocol.label());
        };
    }
}

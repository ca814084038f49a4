package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.text.Nearest;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The names that {@code -A} and {@code -f} take: those of ss. */
final class QueryNames {

    private static final List<String> FAMILIES =
            List.of("inet", "inet6", "unix", "link", "netlink", "vsock");

    private QueryNames() {}

    /** Adds what each name of a list with commas asks for. */
    static void addQuery(String list, SocketKinds kinds) {
        for (String name : list.split(",", -1)) {
            add(name, kinds);
        }
    }

    private static void add(String name, SocketKinds kinds) {
        switch (name) {
            case "all" -> {
                kinds.addInternet();
                for (SocketFamily<?> family : SocketFamily.others()) {
                    kinds.add(family);
                }
            }
            case "inet" -> kinds.addInternet();
            case "unix" -> kinds.add(SocketFamily.UNIX);
            case "unix_stream", "u_str" -> add(SocketFamily.UNIX, SocketType.STREAM, kinds);
            case "unix_dgram", "u_dgr" -> add(SocketFamily.UNIX, SocketType.DGRAM, kinds);
            case "unix_seqpacket", "u_seq" -> add(SocketFamily.UNIX, SocketType.SEQPACKET, kinds);
            case "packet" -> kinds.add(SocketFamily.PACKET);
            case "packet_raw", "p_raw" -> add(SocketFamily.PACKET, SocketType.RAW, kinds);
            case "packet_dgram", "p_dgr" -> add(SocketFamily.PACKET, SocketType.DGRAM, kinds);
            case "netlink" -> kinds.add(SocketFamily.NETLINK);
            case "vsock" -> kinds.add(SocketFamily.VSOCK);
            case "vsock_stream", "v_str" -> add(SocketFamily.VSOCK, SocketType.STREAM, kinds);
            case "vsock_dgram", "v_dgr" -> add(SocketFamily.VSOCK, SocketType.DGRAM, kinds);
            case "tipc", "xdp" -> throw unsupported(name);
            default -> kinds.add(protocol(name));
        }
    }

    private static void add(SocketFamily<?> family, SocketType type, SocketKinds kinds) {
        kinds.add(family, EnumSet.of(type));
    }

    private static Protocol protocol(String name) {
        for (Protocol protocol : Protocol.values()) {
            if (protocol.label().equals(name)) {
                return protocol;
            }
        }
        List<String> known = new ArrayList<>(List.of("all", "inet"));
        for (Protocol protocol : Protocol.values()) {
            known.add(protocol.label());
        }
        known.addAll(List.of("unix", "packet", "netlink", "vsock"));
        throw unknown("-A knows no '" + name + "'", name, known);
    }

    /** Adds what the name of a family asks for. */
    static void addFamily(String name, SocketKinds kinds) {
        switch (name) {
            case "inet" -> kinds.addressFamily(true, AddressFamily.INET);
            case "inet6" -> kinds.addressFamily(true, AddressFamily.INET6);
            case "unix" -> kinds.add(SocketFamily.UNIX);
            case "link", "packet" -> kinds.add(SocketFamily.PACKET);
            case "netlink" -> kinds.add(SocketFamily.NETLINK);
            case "vsock" -> kinds.add(SocketFamily.VSOCK);
            case "tipc", "xdp" -> throw unsupported(name);
            default -> throw unknown("-f knows no family '" + name + "'", name, FAMILIES);
        }
    }

    /** Returns the error of a name, with the one that is likely meant or with all. */
    private static UsageException unknown(String error, String name, List<String> known) {
        String near = Nearest.of(name.toLowerCase(Locale.ROOT), known);
        return new UsageException(
                error
                        + (near.isEmpty()
                                ? "; there are " + String.join(", ", known)
                                : "; perhaps '" + near + "'"));
    }

    private static UsageException unsupported(String name) {
        return new UsageException("jss does not list sockets of " + name + "; ss does");
    }
}

package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
import java.util.EnumSet;

/** The names that {@code -A} and {@code -f} take: those of ss. */
final class QueryNames {

    private QueryNames() {}

    /** Adds what each name of a list with commas asks for. */
    static void addQuery(String list, Wanted wanted) {
        for (String name : list.split(",", -1)) {
            add(name, wanted);
        }
    }

    private static void add(String name, Wanted wanted) {
        switch (name) {
            case "all" -> {
                wanted.addInternet();
                for (SocketFamily<?> family : SocketFamily.others()) {
                    wanted.add(family);
                }
            }
            case "inet" -> wanted.addInternet();
            case "unix" -> wanted.add(SocketFamily.UNIX);
            case "unix_stream", "u_str" -> add(SocketFamily.UNIX, SocketType.STREAM, wanted);
            case "unix_dgram", "u_dgr" -> add(SocketFamily.UNIX, SocketType.DGRAM, wanted);
            case "unix_seqpacket", "u_seq" -> add(SocketFamily.UNIX, SocketType.SEQPACKET, wanted);
            case "packet" -> wanted.add(SocketFamily.PACKET);
            case "packet_raw", "p_raw" -> add(SocketFamily.PACKET, SocketType.RAW, wanted);
            case "packet_dgram", "p_dgr" -> add(SocketFamily.PACKET, SocketType.DGRAM, wanted);
            case "netlink" -> wanted.add(SocketFamily.NETLINK);
            case "vsock" -> wanted.add(SocketFamily.VSOCK);
            case "vsock_stream", "v_str" -> add(SocketFamily.VSOCK, SocketType.STREAM, wanted);
            case "vsock_dgram", "v_dgr" -> add(SocketFamily.VSOCK, SocketType.DGRAM, wanted);
            case "tipc", "xdp" -> throw unsupported(name);
            default -> wanted.add(protocol(name));
        }
    }

    private static void add(SocketFamily<?> family, SocketType type, Wanted wanted) {
        wanted.add(family, EnumSet.of(type));
    }

    private static Protocol protocol(String name) {
        for (Protocol protocol : Protocol.values()) {
            if (protocol.label().equals(name)) {
                return protocol;
            }
        }
        throw new UsageException("-A knows no '" + name + "'");
    }

    /** Adds what the name of a family asks for. */
    static void addFamily(String name, Wanted wanted) {
        switch (name) {
            case "inet" -> wanted.addressFamily(true, AddressFamily.INET);
            case "inet6" -> wanted.addressFamily(true, AddressFamily.INET6);
            case "unix" -> wanted.add(SocketFamily.UNIX);
            case "link", "packet" -> wanted.add(SocketFamily.PACKET);
            case "netlink" -> wanted.add(SocketFamily.NETLINK);
            case "vsock" -> wanted.add(SocketFamily.VSOCK);
            case "tipc", "xdp" -> throw unsupported(name);
            default -> throw new UsageException("-f knows no family '" + name + "'");
        }
    }

    private static UsageException unsupported(String name) {
        return new UsageException("jss does not list sockets of " + name + "; ss does");
    }
}

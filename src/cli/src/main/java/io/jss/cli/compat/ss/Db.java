package io.jss.cli.compat.ss;

import io.jss.model.SocketFamily;
import java.util.EnumSet;
import java.util.Set;

/** The tables of sockets that ss knows, in the order in which it prints them. */
enum Db {
    NETLINK(Family.NETLINK, States.CLOSED),
    PACKET_RAW(Family.PACKET, States.CLOSED),
    PACKET_DGRAM(Family.PACKET, States.CLOSED),
    UNIX_STREAM(Family.UNIX, States.CONNECTED),
    UNIX_DGRAM(Family.UNIX, States.CLOSED),
    UNIX_SEQPACKET(Family.UNIX, States.CONNECTED),
    RAW(Family.INET, States.ESTABLISHED),
    UDP(Family.INET, States.ESTABLISHED),
    TCP(Family.INET, States.CONNECTED),
    DCCP(Family.INET, States.CONNECTED),
    SCTP(Family.INET, States.CONNECTED),
    VSOCK_STREAM(Family.VSOCK, States.CONNECTED),
    VSOCK_DGRAM(Family.VSOCK, States.CONNECTED),
    TIPC(Family.TIPC, States.CONNECTED),
    XDP(Family.XDP, States.CLOSED),
    MPTCP(Family.INET, States.CONNECTED);

    /** Families of addresses; INET stands for its tables, with sockets of INET6 too. */
    enum Family {
        INET(States.CONNECTED),
        INET6(States.CONNECTED),
        UNIX(States.CONNECTED),
        PACKET(States.CLOSED),
        NETLINK(States.CLOSED),
        VSOCK(States.CONNECTED),
        TIPC(States.CONNECTED),
        XDP(States.CLOSED);

        private final int states;

        Family(int states) {
            this.states = states;
        }

        /** Returns the family as the library calls it, INET for what it does not know. */
        SocketFamily<?> diagFamily() {
            return switch (this) {
                case UNIX -> SocketFamily.UNIX;
                case PACKET -> SocketFamily.PACKET;
                case NETLINK -> SocketFamily.NETLINK;
                case VSOCK -> SocketFamily.VSOCK;
                case INET, INET6, TIPC, XDP -> SocketFamily.INET;
            };
        }

        /** Returns the states that are shown when the family is asked for, a bit for each. */
        int states() {
            return states;
        }
    }

    /** Sets of states, a bit for each number. */
    static final class States {
        static final int ALL = (1 << 12) - 1;
        static final int ESTABLISHED = 1 << 1;
        static final int CLOSED = 1 << 7;
        static final int LISTENING = 1 << 10 | CLOSED;
        static final int CONNECTED = ALL & ~(LISTENING | 1 << 6 | 1 << 3);

        private States() {}
    }

    private final Family family;
    private final int states;

    Db(Family family, int states) {
        this.family = family;
        this.states = states;
    }

    /** Returns the states that are shown when the table is asked for. */
    int states() {
        return states;
    }

    /** Returns the families whose sockets it has. */
    Set<Family> families() {
        return family == Family.INET ? EnumSet.of(Family.INET, Family.INET6) : EnumSet.of(family);
    }

    /** Returns the tables with sockets of a family. */
    static Set<Db> of(Family family) {
        Set<Db> found = EnumSet.noneOf(Db.class);
        for (Db db : values()) {
            if (db.families().contains(family)) {
                found.add(db);
            }
        }
        return found;
    }

    /** Returns the tables that a name of {@code -A} means, none for a name that is not known. */
    static Set<Db> named(String name) {
        return switch (name) {
            case "all" -> EnumSet.allOf(Db.class);
            case "inet" -> of(Family.INET);
            case "unix" -> of(Family.UNIX);
            case "unix_stream", "u_str" -> EnumSet.of(UNIX_STREAM);
            case "unix_dgram", "u_dgr" -> EnumSet.of(UNIX_DGRAM);
            case "unix_seqpacket", "u_seq" -> EnumSet.of(UNIX_SEQPACKET);
            case "packet" -> of(Family.PACKET);
            case "packet_raw", "p_raw" -> EnumSet.of(PACKET_RAW);
            case "packet_dgram", "p_dgr" -> EnumSet.of(PACKET_DGRAM);
            case "netlink" -> EnumSet.of(NETLINK);
            case "vsock" -> of(Family.VSOCK);
            case "vsock_stream", "v_str" -> EnumSet.of(VSOCK_STREAM);
            case "vsock_dgram", "v_dgr" -> EnumSet.of(VSOCK_DGRAM);
            case "tipc" -> EnumSet.of(TIPC);
            case "xdp" -> EnumSet.of(XDP);
            case "tcp" -> EnumSet.of(TCP);
            case "udp" -> EnumSet.of(UDP);
            case "raw" -> EnumSet.of(RAW);
            case "dccp" -> EnumSet.of(DCCP);
            case "sctp" -> EnumSet.of(SCTP);
            case "mptcp" -> EnumSet.of(MPTCP);
            default -> EnumSet.noneOf(Db.class);
        };
    }
}

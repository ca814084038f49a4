package io.jss.fields;

import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;

/**
 * An end of a socket: its address, alone or with the port. The address of a unix socket is its
 * name, that of a netlink socket is its port alone, that of a vsock socket its context.
 */
public enum EndField implements Field {
    /** Local address and port. */
    LOCAL("local address and port; name of a unix socket", true, true),
    /** Remote address and port. */
    REMOTE("remote address and port", false, true),
    /** Local address. */
    LOCAL_ADDRESS("local address", true, false),
    /** Remote address. */
    REMOTE_ADDRESS("remote address", false, false);

    private final FieldDeclaration declaration;
    private final boolean local;
    private final boolean withPort;
    private final String label;

    EndField(String meaning, boolean local, boolean withPort) {
        this.local = local;
        this.withPort = withPort;
        label = FieldDeclaration.label(this);
        declaration = declare(meaning, local, withPort);
    }

    private static FieldDeclaration declare(String meaning, boolean local, boolean withPort) {
        String end = local ? "local" : "remote";
        String symbol = local ? "idiag_src" : "idiag_dst";
        FieldDeclaration declared =
                FieldDeclaration.of(meaning, Unit.COUNT, symbol)
                        .at(withPort ? end : end + ".address", SocketFamily.INET)
                        .at("", SocketFamily.VSOCK);
        if (local) {
            declared = declared.at(withPort ? "name" : "", SocketFamily.UNIX);
        }
        return withPort ? declared.at("", SocketFamily.NETLINK) : declared;
    }

    @Override
    public FieldDeclaration declaration() {
        return declaration;
    }

    @Override
    public String label() {
        return label;
    }

    /** Returns whether it is the local end. */
    public boolean isLocal() {
        return local;
    }

    /** Returns whether the port belongs to it. */
    public boolean hasPort() {
        return withPort;
    }

    /**
     * {@inheritDoc} An internet end is {@code 192.0.2.1:80} or {@code [2001:db8::1]:80}, a name is
     * as {@link UnixSocket.Name#toString()}, a vsock end {@code 2:1024} with {@code *} for any.
     */
    @Override
    public String textOr(DiagSocket socket, String absent) {
        if (socket instanceof InetSocketView inet) {
            if (withPort) {
                return (local ? inet.local() : inet.remote()).toString();
            }
            return (local ? inet.localAddress() : inet.remoteAddress()).toString();
        }
        if (socket instanceof UnixSocket unix && local) {
            return unix.name().map(UnixSocket.Name::toString).orElse(absent);
        }
        if (socket instanceof NetlinkDiagSocket netlink && withPort) {
            return Long.toString(local ? netlink.portId() : netlink.dstPortId());
        }
        if (socket instanceof VsockSocket vsock) {
            String context = anyOr(local ? vsock.localCid() : vsock.remoteCid());
            long port = local ? vsock.localPort() : vsock.remotePort();
            return withPort ? context + ":" + anyOr(port) : context;
        }
        return absent;
    }

    private static String anyOr(long number) {
        return number == VsockSocket.ANY ? "*" : Long.toString(number);
    }

    /**
     * Compares by the bytes of the addresses, those of AF_INET before those of AF_INET6, then by
     * port where it belongs to the field.
     */
    public int compare(InetSocketView one, InetSocketView other) {
        int order = one.socketFamily().compareTo(other.socketFamily());
        if (order == 0) {
            order = Long.compareUnsigned(high(one), high(other));
        }
        if (order == 0) {
            order = Long.compareUnsigned(low(one), low(other));
        }
        return order != 0 || !withPort ? order : Integer.compare(port(one), port(other));
    }

    /**
     * Compares ends of any family: those of different families in the order of {@link
     * SocketFamily}, names by their characters, a missing one last, contexts and ports as numbers.
     */
    public int compare(DiagSocket one, DiagSocket other) {
        if (one instanceof InetSocketView first && other instanceof InetSocketView second) {
            return compare(first, second);
        }
        int order = one.family().compareTo(other.family());
        if (order != 0) {
            return order;
        }
        if (one.family() == SocketFamily.UNIX) {
            return names(textOr(one, ""), textOr(other, ""));
        }
        FamilyNumber context = local ? FamilyNumber.LOCAL_CID : FamilyNumber.REMOTE_CID;
        order = Long.compareUnsigned(context.valueOr(one, -1), context.valueOr(other, -1));
        BaseNumber port = local ? BaseNumber.LOCAL_PORT : BaseNumber.REMOTE_PORT;
        return order != 0 || !withPort
                ? order
                : Long.compareUnsigned(port.valueOr(one, -1), port.valueOr(other, -1));
    }

    private static int names(String one, String other) {
        return one.isEmpty() || other.isEmpty()
                ? Boolean.compare(one.isEmpty(), other.isEmpty())
                : one.compareTo(other);
    }

    /** Returns bytes 0..7 of the address in network order, 0 for AF_INET. */
    public long high(InetSocketView socket) {
        return local ? socket.localHigh() : socket.remoteHigh();
    }

    /** Returns bytes 8..15 of the address in network order, for AF_INET its 32 bits. */
    public long low(InetSocketView socket) {
        return local ? socket.localLow() : socket.remoteLow();
    }

    /** Returns the port. */
    public int port(InetSocketView socket) {
        return local ? socket.localPort() : socket.remotePort();
    }
}

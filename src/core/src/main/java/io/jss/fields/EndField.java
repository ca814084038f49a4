package io.jss.fields;

import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * The prefix that an address of the internet is in ({@code local/24}, {@code remote/64}, {@code
     * remote/24/64} for both families), or the address as packets bear it ({@code remote-wire}). A
     * prefix of IPv4 takes mapped addresses too, since they are the same hosts.
     *
     * @param local whether it is the local end
     * @param ipv4Length how many bits of IPv4 count, {@link #WHOLE} for all
     * @param ipv6Length how many bits of IPv6 count, {@link #WHOLE} for all
     */
    public record AddressPart(boolean local, int ipv4Length, int ipv6Length) implements Field {

        /** No prefix: the whole address. */
        public static final int WHOLE = -1;

        private static final int IPV4_BITS = 32;
        private static final int IPV6_BITS = 128;
        private static final long LOW_32 = 0xffff_ffffL;
        private static final Pattern WORD =
                Pattern.compile("(local|src|remote|dst)(?:-wire|/([0-9]{1,3})(?:/([0-9]{1,3}))?)");

        /**
         * Reads the name of such a field; a single length up to 32 is of IPv4, a longer one of
         * IPv6.
         *
         * @return empty when it is none
         */
        public static Optional<AddressPart> parse(String name) {
            Matcher matcher = WORD.matcher(name);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            boolean local = matcher.group(1).equals("local") || matcher.group(1).equals("src");
            int first = length(matcher.group(2));
            int second = length(matcher.group(3));
            if (matcher.group(3) == null && first > IPV4_BITS) {
                second = first;
                first = WHOLE;
            }
            return first > IPV4_BITS || second > IPV6_BITS
                    ? Optional.empty()
                    : Optional.of(new AddressPart(local, first, second));
        }

        private static int length(String digits) {
            return digits == null ? WHOLE : Integer.parseInt(digits);
        }

        private boolean isWhole() {
            return ipv4Length == WHOLE && ipv6Length == WHOLE;
        }

        @Override
        public FieldDeclaration declaration() {
            String end = local ? "local" : "remote";
            return FieldDeclaration.of(
                            isWhole()
                                    ? end + " address as packets bear it"
                                    : "prefix that the " + end + " address is in",
                            Unit.COUNT,
                            "")
                    .at(isWhole() ? end + "Wire" : label(), SocketFamily.INET);
        }

        @Override
        public String label() {
            String end = local ? "local" : "remote";
            return isWhole() ? end + "-wire" : end + length(ipv4Length) + length(ipv6Length);
        }

        private static String length(int bits) {
            return bits == WHOLE ? "" : "/" + bits;
        }

        @Override
        public String textOr(DiagSocket socket, String absent) {
            if (!(socket instanceof InetSocketView inet)) {
                return absent;
            }
            int length = lengthOf(inet);
            return address(inet) + length(length);
        }

        /** Returns the address with the bits that count, of a mapped one that of IPv4. */
        public IpAddress address(InetSocketView socket) {
            long high = high(socket);
            long low = low(socket);
            int length = lengthOf(socket);
            if (isIpv4(socket)) {
                long mask = length == WHOLE ? LOW_32 : mask(length + IPV4_BITS) & LOW_32;
                return IpAddress.ofIpv4((int) (low & mask));
            }
            return length == WHOLE
                    ? IpAddress.ofIpv6(high, low)
                    : IpAddress.ofIpv6(high & mask(length), low & mask(length - Long.SIZE));
        }

        /** Returns how many bits of the socket's address count, {@link #WHOLE} for all. */
        public int lengthOf(InetSocketView socket) {
            return isIpv4(socket) ? ipv4Length : ipv6Length;
        }

        /** Compares by the bits that count, IPv4 before IPv6. */
        public int compare(InetSocketView one, InetSocketView other) {
            int order = Boolean.compare(isIpv4(other), isIpv4(one));
            IpAddress first = address(one);
            IpAddress second = address(other);
            if (order == 0) {
                order = Long.compareUnsigned(first.high(), second.high());
            }
            return order == 0 ? Long.compareUnsigned(first.low(), second.low()) : order;
        }

        private boolean isIpv4(InetSocketView socket) {
            return socket.socketFamily() == AddressFamily.INET
                    || IpAddress.isMapped(high(socket), low(socket));
        }

        private long high(InetSocketView socket) {
            return local ? socket.localHigh() : socket.remoteHigh();
        }

        private long low(InetSocketView socket) {
            return local ? socket.localLow() : socket.remoteLow();
        }

        /** Returns a mask of 64 bits whose first bits are set. */
        private static long mask(int length) {
            if (length <= 0) {
                return 0;
            }
            return length >= Long.SIZE ? -1L : -1L << (Long.SIZE - length);
        }
    }
}

package io.jss.fields;

import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
     * Reads the name of such a field; a single length up to 32 is of IPv4, a longer one of IPv6.
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

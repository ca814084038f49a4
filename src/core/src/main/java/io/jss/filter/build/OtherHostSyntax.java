package io.jss.filter.build;

import io.jss.fields.BaseNumber;
import io.jss.fields.FamilyNumber;
import io.jss.fields.words.ProtocolName;
import io.jss.filter.Comparison;
import io.jss.filter.Filter;
import io.jss.filter.Side;
import io.jss.filter.syntax.Numbers;
import io.jss.model.SocketFamily;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Hosts and ports of other families than the internet's, as ss writes them: a pattern for the name
 * of a unix socket, {@code PROTOCOL:INTERFACE} of a packet socket, {@code PROTOCOL:PORTID} of a
 * netlink socket, {@code CID:PORT} of a vsock socket.
 */
final class OtherHostSyntax {

    private static final long MAX_U32 = 0xffff_ffffL;
    private static final int MAX_U16 = 0xffff;

    private final Cursor cursor;
    private final FilterNames names;
    private final Cursor.Word word;

    OtherHostSyntax(Cursor cursor, FilterNames names, Cursor.Word word) {
        this.cursor = cursor;
        this.names = names;
        this.word = word;
    }

    /** Returns the filter for an end of sockets of a family. */
    Filter host(SocketFamily<?> family, Side side, String text) {
        if (family == SocketFamily.UNIX) {
            return text.equals("*") ? Filters.any() : Filters.name(side, text);
        }
        int colon = text.indexOf(':');
        String address = colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? "" : text.substring(colon + 1);
        Filter first = isAny(address) ? Filters.any() : address(family, side, address);
        return isAny(port) ? first : first.and(port(family, side, Comparison.EQUAL, port));
    }

    private Filter address(SocketFamily<?> family, Side side, String text) {
        if (family == SocketFamily.VSOCK) {
            return equal(
                    side == Side.LOCAL ? FamilyNumber.LOCAL_CID : FamilyNumber.REMOTE_CID,
                    required(Numbers.unsigned(text, MAX_U32), "a context (CID)"));
        }
        return family == SocketFamily.NETLINK
                ? equal(
                        FamilyNumber.PROTOCOL_NUMBER,
                        protocol(ProtocolName.netlink(text), text, "a netlink protocol"))
                : ethernet(side, text);
    }

    /** A packet socket has no remote end: nothing is equal to it. */
    private Filter ethernet(Side side, String text) {
        long number = protocol(ProtocolName.ethernet(text), text, "a protocol of the link layer");
        return side == Side.LOCAL ? equal(FamilyNumber.PROTOCOL_NUMBER, number) : Filters.none();
    }

    private long protocol(OptionalInt named, String text, String expected) {
        return named.isPresent()
                ? named.getAsInt()
                : required(Numbers.unsigned(text, MAX_U16), expected);
    }

    private static Filter equal(FamilyNumber field, long value) {
        return Filters.number(field, Comparison.EQUAL, value);
    }

    /** Returns the filter for a port that compares with one, of a packet socket its interface. */
    Filter port(SocketFamily<?> family, Side side, Comparison comparison, String text) {
        String port = text.startsWith(":") ? text.substring(1) : text;
        if (isAny(port) && comparison == Comparison.EQUAL) {
            return Filters.any();
        }
        long number = number(family, port);
        if (number <= MAX_U16) {
            return Filters.port(side, comparison, (int) number);
        }
        boolean local = side == Side.LOCAL;
        return Filters.number(
                family == SocketFamily.PACKET
                        ? BaseNumber.INTERFACE_INDEX
                        : local ? BaseNumber.LOCAL_PORT : BaseNumber.REMOTE_PORT,
                comparison,
                number);
    }

    private long number(SocketFamily<?> family, String port) {
        OptionalLong number = Numbers.unsigned(port, MAX_U32);
        if (number.isPresent()) {
            return number.getAsLong();
        }
        if (family == SocketFamily.NETLINK && port.equals("kernel")) {
            return 0;
        }
        if (family == SocketFamily.PACKET) {
            return Integer.toUnsignedLong(
                    names.device(port).orElseThrow(() -> cursor.error(word, "an interface")));
        }
        throw cursor.error(word, "a port (a number of 32 bits)");
    }

    private long required(OptionalLong number, String expected) {
        return number.orElseThrow(() -> cursor.error(word, expected));
    }

    private static boolean isAny(String text) {
        return text.isEmpty() || text.equals("*");
    }
}

package io.jss.cli.count;

import io.jss.cli.table.Column;
import io.jss.cli.table.FieldColumn;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.EndField;
import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address, or the prefix that it is in. A prefix of IPv4 takes mapped addresses too, since they
 * are the same hosts; a whole address is shown as the socket has it, or as packets bear it. Of
 * other families it is the name, the port id, the context.
 */
public final class AddressKey extends Column {

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int WHOLE = -1;
    private static final long LOW_32 = 0xffff_ffffL;

    private static final Pattern WORD =
            Pattern.compile(
                    "(local|src|remote|dst)(?:(-wire)|(?:/([0-9]{1,3}))?(?:/([0-9]{1,3}))?)");

    private final boolean local;
    private final Column whole;
    private final boolean onTheWire;
    private final int ipv4Length;
    private final int ipv6Length;

    private AddressKey(boolean local, boolean onTheWire, int ipv4Length, int ipv6Length) {
        super(local ? "Local Address" : "Foreign Address", Alignment.LEFT);
        this.local = local;
        whole = FieldColumn.of(local ? EndField.LOCAL_ADDRESS : EndField.REMOTE_ADDRESS);
        this.onTheWire = onTheWire;
        this.ipv4Length = ipv4Length;
        this.ipv6Length = ipv6Length;
    }

    /**
     * Reads {@code remote}, {@code remote/24} (a prefix of IPv4, as a length up to 32 is), {@code
     * remote/64} (of IPv6) or {@code remote/24/64} (of IPv4, then of IPv6). What has no length is
     * whole. {@code remote-wire} is whole too, and of a mapped address the IPv4 address in it.
     *
     * @return empty when it is none of these
     */
    public static Optional<AddressKey> parse(String word) {
        Matcher matcher = WORD.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean local = matcher.group(1).equals("local") || matcher.group(1).equals("src");
        int first = length(matcher.group(3));
        int second = length(matcher.group(4));
        if (matcher.group(4) == null && first > IPV4_BITS) {
            second = first;
            first = WHOLE;
        }
        return first > IPV4_BITS || second > IPV6_BITS
                ? Optional.empty()
                : Optional.of(new AddressKey(local, matcher.group(2) != null, first, second));
    }

    /** Returns whether it is the local end. */
    public boolean isLocal() {
        return local;
    }

    /** Returns whether it is the address as the socket has it, which other families have too. */
    public boolean isWhole() {
        return !onTheWire && ipv4Length == WHOLE && ipv6Length == WHOLE;
    }

    private static int length(String group) {
        return group == null ? WHOLE : Integer.parseInt(group);
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) throws IOException {
        if (socket instanceof InetSocketView inet) {
            write(inet, row);
        } else if (socket.family() == SocketFamily.NETLINK) {
            row.ascii((local ? EndField.LOCAL : EndField.REMOTE).textOr(socket, "-"));
        } else {
            whole.write(socket, row);
        }
    }

    private void write(InetSocketView socket, RowBuffer row) {
        AddressFamily family = socket.socketFamily();
        long high = local ? socket.localHigh() : socket.remoteHigh();
        long low = local ? socket.localLow() : socket.remoteLow();
        boolean ipv4 = family == AddressFamily.INET || IpAddress.isMapped(high, low);
        int length = ipv4 ? ipv4Length : ipv6Length;
        if (length == WHOLE && ipv4 && onTheWire) {
            row.address(AddressFamily.INET, 0, low & LOW_32);
        } else if (length == WHOLE) {
            row.address(family, high, low);
        } else if (ipv4) {
            row.address(AddressFamily.INET, 0, low & mask(length + IPV4_BITS) & LOW_32);
            row.ascii('/');
            row.decimal(length);
        } else {
            row.address(family, high & mask(length), low & mask(length - Long.SIZE));
            row.ascii('/');
            row.decimal(length);
        }
    }

    /** Returns a mask of 64 bits whose first bits are set. */
    private static long mask(int length) {
        if (length <= 0) {
            return 0;
        }
        return length >= Long.SIZE ? -1L : -1L << (Long.SIZE - length);
    }
}

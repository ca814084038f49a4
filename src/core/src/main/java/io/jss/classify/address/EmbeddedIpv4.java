package io.jss.classify.address;

import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import java.util.Optional;

/**
 * The IPv4 address that an IPv6 address embeds although IPv6 is what travels.
 *
 * <p>A mapped address is none of these: it means IPv4 on the wire, see {@link
 * io.jss.classify.TrafficClass#IPV4_MAPPED}.
 *
 * @param form the way of embedding
 * @param address the AF_INET address, empty for {@link Form#NAT64_LOCAL}; for Teredo the client's
 *     public address
 * @param teredo what else a Teredo address tells, empty for other forms
 */
public record EmbeddedIpv4(Form form, Optional<IpAddress> address, Optional<Teredo> teredo) {

    /** The ways of embedding an IPv4 address. */
    public enum Form {
        /**
         * {@code ::a.b.c.d}, deprecated (RFC 4291 §2.5.5.1); not {@code ::} and not {@code ::1}.
         */
        COMPATIBLE("IPv4-compatible"),
        /** {@code ::ffff:0:a.b.c.d}, stateless translation (RFC 2765 §2.1, RFC 7915). */
        SIIT("SIIT"),
        /** {@code 64:ff9b::/96}, the well-known prefix of translators (RFC 6052 §2.1). */
        NAT64("NAT64"),
        /**
         * {@code 64:ff9b:1::/48} (RFC 8215): the length of the operator's prefix is not known, so
         * no address is read.
         */
        NAT64_LOCAL("NAT64 local-use"),
        /** {@code 2002::/16} (RFC 3056): the address of the site's router. */
        SIX_TO_FOUR("6to4"),
        /** {@code 2001::/32} (RFC 4380 §4). */
        TEREDO("Teredo"),
        /**
         * An interface identifier {@code 0:5efe:a.b.c.d} or {@code 200:5efe:a.b.c.d} (RFC 5214
         * §6.1).
         */
        ISATAP("ISATAP");

        private final String label;

        Form(String label) {
            this.label = label;
        }

        /** Returns the name for people: {@code 6to4}. */
        public String label() {
            return label;
        }
    }

    /**
     * What a Teredo address tells beside the client's address.
     *
     * @param server the AF_INET address of the Teredo server
     * @param port the client's UDP port as the server saw it, 0 to 65535
     * @param flags the 16 bits of flags
     */
    public record Teredo(IpAddress server, int port, int flags) {}

    private static final long NAT64_PREFIX = 0x0064_ff9bL << 32;
    private static final long NAT64_LOCAL_PREFIX = 0x0064_ff9b_0001L;
    private static final long TEREDO_PREFIX = 0x2001_0000L;
    private static final int SIX_TO_FOUR_PREFIX = 0x2002;
    private static final long SIIT_PREFIX = 0xffff_0000L;
    private static final long ISATAP_IDENTIFIER = 0x0000_5efeL;
    private static final long ISATAP_UNIVERSAL_BIT = 0x0200_0000L;

    /**
     * Returns what an address embeds, empty for AF_INET, mapped and all other addresses. Where two
     * forms fit (an ISATAP identifier in a 6to4 site) the prefix is named.
     */
    public static Optional<EmbeddedIpv4> of(IpAddress address) {
        if (address.family() == AddressFamily.INET || address.isMapped()) {
            return Optional.empty();
        }
        long high = address.high();
        long low = address.low();
        if (high == 0) {
            return inZeroPrefix(low);
        }
        if (high == NAT64_PREFIX && low >>> 32 == 0) {
            return plain(Form.NAT64, low);
        }
        if (high >>> 16 == NAT64_LOCAL_PREFIX) {
            return Optional.of(
                    new EmbeddedIpv4(Form.NAT64_LOCAL, Optional.empty(), Optional.empty()));
        }
        if (high >>> 48 == SIX_TO_FOUR_PREFIX) {
            return plain(Form.SIX_TO_FOUR, high >>> 16);
        }
        if (high >>> 32 == TEREDO_PREFIX) {
            return Optional.of(teredo(high, low));
        }
        boolean multicast = high >>> 56 == 0xff;
        return !multicast && ((low >>> 32) & ~ISATAP_UNIVERSAL_BIT) == ISATAP_IDENTIFIER
                ? plain(Form.ISATAP, low)
                : Optional.empty();
    }

    private static Optional<EmbeddedIpv4> inZeroPrefix(long low) {
        if (low >>> 32 == SIIT_PREFIX) {
            return plain(Form.SIIT, low);
        }
        return low >>> 32 == 0 && low > 1 ? plain(Form.COMPATIBLE, low) : Optional.empty();
    }

    private static Optional<EmbeddedIpv4> plain(Form form, long bits) {
        return Optional.of(
                new EmbeddedIpv4(
                        form, Optional.of(IpAddress.ofIpv4((int) bits)), Optional.empty()));
    }

    /** Bytes 4..7 server, 8..9 flags, 10..11 port inverted, 12..15 client inverted. */
    private static EmbeddedIpv4 teredo(long high, long low) {
        int port = (int) (~low >>> 32) & 0xffff;
        int flags = (int) (low >>> 48);
        Teredo teredo = new Teredo(IpAddress.ofIpv4((int) high), port, flags);
        IpAddress client = IpAddress.ofIpv4((int) ~low);
        return new EmbeddedIpv4(Form.TEREDO, Optional.of(client), Optional.of(teredo));
    }
}

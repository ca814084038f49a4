package io.jss.fields;

import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import io.jss.model.UnixSocket;

/** What is so (1) or not (0): IPV6_V6ONLY, the flags of {@code inet_diag_sockopt}, and others. */
public enum FlagField implements NumberField {
    /** {@code INET_DIAG_SKV6ONLY}. */
    V6ONLY(
            FieldDeclaration.of(
                            "whether an AF_INET6 socket takes no IPv4 (IPV6_V6ONLY), reported in"
                                    + " LISTEN and CLOSE since Linux 4.2",
                            Unit.BITS,
                            "INET_DIAG_SKV6ONLY")
                    .at("v6only", SocketFamily.INET)
                    .since("4.2")),
    /** Whether the name of a unix socket is an abstract one, unknown without a name. */
    ABSTRACT(
            FieldDeclaration.of("whether the name of a unix socket is no file", Unit.BITS, "")
                    .at("abstract", SocketFamily.UNIX)),
    /** {@code recverr}. */
    RECVERR(0, "recverr", "whether errors of datagrams are queued for the program (IP_RECVERR)"),
    /** {@code is_icsk}. */
    IS_ICSK(1, "isIcsk", "whether it has connections, as those of TCP"),
    /** {@code freebind}. */
    FREEBIND(
            2,
            "freebind",
            "whether it may be bound to an address that is not there yet (IP_FREEBIND)"),
    /** {@code hdrincl}. */
    HDRINCL(3, "hdrincl", "whether the program writes the IP headers (IP_HDRINCL)"),
    /** {@code mc_loop}. */
    MC_LOOP(
            4,
            "mcLoop",
            "whether multicasts that it sends come back to this host (IP_MULTICAST_LOOP)"),
    /** {@code transparent}. */
    TRANSPARENT(
            5,
            "transparent",
            "whether it may have addresses of other hosts, as a proxy (IP_TRANSPARENT)"),
    /** {@code mc_all}. */
    MC_ALL(
            6,
            "mcAll",
            "whether it gets multicasts of groups that others joined (IP_MULTICAST_ALL)"),
    /** {@code nodefrag}. */
    NODEFRAG(7, "nodefrag", "whether fragments reach it as they came (IP_NODEFRAG)"),
    /** {@code bind_address_no_port}. */
    BIND_ADDRESS_NO_PORT(
            8,
            "bindAddressNoPort",
            "whether connect(2) chooses the port, not bind(2) (IP_BIND_ADDRESS_NO_PORT)"),
    /** {@code recverr_rfc4884}. */
    RECVERR_RFC4884(
            9,
            "recverrRfc4884",
            "whether ICMP errors bring what RFC 4884 adds (IP_RECVERR_RFC4884)"),
    /** {@code defer_connect}. */
    DEFER_CONNECT(
            10, "deferConnect", "whether TCP fast open puts connect(2) off to the first data");

    /** The bit of {@link io.jss.model.SocketOptions#bits()}, -1 for none. */
    private final int bit;

    private final FieldDeclaration declaration;
    private final String label;

    FlagField(FieldDeclaration declaration) {
        bit = -1;
        this.declaration = declaration;
        label = FieldDeclaration.label(this);
    }

    FlagField(int bit, String member, String meaning) {
        this.bit = bit;
        declaration =
                FieldDeclaration.of(meaning, Unit.BITS, "INET_DIAG_SOCKOPT")
                        .at("socketOptions." + member, SocketFamily.INET)
                        .since("5.10");
        label = FieldDeclaration.label(this);
    }

    @Override
    public FieldDeclaration declaration() {
        return declaration;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * Returns whether it is one of {@link io.jss.model.SocketOptions#bits()}, and read from it
     * alone.
     */
    public boolean isSocketOption() {
        return bit >= 0;
    }

    @Override
    public long valueOr(DiagSocket socket, long absent) {
        if (socket instanceof InetSocketView inet) {
            return valueOr(inet, absent);
        }
        return this == ABSTRACT && socket instanceof UnixSocket unix && unix.name().isPresent()
                ? (unix.name().get().isAbstract() ? 1 : 0)
                : absent;
    }

    private long valueOr(InetSocketView socket, long absent) {
        if (this == V6ONLY) {
            int value = socket.v6onlyOr(-1);
            return value < 0 ? absent : Math.min(value, 1);
        }
        int bits = this == ABSTRACT ? -1 : socket.socketOptionsOr(-1);
        return bits < 0 ? absent : bits >>> bit & 1;
    }
}

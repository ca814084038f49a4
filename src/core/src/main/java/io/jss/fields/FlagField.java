package io.jss.fields;

import io.jss.model.InetSocketView;
import io.jss.model.Unit;
import java.util.List;
import java.util.Locale;

/** What is so (1) or not (0): IPV6_V6ONLY, and the flags of {@code inet_diag_sockopt}. */
public enum FlagField implements NumberField {
    /** {@code INET_DIAG_SKV6ONLY}. */
    V6ONLY(-1, "v6only", "IPV6_V6ONLY, told in LISTEN and CLOSE since Linux 4.2"),
    /** {@code recverr}. */
    RECVERR(0, "socketOptions.recverr", "IP_RECVERR or IPV6_RECVERR"),
    /** {@code is_icsk}. */
    IS_ICSK(1, "socketOptions.isIcsk", "connection-oriented"),
    /** {@code freebind}. */
    FREEBIND(2, "socketOptions.freebind", "IP_FREEBIND"),
    /** {@code hdrincl}. */
    HDRINCL(3, "socketOptions.hdrincl", "IP_HDRINCL"),
    /** {@code mc_loop}. */
    MC_LOOP(4, "socketOptions.mcLoop", "IP_MULTICAST_LOOP"),
    /** {@code transparent}. */
    TRANSPARENT(5, "socketOptions.transparent", "IP_TRANSPARENT"),
    /** {@code mc_all}. */
    MC_ALL(6, "socketOptions.mcAll", "IP_MULTICAST_ALL"),
    /** {@code nodefrag}. */
    NODEFRAG(7, "socketOptions.nodefrag", "IP_NODEFRAG"),
    /** {@code bind_address_no_port}. */
    BIND_ADDRESS_NO_PORT(8, "socketOptions.bindAddressNoPort", "IP_BIND_ADDRESS_NO_PORT"),
    /** {@code recverr_rfc4884}. */
    RECVERR_RFC4884(9, "socketOptions.recverrRfc4884", "IP_RECVERR_RFC4884"),
    /** {@code defer_connect}. */
    DEFER_CONNECT(10, "socketOptions.deferConnect", "connect deferred by TCP fast open");

    /** The bit of {@link io.jss.model.SocketOptions#bits()}, -1 for none. */
    private final int bit;

    private final String path;
    private final String meaning;
    private final String label;

    FlagField(int bit, String path, String meaning) {
        this.bit = bit;
        this.path = path;
        this.meaning = meaning;
        label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<String> path() {
        return Paths.of(path);
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public Unit unit() {
        return Unit.BITS;
    }

    @Override
    public long valueOr(InetSocketView socket, long absent) {
        if (this == V6ONLY) {
            int value = socket.v6onlyOr(-1);
            return value < 0 ? absent : Math.min(value, 1);
        }
        int bits = socket.socketOptionsOr(-1);
        return bits < 0 ? absent : bits >>> bit & 1;
    }
}

package io.jss.fields;

import io.jss.classify.Classifier;
import io.jss.classify.Wire;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.UlpInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is told in a word. */
public enum WordField implements Field {
    /** The protocol and, by a 6, AF_INET6: {@code tcp6}. In JSON the protocol alone. */
    PROTO("protocol", "protocol; in tables and orders with a 6 for AF_INET6, as netstat"),
    /** {@code inet} or {@code inet6}. */
    FAMILY("family", "family of the socket: inet or inet6"),
    /** {@code ESTABLISHED}. */
    STATE("state", "state of the connection; UNCONN for sockets without"),
    /** {@code IPv4-mapped}. */
    CLASS("class", "what travels: IPv4, IPv6, IPv4-mapped, dual-stack, IPv6-only, unknown"),
    /** {@code IPv4}. */
    WIRE("wire", "IP versions on the wire: IPv4, IPv6, both, unknown"),
    /** {@code keepalive}. */
    TIMER("timer.kind", "timer that runs: off, on, keepalive, timewait, probe, delack"),
    /** {@code cubic}. */
    CONGESTION("congestion", "congestion control", Detail.CONGESTION),
    /** {@code tls}. */
    ULP("ulp.name", "protocol on top of TCP, since Linux 5.4", Detail.INFO);

    private static final String[] TIMERS = {
        "off", "on", "keepalive", "timewait", "probe", "delack"
    };

    private final String path;
    private final String meaning;
    private final Optional<Detail> detail;
    private final String label;

    WordField(String path, String meaning) {
        this(path, meaning, Optional.empty());
    }

    WordField(String path, String meaning, Detail detail) {
        this(path, meaning, Optional.of(detail));
    }

    WordField(String path, String meaning, Optional<Detail> detail) {
        this.path = path;
        this.meaning = meaning;
        this.detail = detail;
        label = name().toLowerCase(Locale.ROOT);
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
    public Optional<Detail> detail() {
        return detail;
    }

    /** Returns the word, {@code absent} when the socket does not tell it. */
    public String textOr(InetSocketView socket, String absent) {
        return switch (this) {
            case PROTO ->
                    socket.socketFamily() == AddressFamily.INET
                            ? socket.protocol().label()
                            : socket.protocol().label() + "6";
            case FAMILY -> socket.socketFamily() == AddressFamily.INET ? "inet" : "inet6";
            case STATE -> StateName.of(socket);
            case CLASS -> Classifier.classify(socket).label();
            case WIRE -> wire(Classifier.classify(socket).wire());
            case TIMER -> timer(socket.timerNumber());
            case CONGESTION -> socket.congestionOr(absent);
            case ULP -> socket.hasDetails() ? ulp(socket, absent) : absent;
        };
    }

    private static String ulp(InetSocketView socket, String absent) {
        return socket.ulp().flatMap(UlpInfo::name).orElse(absent);
    }

    private static String wire(Wire wire) {
        return switch (wire) {
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
            case BOTH -> "both";
            case UNKNOWN -> "unknown";
        };
    }

    private static String timer(int number) {
        return number < TIMERS.length ? TIMERS[number] : "timer_" + number;
    }
}

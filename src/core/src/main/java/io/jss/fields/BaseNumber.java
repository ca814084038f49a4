package io.jss.fields;

import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.TimerKind;
import io.jss.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The numbers of {@code inet_diag_msg} and of attributes that are single numbers. */
public enum BaseNumber implements NumberField {
    /** {@code idiag_rqueue}. */
    RQUEUE(Unit.BYTES, "rqueue", "unread; in LISTEN connections that wait to be accepted"),
    /** {@code idiag_wqueue}. */
    WQUEUE(Unit.BYTES, "wqueue", "not acknowledged; in LISTEN the limit of the backlog"),
    /** {@code idiag_uid}. */
    UID(Unit.IDENTIFIER, "uid", "user of the socket"),
    /** {@code idiag_inode}. */
    INODE(Unit.IDENTIFIER, "inode", "inode of the socket's file"),
    /** {@code idiag_cookie}. */
    COOKIE(Unit.IDENTIFIER, "cookie", "the kernel's identity of the socket"),
    /** {@code idiag_expires}, unknown while no timer runs. */
    EXPIRES(Unit.MILLISECONDS, "timer.expiresMillis", "until the timer fires"),
    /** {@code idiag_retrans}. */
    RETRANSMITS(Unit.COUNT, "timer.retransmits", "retransmissions, or probes of timers that probe"),
    /** {@code INET_DIAG_MARK}. */
    MARK(Unit.BITS, "mark", "SO_MARK, told to CAP_NET_ADMIN since Linux 4.9"),
    /** {@code INET_DIAG_PROTOCOL}. */
    IP_PROTOCOL(Unit.NUMBER, "ipProtocol", "IP protocol of a raw socket, since Linux 4.2"),
    /** {@code INET_DIAG_SHUTDOWN}. */
    SHUTDOWN(Unit.BITS, "shutdown", "1 receiving, 2 sending has ended"),
    /** {@code idiag_sport}. */
    LOCAL_PORT(Unit.NUMBER, "local.port", "local port; of a raw socket the IP protocol"),
    /** {@code idiag_dport}. */
    REMOTE_PORT(Unit.NUMBER, "remote.port", "remote port, 0 without a peer"),
    /** {@code idiag_if}. */
    INTERFACE_INDEX(Unit.IDENTIFIER, "interfaceIndex", "interface that the socket is bound to"),
    /** {@code INET_DIAG_CGROUP_ID}. */
    CGROUP_ID(Unit.IDENTIFIER, "cgroupId", "cgroup v2, since Linux 5.8"),
    /** {@code INET_DIAG_TOS}. */
    TOS(Unit.NUMBER, "tos", "IP_TOS", Detail.TOS),
    /** {@code INET_DIAG_TCLASS}. */
    TCLASS(Unit.NUMBER, "tclass", "IPV6_TCLASS of an AF_INET6 socket", Detail.TCLASS),
    /** {@code INET_DIAG_CLASS_ID}. */
    CLASS_ID(
            Unit.IDENTIFIER,
            "classId",
            "class of the net_cls cgroup, or SO_PRIORITY",
            Detail.TCLASS);

    private final Unit unit;
    private final String path;
    private final String meaning;
    private final Optional<Detail> detail;
    private final String label;

    BaseNumber(Unit unit, String path, String meaning) {
        this(unit, path, meaning, Optional.empty());
    }

    BaseNumber(Unit unit, String path, String meaning, Detail detail) {
        this(unit, path, meaning, Optional.of(detail));
    }

    BaseNumber(Unit unit, String path, String meaning, Optional<Detail> detail) {
        this.unit = unit;
        this.path = path;
        this.meaning = meaning;
        this.detail = detail;
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
        return unit;
    }

    @Override
    public Optional<Detail> detail() {
        return detail;
    }

    @Override
    public long valueOr(InetSocketView socket, long absent) {
        return switch (this) {
            case RQUEUE -> socket.rqueue();
            case WQUEUE -> socket.wqueue();
            case UID -> socket.uidOr(absent);
            case INODE -> socket.inodeOr(absent);
            case COOKIE -> socket.cookie();
            case EXPIRES -> socket.timerNumber() == 0 ? absent : socket.timerExpiresMillis();
            case RETRANSMITS -> countsRetransmits(socket) ? socket.retransmits() : absent;
            case MARK -> socket.markOr(absent);
            case IP_PROTOCOL -> orAbsent(socket.ipProtocolOr(-1), absent);
            case SHUTDOWN -> orAbsent(socket.shutdownOr(-1), absent);
            case LOCAL_PORT -> socket.localPort();
            case REMOTE_PORT -> socket.remotePort();
            case INTERFACE_INDEX -> socket.interfaceIndex() == 0 ? absent : socket.interfaceIndex();
            case CGROUP_ID -> socket.cgroupIdOr(absent);
            case TOS -> orAbsent(socket.tosOr(-1), absent);
            case TCLASS -> orAbsent(socket.tclassOr(-1), absent);
            case CLASS_ID -> socket.classIdOr(absent);
        };
    }

    /** Without a timer the kernel sends 0, and that of TIME_WAIT counts nothing. */
    private static boolean countsRetransmits(InetSocketView socket) {
        return socket.timerNumber() != TimerKind.OFF.number()
                && socket.timerNumber() != TimerKind.TIMEWAIT.number();
    }

    private static long orAbsent(int value, long absent) {
        return value < 0 ? absent : value;
    }
}

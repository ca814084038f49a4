package io.jss.cli.compat.netstat;

import io.jss.cli.options.OptionForm;
import java.util.List;

/** The options that netstat 2.10 takes, each with its letter and its long names. */
enum NetstatOption implements OptionForm {
    ALL('a', "all"),
    LISTENING('l', "listening"),
    NUMERIC('n', "numeric"),
    NUMERIC_HOSTS("numeric-hosts"),
    NUMERIC_PORTS("numeric-ports"),
    NUMERIC_USERS("numeric-users"),
    EXTEND('e', "extend"),
    TIMERS('o', "timers"),
    PROGRAMS('p', "programs"),
    CONTEXT('Z', "context"),
    WIDE('W', "wide"),
    VERBOSE('v', "verbose"),
    CONTINUOUS('c', "continuous"),

    TCP('t', "tcp"),
    SCTP('S', "sctp"),
    UDP('u', "udp"),
    UDPLITE('U', "udplite"),
    RAW('w', "raw"),

    /** {@code -A FAMILY[,FAMILY]...}: the only option with a value. */
    PROTOCOL('A', "protocol"),
    INET('4', "inet", "ip"),
    INET6('6', "inet6"),
    UNIX('x', "unix"),
    IPX("ipx"),
    AX25("ax25"),
    X25("x25"),
    NETROM("netrom"),
    ROSE("rose"),
    BLUETOOTH("bluetooth"),
    L2CAP('2', "l2cap"),
    RFCOMM('f', "rfcomm"),

    /**
     * Takes no part in a listing of sockets: as in 2.10, {@code --tcpip} does not select either.
     */
    WITHOUT_EFFECT('d', "ddp", "appletalk", "tcpip"),
    SYMBOLIC('N', "symbolic"),
    FIB('F', "fib"),
    CACHE('C', "cache"),

    ROUTE('r', "route"),
    INTERFACES('i', "interfaces"),
    STATISTICS('s', "statistics"),
    GROUPS('g', "groups"),
    MASQUERADE('M', "masquerade"),

    VERSION('V', "version"),
    HELP('h', "help");

    private final char letter;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    NetstatOption(char letter, String... names) {
        this.letter = letter;
        this.names = List.of(names);
    }

    NetstatOption(String name) {
        this(NO_LETTER, name);
    }

    @Override
    public char letter() {
        return letter;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Value value() {
        return this == PROTOCOL ? Value.REQUIRED : Value.NONE;
    }
}

package io.jss.cli.compat.ss;

import io.jss.cli.options.OptionForm;
import java.util.List;

/** The options that ss 6.1 takes, each with its letter and its long names. */
enum SsOption implements OptionForm {
    NUMERIC('n', "numeric"),
    RESOLVE('r', "resolve"),
    OPTIONS('o', "options"),
    EXTENDED('e', "extended"),
    MEMORY('m', "memory"),
    INFO('i', "info"),
    PROCESSES('p', "processes"),
    THREADS('T', "threads"),
    BPF('b', "bpf"),
    TOS('\0', "tos"),
    CGROUP('\0', "cgroup"),
    INET_SOCKOPT('\0', "inet-sockopt"),

    TCP('t', "tcp"),
    SCTP('S', "sctp"),
    UDP('u', "udp"),
    DCCP('d', "dccp"),
    RAW('w', "raw"),
    MPTCP('M', "mptcp"),
    UNIX('x', "unix"),
    PACKET('0', "packet"),
    VSOCK('\0', "vsock"),
    INET('4', "ipv4"),
    INET6('6', "ipv6"),
    FAMILY('f', Value.REQUIRED, "family"),
    QUERY('A', Value.REQUIRED, "query", "socket"),

    ALL('a', "all"),
    LISTENING('l', "listening"),
    FILTER('F', Value.REQUIRED, "filter"),
    NET('N', Value.REQUIRED, "net"),

    NO_HEADER('H', "no-header"),
    ONELINE('O', "oneline"),
    HELP('h', "help"),
    VERSION('V', "version"),
    SHORT_VERSION('v'),

    SUMMARY('s', "summary"),
    EVENTS('E', "events"),
    KILL('K', "kill"),
    DIAG('D', Value.REQUIRED, "diag"),
    CONTEXT('Z', "context"),
    CONTEXTS('z', "contexts"),
    TIPC('\0', "tipc"),
    TIPC_INFO('\0', "tipcinfo"),
    XDP('\0', "xdp");

    private final char letter;
    private final Value value;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    SsOption(char letter, String... names) {
        this(letter, Value.NONE, names);
    }

    SsOption(char letter, Value value, String... names) {
        this.letter = letter;
        this.value = value;
        this.names = List.of(names);
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
        return value;
    }
}

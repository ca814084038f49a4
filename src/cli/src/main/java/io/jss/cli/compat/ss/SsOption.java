package io.jss.cli.compat.ss;

/** The options that ss 6.1 takes, each with its letter and its long names. */
enum SsOption {
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
    NO_QUEUES('Q', "no-queues"),
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

    /** Whether an option takes a value. */
    enum Value {
        NONE,
        REQUIRED
    }

    private final char letter;
    private final Value value;

    @SuppressWarnings("ImmutableEnumChecker") // never written after the constructor
    private final String[] names;

    SsOption(char letter, String... names) {
        this(letter, Value.NONE, names);
    }

    SsOption(char letter, Value value, String... names) {
        this.letter = letter;
        this.value = value;
        this.names = names;
    }

    boolean takesValue() {
        return value == Value.REQUIRED;
    }

    /** Returns whether the option has this letter. */
    boolean hasLetter(char sought) {
        return letter == sought;
    }

    /** Returns whether one of its long names is this. */
    boolean isNamed(String sought) {
        for (String name : names) {
            if (name.equals(sought)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether one of its long names begins so. */
    boolean beginsWith(String start) {
        for (String name : names) {
            if (name.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}

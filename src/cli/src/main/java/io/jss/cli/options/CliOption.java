package io.jss.cli.options;

import java.util.List;

/**
 * The options of {@code jss}, in the order of {@code --help}: the one list from which arguments are
 * parsed and the help is written.
 */
public enum CliOption implements OptionForm {
    TCP(Group.PROTOCOLS, 't', "tcp", "TCP"),
    UDP(Group.PROTOCOLS, 'u', "udp", "UDP"),
    UDPLITE(Group.PROTOCOLS, 'U', "udplite", "UDP-Lite"),
    RAW(Group.PROTOCOLS, 'w', "raw", "raw sockets, of every IP protocol"),
    SCTP(Group.PROTOCOLS, 'S', "sctp", "SCTP"),
    DCCP(Group.PROTOCOLS, 'd', "dccp", "DCCP"),
    MPTCP(Group.PROTOCOLS, 'M', "mptcp", "MPTCP"),
    UNIX(Group.PROTOCOLS, 'x', "unix", "unix domain sockets"),
    PACKET(Group.PROTOCOLS, '0', "packet", "packet sockets (AF_PACKET)"),
    NETLINK(Group.PROTOCOLS, '\0', "netlink", "netlink sockets"),
    VSOCK(Group.PROTOCOLS, '\0', "vsock", "sockets between a virtual machine and its host"),
    FAMILY(
            Group.PROTOCOLS,
            'f',
            "family",
            "FAMILY",
            Value.REQUIRED,
            "inet, inet6, unix, link (packet), netlink or vsock"),
    QUERY(
            Group.PROTOCOLS,
            'A',
            "query",
            "LIST",
            Value.REQUIRED,
            "several with commas: all, inet, tcp, udp, udplite, raw, sctp, dccp, mptcp, unix,"
                    + " unix_stream, unix_dgram, unix_seqpacket, packet, packet_raw, packet_dgram,"
                    + " netlink, vsock, vsock_stream, vsock_dgram"),

    ALL(Group.SOCKETS, 'a', "all", "connected sockets and listeners"),
    LISTENING(Group.SOCKETS, 'l', "listening", "listeners and unconnected sockets only"),
    BOUND(
            Group.SOCKETS,
            'B',
            "bound-inactive",
            "TCP sockets that are bound, and neither listen nor are connected, only (Linux 6.8)"),
    INET(Group.SOCKETS, '4', "ipv4", "sockets of the family AF_INET (tcp)"),
    INET6(
            Group.SOCKETS,
            '6',
            "ipv6",
            "sockets of the family AF_INET6 (tcp6), those that carry IPv4 among them"),
    WIRE(
            Group.SOCKETS,
            '\0',
            "wire",
            "LIST",
            Value.REQUIRED,
            "what travels, whatever the family: 4, 6, both (dual-stack), unknown; several with"
                    + " commas"),
    FILTER_FILE(
            Group.SOCKETS,
            'F',
            "filter-file",
            "FILE",
            Value.REQUIRED,
            "those that match the filter in FILE (at most 1 MiB), and FILTER if there is one"),
    EXPLAIN_FILTER(
            Group.SOCKETS,
            '\0',
            "explain-filter",
            "no sockets, but what the kernel is asked for the filter"),
    NETNS(
            Group.SOCKETS,
            'N',
            "net",
            "NAME",
            Value.REQUIRED,
            "sockets of another network namespace: its name, a process in it, or a path"),
    ALL_NETNS(
            Group.SOCKETS,
            '\0',
            "all-netns",
            "sockets of every network namespace of this host, with a column that names it"),

    SUMMARY(Group.ANSWER, 's', "summary", "how many sockets there are, as ss -s tells it"),
    COUNT_BY(
            Group.ANSWER,
            '\0',
            "count-by",
            "KEY[,KEY]",
            Value.REQUIRED,
            "how many sockets have the same: state, class, wire, proto, family, process, pid, user,"
                    + " uid, local, remote (with /24 for IPv4, /64 for IPv6, /24/64), local-wire,"
                    + " remote-wire (a mapped address as the IPv4 one in it), local-port,"
                    + " remote-port, interface, cgroup, namespace, or any other column"),
    VERBOSE(
            Group.ANSWER,
            'v',
            "verbose",
            "with explain what the kernel's numbers of the socket show too; else all that the"
                    + " answer lacks, a line each"),

    FOR(
            Group.ANSWER,
            '\0',
            "for",
            "TIME",
            Value.REQUIRED,
            "with doctor how long after the first sample the second is taken: 10s, 500ms, 2m; 1s"
                    + " without it"),
    FAIL_ON(
            Group.ANSWER,
            '\0',
            "fail-on",
            "WHAT",
            Value.REQUIRED,
            "with doctor what makes the exit code 1: warning (or worse, as without it), critical,"
                    + " unknown (a warning or a check that could not be made)"),
    THRESHOLD(
            Group.ANSWER,
            '\0',
            "threshold",
            "NAME=NUMBER[,...]",
            Value.REQUIRED,
            "with doctor other limits than its own; jss help finding lists them"),

    BATCH(
            Group.ANSWER,
            '\0',
            "batch",
            "with top a block a look, one below the other, on a terminal too"),
    BLOCKS(
            Group.ANSWER,
            '\0',
            "blocks",
            "NUMBER",
            Value.REQUIRED,
            "with top end after so many blocks"),

    KILL(
            Group.ANSWER,
            'K',
            "kill",
            "show the sockets that match the filter, and with --yes close them; as jss kill"
                    + " FILTER"),
    YES(Group.ANSWER, '\0', "yes", "close them"),
    MAX(
            Group.ANSWER,
            '\0',
            "max",
            "NUMBER",
            Value.REQUIRED,
            "close nothing when more than this many match; 100 without it"),
    EVENTS(
            Group.ANSWER,
            'E',
            "events",
            "sockets of TCP and UDP as the kernel destroys them, until it is interrupted"),
    EVENT_BUFFER(
            Group.ANSWER,
            '\0',
            "event-buffer",
            "BYTES",
            Value.REQUIRED,
            "room for events that come faster than they are read; 16 MiB without it"),
    WAIT_STATE(
            Group.ANSWER,
            '\0',
            "state",
            "STATE",
            Value.REQUIRED,
            "with wait: until a socket is listening, or all have gone (TIME_WAIT does not count);"
                    + " listening without it"),
    TIMEOUT(
            Group.ANSWER,
            '\0',
            "timeout",
            "TIME",
            Value.REQUIRED,
            "with wait: give up after 30s, 500ms, 2m; exit code 1 then"),

    PROCESSES(Group.COLUMNS, 'p', "programs", "all processes that hold the socket, commas between"),
    OWNERS(
            Group.COLUMNS,
            '\0',
            "owners",
            "HOW",
            Value.REQUIRED,
            "how these are found: proc (the files of every process), bpf (the kernel lists them;"
                    + " takes root), or auto: bpf as root where many files are open"),
    EXTEND(
            Group.COLUMNS,
            'e',
            "extend",
            "user and inode; in a line below, cookie, mark, IPV6_V6ONLY and what is shut down"),
    TIMERS(
            Group.COLUMNS,
            'o',
            "timers",
            "timer; a line below says which one runs and when it fires"),

    COLUMN_LIST(
            Group.COLUMNS,
            '\0',
            "columns",
            "LIST",
            Value.REQUIRED,
            "these and no others, with commas: proto,local,remote/24,state,class,rtt; help lists"
                    + " all, with -x, --netlink, -0 and --vsock those that all these sockets have"),
    SORT(
            Group.COLUMNS,
            '\0',
            "sort",
            "LIST",
            Value.REQUIRED,
            "rows in the order of these columns; rtt:desc has the highest first"),
    TOP(
            Group.COLUMNS,
            '\0',
            "top",
            "NUMBER",
            Value.REQUIRED,
            "no more than the first NUMBER rows, of --sort if there is one"),

    INFO(Group.DETAILS, 'i', "info", "what TCP, SCTP and MPTCP know of the connection"),
    MEMORY(Group.DETAILS, 'm', "memory", "memory of the socket and its limits"),
    THREADS(Group.DETAILS, 'T', "threads", "processes that hold the socket, with their threads"),
    TOS(Group.DETAILS, '\0', "tos", "type of service, traffic class, class id"),
    CGROUP(Group.DETAILS, '\0', "cgroup", "cgroup, with its unit and container"),
    INET_SOCKOPT(Group.DETAILS, '\0', "inet-sockopt", "options that the program has set"),

    JSON(
            Group.FORMATS,
            '\0',
            "json",
            "one JSON document: about this host, the sockets, what the answer lacks"),
    NDJSON(Group.FORMATS, '\0', "ndjson", "a JSON object a line for each socket"),
    CSV(Group.FORMATS, '\0', "csv", "comma-separated values (RFC 4180) of the columns"),
    SCHEMA(Group.FORMATS, '\0', "schema", "the JSON Schema of what --json and --ndjson print"),

    NUMERIC(
            Group.OUTPUT,
            'n',
            "numeric",
            "numbers, users' too; hosts and ports are numbers without it"),
    RESOLVE(
            Group.OUTPUT,
            'r',
            "resolve",
            "names of hosts and services, as far as they are found within 5 seconds"),
    WIDE(
            Group.OUTPUT,
            'W',
            "wide",
            "nothing is cut, with or without it; with -c on a terminal long lines go on below"),
    NO_HEADER(Group.OUTPUT, 'H', "no-header", "no titles"),
    CONTINUOUS(
            Group.OUTPUT,
            'c',
            "continuous",
            "SECONDS",
            Value.OPTIONAL,
            "the table again each second, or each SECONDS (-c 2 as well): in place on a"
                    + " terminal, with + at new sockets, elsewhere each below a line with the"
                    + " time"),
    COLOR(Group.OUTPUT, '\0', "color", "WHEN", Value.REQUIRED, "auto, always or never"),
    AS(
            Group.OUTPUT,
            '\0',
            "as",
            "netstat|ss",
            Value.REQUIRED,
            "all other options and the output are those of netstat, or of ss"),

    READ(
            Group.RECORDINGS,
            '\0',
            "read",
            "FILE",
            Value.REQUIRED,
            "the sockets of a recording, by jss or by ss -D, instead of this machine's; so does the"
                    + " variable TCPDIAG_FILE"),
    RECORD(
            Group.RECORDINGS,
            '\0',
            "record",
            "FILE",
            Value.REQUIRED,
            "write the kernel's answers to a new file while the table is printed; processes with"
                    + " -p only"),
    RECORD_TITLES(
            Group.RECORDINGS,
            '\0',
            "record-titles",
            "with --record and -p: the arguments of processes too, which may hold secrets"),
    RECORD_SS(
            Group.RECORDINGS,
            '\0',
            "record-ss",
            "FILE",
            Value.REQUIRED,
            "write what ss -D writes, of TCP, to a new file, and print nothing"),

    HELP(Group.OTHER, 'h', "help", "this help; of a command, what it does"),
    MAN(
            Group.OTHER,
            '\0',
            "man",
            "the manual page, for man -l -; with help filter or help columns theirs"),
    VERSION(Group.OTHER, 'V', "version", "the version");

    /** The sections of the help. */
    public enum Group {
        PROTOCOLS("Protocols (TCP, UDP, UDP-Lite, raw and unix when none is named)"),
        SOCKETS("Sockets (connected ones when neither -a nor -l is given)"),
        ANSWER("Instead of the sockets"),
        COLUMNS("Columns"),
        DETAILS("Lines below each row"),
        FORMATS("For programs, instead of the table"),
        OUTPUT("Output"),
        RECORDINGS("Recordings"),
        OTHER("Other");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final Group group;
    private final char letter;
    private final String longName;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    private final String label;
    private final Value value;
    private final String description;

    CliOption(Group group, char letter, String longName, String description) {
        this(group, letter, longName, "", Value.NONE, description);
    }

    CliOption(
            Group group,
            char letter,
            String longName,
            String label,
            Value value,
            String description) {
        this.group = group;
        this.letter = letter;
        this.longName = longName;
        names = List.of(longName);
        this.label = label;
        this.value = value;
        this.description = description;
    }

    public Group group() {
        return group;
    }

    @Override
    public char letter() {
        return letter;
    }

    /** Returns {@code tcp} of {@code --tcp}. */
    public String longName() {
        return longName;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Value value() {
        return value;
    }

    /** Returns what the help calls the value. */
    public String label() {
        return label;
    }

    public String description() {
        return description;
    }
}

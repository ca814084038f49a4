package io.jss.cli.options;

import java.util.List;

/**
 * The options of {@code jss}, in the order of {@code --help}: the one list from which arguments are
 * parsed and the help is written.
 */
public enum CliOption implements OptionForm {
    TCP(OptionGroup.PROTOCOLS, 't', "tcp", "TCP"),
    UDP(OptionGroup.PROTOCOLS, 'u', "udp", "UDP"),
    UDPLITE(OptionGroup.PROTOCOLS, 'U', "udplite", "UDP-Lite"),
    RAW(OptionGroup.PROTOCOLS, 'w', "raw", "raw sockets, of every IP protocol"),
    SCTP(OptionGroup.PROTOCOLS, 'S', "sctp", "SCTP"),
    DCCP(OptionGroup.PROTOCOLS, 'd', "dccp", "DCCP"),
    MPTCP(OptionGroup.PROTOCOLS, 'M', "mptcp", "MPTCP"),
    UNIX(OptionGroup.PROTOCOLS, 'x', "unix", "unix domain sockets"),
    PACKET(OptionGroup.PROTOCOLS, '0', "packet", "packet sockets (AF_PACKET)"),
    NETLINK(OptionGroup.PROTOCOLS, "netlink", "netlink sockets"),
    VSOCK(OptionGroup.PROTOCOLS, "vsock", "sockets between a virtual machine and its host"),
    FAMILY(
            OptionGroup.PROTOCOLS,
            'f',
            "family",
            "FAMILY",
            Value.REQUIRED,
            "inet, inet6, unix, link (packet), netlink or vsock"),
    QUERY(
            OptionGroup.PROTOCOLS,
            'A',
            "query",
            "LIST",
            Value.REQUIRED,
            "several with commas: all, inet, tcp, udp, udplite, raw, sctp, dccp, mptcp, unix,"
                    + " unix_stream, unix_dgram, unix_seqpacket, packet, packet_raw, packet_dgram,"
                    + " netlink, vsock, vsock_stream, vsock_dgram"),

    ALL(OptionGroup.SOCKETS, 'a', "all", "connected sockets and listeners"),
    LISTENING(OptionGroup.SOCKETS, 'l', "listening", "listeners and unconnected sockets only"),
    BOUND(
            OptionGroup.SOCKETS,
            'B',
            "bound-inactive",
            "TCP sockets that are bound, and neither listen nor are connected, only (Linux 6.8)"),
    INET(OptionGroup.SOCKETS, '4', "ipv4", "sockets of the family AF_INET (tcp)"),
    INET6(
            OptionGroup.SOCKETS,
            '6',
            "ipv6",
            "sockets of the family AF_INET6 (tcp6), those that carry IPv4 among them"),
    WIRE(
            OptionGroup.SOCKETS,
            "wire",
            "LIST",
            "what travels, whatever the family: 4, 6, both (dual-stack), unknown; several with"
                    + " commas"),
    FILTER_FILE(
            OptionGroup.SOCKETS,
            'F',
            "filter-file",
            "FILE",
            Value.REQUIRED,
            "those that match the filter in FILE (at most 1 MiB), and FILTER if there is one"),
    EXPLAIN_FILTER(
            OptionGroup.SOCKETS,
            "explain-filter",
            "no sockets, but what the kernel is asked for the filter"),
    NETNS(
            OptionGroup.SOCKETS,
            'N',
            "net",
            "NAME",
            Value.REQUIRED,
            "sockets of another network namespace: its name, a process in it, or a path"),
    ALL_NETNS(
            OptionGroup.SOCKETS,
            "all-netns",
            "sockets of every network namespace of this host, with a column that names it"),

    SUMMARY(OptionGroup.ANSWER, 's', "summary", "how many sockets there are, as ss -s tells it"),
    COUNT_BY(
            OptionGroup.ANSWER,
            "count-by",
            "KEY[,KEY]",
            "how many sockets have the same: state, class, wire, proto, family, process, pid, user,"
                    + " uid, local, remote (with /24 for IPv4, /64 for IPv6, /24/64), local-wire,"
                    + " remote-wire (a mapped address as the IPv4 one in it), local-port,"
                    + " remote-port, interface, cgroup, namespace, or any other column"),
    VERBOSE(
            OptionGroup.ANSWER,
            'v',
            "verbose",
            "with explain what the kernel's numbers of the socket show too; else all that the"
                    + " answer lacks, a line each"),
    FOR(
            OptionGroup.ANSWER,
            "for",
            "TIME",
            "with doctor how long after the first sample the second is taken: 10s, 500ms, 2m; 1s"
                    + " without it, of a series (--read) the look before; with record how long it"
                    + " goes on"),
    FAIL_ON(
            OptionGroup.ANSWER,
            "fail-on",
            "WHAT",
            "with doctor what makes the exit code 1: warning (or worse, as without it), critical,"
                    + " unknown (a warning or a check that could not be made)"),
    THRESHOLD(
            OptionGroup.ANSWER,
            "threshold",
            "NAME=NUMBER[,...]",
            "other limits beyond which something is wrong, with doctor, explain, top, report and"
                    + " export; jss help finding lists them"),
    BATCH(
            OptionGroup.ANSWER,
            "batch",
            "with top a block a look, one below the other, on a terminal too"),
    BLOCKS(OptionGroup.ANSWER, "blocks", "NUMBER", "with top end after so many blocks"),
    KILL(
            OptionGroup.ANSWER,
            'K',
            "kill",
            "show the sockets that match the filter, and with --yes close them; as jss kill"
                    + " FILTER"),
    YES(OptionGroup.ANSWER, "yes", "close them"),
    MAX(
            OptionGroup.ANSWER,
            "max",
            "NUMBER",
            "close nothing when more than this many match; 100 without it"),
    EVENTS(
            OptionGroup.ANSWER,
            'E',
            "events",
            "sockets of TCP and UDP as the kernel destroys them, until it is interrupted"),
    EVENT_BUFFER(
            OptionGroup.ANSWER,
            "event-buffer",
            "BYTES",
            "room for events that come faster than they are read; 16 MiB without it"),
    LISTEN(
            OptionGroup.ANSWER,
            "listen",
            "ADDRESS:PORT",
            "with export: metrics for Prometheus, such as 127.0.0.1:9497"),
    WEB_CONFIG(
            OptionGroup.ANSWER,
            "web-config",
            "FILE",
            "with --listen: TLS and users, in a file as exporters of Prometheus have it"),
    TEXTFILE(
            OptionGroup.ANSWER,
            "textfile",
            "DIR",
            "with export: metrics for node_exporter's textfile collector, in DIR/jss.prom"),
    OTLP(
            OptionGroup.ANSWER,
            "otlp",
            "URL",
            "with export: metrics and ended connections for an OpenTelemetry collector"),
    NETWORKS(
            OptionGroup.ANSWER,
            "networks",
            "LIST",
            "with export: remote networks with histograms of their own: 10.0.0.0/8,2001:db8::/32"),
    WAIT_STATE(
            OptionGroup.ANSWER,
            "state",
            "STATE",
            "with wait: until a socket is listening, or all have gone (TIME_WAIT does not count);"
                    + " listening without it"),
    TIMEOUT(
            OptionGroup.ANSWER,
            "timeout",
            "TIME",
            "with wait: give up after 30s, 500ms, 2m; exit code 1 then"),

    PROCESSES(
            OptionGroup.COLUMNS,
            'p',
            "programs",
            "all processes that hold the socket, commas between"),
    OWNERS(
            OptionGroup.COLUMNS,
            "owners",
            "HOW",
            "how these are found: proc (the files of every process), bpf (the kernel lists them;"
                    + " takes root), or auto: bpf as root where many files are open"),
    EXTEND(
            OptionGroup.COLUMNS,
            'e',
            "extend",
            "user and inode, cookie, mark, IPV6_V6ONLY and what is shut down"),
    TIMERS(
            OptionGroup.COLUMNS,
            'o',
            "timers",
            "timer; with -i and the like a line below says which one runs, too"),

    COLUMN_LIST(
            OptionGroup.COLUMNS,
            "columns",
            "LIST",
            "these and no others, with commas: proto,local,remote/24,state,class,rtt; help lists"
                    + " all, with -x, --netlink, -0 and --vsock those that all these sockets have"),
    LINE_FORMAT(
            OptionGroup.COLUMNS,
            "format",
            "TEXT",
            "a line of this text for each row, with names of columns in braces: '{local} {rtt}';"
                    + " tabulators and new lines as printf has them, doubled braces for braces"),
    NULL(
            OptionGroup.COLUMNS,
            "null",
            "with --format each row ends with the character 0, for xargs -0"),
    SORT(
            OptionGroup.COLUMNS,
            "sort",
            "LIST",
            "rows in the order of these columns, rtt:desc the highest first; none: the kernel's"),
    TOP(
            OptionGroup.COLUMNS,
            "top",
            "NUMBER",
            "no more than the first NUMBER rows, of --sort if there is one"),

    INFO(OptionGroup.DETAILS, 'i', "info", "what TCP, SCTP and MPTCP know of the connection"),
    MEMORY(OptionGroup.DETAILS, 'm', "memory", "memory of the socket and its limits"),
    THREADS(
            OptionGroup.DETAILS,
            'T',
            "threads",
            "processes that hold the socket, with their threads"),
    TOS(OptionGroup.DETAILS, "tos", "type of service, traffic class, class id"),
    CGROUP(OptionGroup.DETAILS, "cgroup", "cgroup, with its unit and container"),
    INET_SOCKOPT(OptionGroup.DETAILS, "inet-sockopt", "options that the program has set"),

    JSON(
            OptionGroup.FORMATS,
            "json",
            "one JSON document: about this host, the sockets, what the answer lacks"),
    NDJSON(OptionGroup.FORMATS, "ndjson", "a JSON object a line for each socket"),
    CSV(OptionGroup.FORMATS, "csv", "comma-separated values (RFC 4180) of the columns"),
    SCHEMA(OptionGroup.FORMATS, "schema", "the JSON Schema of what --json and --ndjson print"),

    NUMERIC(
            OptionGroup.OUTPUT,
            'n',
            "numeric",
            "numbers, users' too; hosts and ports are numbers without it"),
    RESOLVE(
            OptionGroup.OUTPUT,
            'r',
            "resolve",
            "names of hosts and services, as far as they are found within 5 seconds"),
    WIDE(
            OptionGroup.OUTPUT,
            'W',
            "wide",
            "on a terminal too each row whole in one line, as in a pipe; with -c it goes on below"),
    NO_HEADER(OptionGroup.OUTPUT, 'H', "no-header", "no titles"),
    NO_CONFIG(OptionGroup.OUTPUT, "no-config", "looks as no file of configuration says"),
    CONTINUOUS(
            OptionGroup.OUTPUT,
            'c',
            "continuous",
            "SECONDS",
            Value.OPTIONAL,
            "the table again each second, or each SECONDS (-c 2 as well): in place on a"
                    + " terminal, with + at new sockets, elsewhere each below a line with the"
                    + " time"),
    COLOR(OptionGroup.OUTPUT, '\0', "color", "WHEN", Value.REQUIRED, "auto, always or never"),
    AS(
            OptionGroup.OUTPUT,
            "as",
            "netstat|ss",
            "all other options and the output are those of netstat, or of ss"),

    READ(
            OptionGroup.RECORDINGS,
            "read",
            "FILE",
            "the sockets of a recording, by jss or by ss -D, instead of this machine's; so does the"
                    + " variable TCPDIAG_FILE"),
    AT(
            OptionGroup.RECORDINGS,
            "at",
            "TIME",
            "with --read of a series (jss record): its look at 03:12:05, at 2026-03-01T03:12:05,"
                    + " or +90s after the first; the last without it"),
    RECORD(
            OptionGroup.RECORDINGS,
            "record",
            "FILE",
            "write the kernel's answers to a new file while the table is printed; processes with"
                    + " -p only"),
    RECORD_TITLES(
            OptionGroup.RECORDINGS,
            "record-titles",
            "with --record or record, and -p: the arguments of processes too, which may hold"
                    + " secrets"),
    EVERY(
            OptionGroup.RECORDINGS,
            "every",
            "TIME",
            "with record how long from look to look: 1s without it"),
    RING(
            OptionGroup.RECORDINGS,
            "ring",
            "SIZE",
            "with record: the file never grows above 200MiB, 1GiB; the oldest looks are dropped"),
    RECORD_SS(
            OptionGroup.RECORDINGS,
            "record-ss",
            "FILE",
            "write what ss -D writes, of TCP, to a new file, and print nothing"),

    HELP(OptionGroup.OTHER, 'h', "help", "this help; of a command, what it does"),
    MAN(
            OptionGroup.OTHER,
            "man",
            "the manual page, for man -l -; with help filter or help columns theirs"),
    VERSION(OptionGroup.OTHER, 'V', "version", "the version");

    private final OptionGroup group;
    private final char letter;
    private final String longName;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    private final String label;
    private final Value value;
    private final String description;

    CliOption(OptionGroup group, char letter, String longName, String description) {
        this(group, letter, longName, "", Value.NONE, description);
    }

    CliOption(OptionGroup group, String longName, String description) {
        this(group, '\0', longName, description);
    }

    CliOption(OptionGroup group, String longName, String label, String description) {
        this(group, '\0', longName, label, Value.REQUIRED, description);
    }

    CliOption(
            OptionGroup group,
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

    public OptionGroup group() {
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

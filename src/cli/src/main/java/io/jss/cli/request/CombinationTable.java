package io.jss.cli.request;

import io.jss.cli.options.CliOption;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in the table of {@link Combinations}: a part for each mode. */
final class CombinationTable {
    static final CliOption[] FAMILIES = {
        CliOption.UNIX, CliOption.PACKET, CliOption.NETLINK, CliOption.VSOCK
    };

    private static final Map<Mode, Map<CliOption, List<Refusal>>> REFUSED =
            new EnumMap<>(Mode.class);
    private static final Map<Mode, Set<CliOption>> IMPLIED = new EnumMap<>(Mode.class);
    private static final Map<CliOption, Set<Mode>> NEEDED = new EnumMap<>(CliOption.class);

    private static final CliOption[] LINES = {
        CliOption.INFO, CliOption.MEMORY, CliOption.THREADS,
        CliOption.TOS, CliOption.CGROUP, CliOption.INET_SOCKOPT
    };
    private static final CliOption[] MORE_COLUMNS = {CliOption.EXTEND, CliOption.TIMERS};
    private static final CliOption[] FORMS = {CliOption.JSON, CliOption.NDJSON, CliOption.CSV};
    private static final CliOption[] ORDER = {CliOption.SORT, CliOption.TOP};
    private static final Set<CliOption> OF_EXPORT =
            EnumSet.range(CliOption.LISTEN, CliOption.NETWORKS);
    private static final CliOption[] COUNTS = {CliOption.SUMMARY, CliOption.COUNT_BY};

    static {
        need(CliOption.YES, Mode.KILL);
        need(CliOption.MAX, Mode.KILL);
        need(CliOption.FOR, Mode.DOCTOR, Mode.RECORDER);
        need(CliOption.FAIL_ON, Mode.DOCTOR);
        need(CliOption.THRESHOLD, Mode.DOCTOR, Mode.EXPLAIN, Mode.TOP, Mode.REPORT, Mode.EXPORT);
        need(CliOption.NULL, Mode.LINE_FORMAT);
        need(CliOption.BATCH, Mode.TOP);
        need(CliOption.BLOCKS, Mode.TOP);
        need(CliOption.EVENT_BUFFER, Mode.EVENTS);
        need(CliOption.WAIT_STATE, Mode.WAIT);
        need(CliOption.TIMEOUT, Mode.WAIT);
        need(CliOption.RECORD_TITLES, Mode.RECORD, Mode.RECORDER);
        need(CliOption.EVERY, Mode.RECORDER);
        need(CliOption.RING, Mode.RECORDER);
        need(CliOption.AT, Mode.READ);
        OF_EXPORT.forEach(option -> need(option, Mode.EXPORT));

        refuse(Mode.FAMILIES_ALONE, "it is about sockets of the internet only; name one, as -t")
                .of(CliOption.TIMERS, CliOption.RESOLVE, CliOption.COLOR)
                .of(CliOption.INFO, CliOption.MEMORY, CliOption.TOS)
                .of(CliOption.INET_SOCKOPT, CliOption.CGROUP);
        imply(Mode.FAMILIES_ALONE, CliOption.VERBOSE);
        refuse(Mode.FAMILIES_ALONE, "there are no lines below such rows; -p has processes")
                .unless(CliOption.JSON, CliOption.NDJSON)
                .of(CliOption.THREADS);

        refuse(Mode.BOUND, "it lists TCP sockets that are only bound, no others of the internet")
                .of(CliOption.UDP, CliOption.UDPLITE, CliOption.RAW)
                .of(CliOption.SCTP, CliOption.DCCP, CliOption.MPTCP, CliOption.QUERY)
                .of(CliOption.ALL, CliOption.LISTENING);
        refuse(Mode.BOUND, "--count-by=state counts them").of(CliOption.SUMMARY);
        imply(Mode.BOUND, CliOption.TCP);

        forms();

        refuse(Mode.COLUMNS, "name the column: --columns local,remote,processes")
                .unless(CliOption.RECORD)
                .unlessColumn("processes")
                .of(CliOption.PROCESSES);
        for (Mode mode : new Mode[] {Mode.SUMMARY, Mode.COUNT_BY}) {
            refuse(mode, "it counts sockets and shows none")
                    .of(LINES)
                    .of(MORE_COLUMNS)
                    .of(ORDER)
                    .of(CliOption.COLUMN_LIST, CliOption.RESOLVE, CliOption.COLOR);
            refuse(mode, "it counts sockets and shows none; --count-by process counts by process")
                    .unless(CliOption.RECORD)
                    .of(CliOption.PROCESSES);
        }
        refuse(Mode.SUMMARY, "it has no titles").unless(CliOption.CSV).of(CliOption.NO_HEADER);
        refuse(Mode.SUMMARY, "one of the two is written in a form for programs")
                .when(FORMS)
                .of(CliOption.COUNT_BY);
        imply(Mode.SUMMARY, CliOption.NUMERIC, CliOption.ALL);

        refuse(Mode.LINE_FORMAT, "its text names all that is shown, as {processes} and {user}")
                .of(LINES)
                .of(MORE_COLUMNS)
                .of(FORMS)
                .of(COUNTS)
                .of(CliOption.COLUMN_LIST, CliOption.NO_HEADER, CliOption.COLOR);
        refuse(Mode.LINE_FORMAT, "name the column: --format='{local} {processes}'")
                .unless(CliOption.RECORD)
                .of(CliOption.PROCESSES);
        refuse(Mode.LINE_FORMAT, "it is for listings and jss find; --ndjson is for programs too")
                .of(CliOption.KILL, CliOption.EVENTS, CliOption.EXPLAIN_FILTER)
                .of(CliOption.RECORD_SS);
        for (Mode mode : new Mode[] {Mode.EXPLAIN, Mode.DOCTOR, Mode.WAIT, Mode.DIFF, Mode.TOP}) {
            refuse(mode, "--format is for listings and jss find").of(CliOption.LINE_FORMAT);
        }
        commands();
        doctor();
        top();
        recorder();
        export();

        refuse(Mode.ALL_NETNS, "one says every namespace, the other names one").of(CliOption.NETNS);
        refuse(Mode.RECORD, "one look at the sockets is recorded")
                .of(CliOption.EVENTS, CliOption.KILL)
                .of(CliOption.CONTINUOUS, CliOption.EXPLAIN_FILTER, CliOption.RECORD_SS);
        refuse(Mode.RECORD, "it is about processes, which are recorded with -p alone")
                .unless(CliOption.PROCESSES)
                .of(CliOption.RECORD_TITLES);
        refuse(Mode.READ, "it is about this machine; a recording is shown (--read or TCPDIAG_FILE)")
                .of(CliOption.EVENTS, CliOption.KILL, CliOption.OWNERS)
                .of(CliOption.CONTINUOUS, CliOption.EXPLAIN_FILTER);
        refuse(Mode.READ, "a recording cannot be recorded again")
                .of(CliOption.RECORD, CliOption.RECORD_SS);
        imply(Mode.READ, CliOption.NUMERIC);
    }

    private CombinationTable() {}

    /** Returns why options are refused in a mode. */
    static Map<CliOption, List<Refusal>> refusedIn(Mode mode) {
        return REFUSED.getOrDefault(mode, Map.of());
    }

    /** Returns the options that ask for what a mode does anyway. */
    static Set<CliOption> impliedBy(Mode mode) {
        return IMPLIED.getOrDefault(mode, Set.of());
    }

    /** Returns which modes an option needs one of, by option. */
    static Map<CliOption, Set<Mode>> needed() {
        return NEEDED;
    }

    private static void export() {
        refuse(Mode.EXPORT, "it is about all sockets of TCP and UDP, from now on")
                .of(FAMILIES)
                .of(COUNTS)
                .of(ORDER)
                .of(MORE_COLUMNS)
                .of(CliOption.INFO, CliOption.MEMORY, CliOption.THREADS, CliOption.TOS)
                .of(CliOption.TCP, CliOption.UDP, CliOption.UDPLITE, CliOption.RAW)
                .of(CliOption.SCTP, CliOption.DCCP, CliOption.MPTCP, CliOption.INET_SOCKOPT)
                .of(CliOption.INET, CliOption.INET6, CliOption.FAMILY, CliOption.QUERY)
                .of(CliOption.LISTENING, CliOption.BOUND, CliOption.WIRE)
                .of(CliOption.FILTER_FILE, CliOption.EXPLAIN_FILTER, CliOption.COLUMN_LIST)
                .of(CliOption.JSON, CliOption.CSV, CliOption.NO_HEADER, CliOption.COLOR)
                .of(CliOption.RESOLVE, CliOption.LINE_FORMAT)
                .of(CliOption.KILL, CliOption.EVENTS, CliOption.RECORD_SS)
                .of(CliOption.READ, CliOption.RECORD);
        imply(Mode.EXPORT, CliOption.ALL, CliOption.NUMERIC, CliOption.VERBOSE);
    }

    private static void doctor() {
        refuse(Mode.DOCTOR, "it looks at all sockets of TCP and UDP, and says what is wrong")
                .of(FAMILIES)
                .of(COUNTS)
                .of(ORDER)
                .of(LINES)
                .of(MORE_COLUMNS)
                .of(CliOption.TCP, CliOption.UDP, CliOption.UDPLITE, CliOption.RAW)
                .of(CliOption.SCTP, CliOption.DCCP, CliOption.MPTCP)
                .of(CliOption.INET, CliOption.INET6, CliOption.FAMILY, CliOption.QUERY)
                .of(CliOption.LISTENING, CliOption.BOUND, CliOption.WIRE)
                .of(CliOption.FILTER_FILE, CliOption.EXPLAIN_FILTER, CliOption.COLUMN_LIST)
                .of(CliOption.NDJSON, CliOption.CSV, CliOption.NO_HEADER, CliOption.COLOR)
                .of(CliOption.RESOLVE, CliOption.VERBOSE, CliOption.CONTINUOUS)
                .of(CliOption.KILL, CliOption.EVENTS, CliOption.RECORD_SS);
        refuse(Mode.DOCTOR, "jss -ai --record FILE records what jss doctor --read FILE looks at")
                .of(CliOption.RECORD);
        imply(Mode.DOCTOR, CliOption.ALL, CliOption.PROCESSES, CliOption.NUMERIC);
    }

    private static void top() {
        refuse(Mode.TOP, "it shows sockets of the internet and what they do")
                .of(FAMILIES)
                .of(CliOption.BOUND, CliOption.EXPLAIN_FILTER, CliOption.SUMMARY)
                .of(CliOption.KILL, CliOption.EVENTS);
        refuse(Mode.TOP, "it has a line a socket; --columns names what else is wanted").of(LINES);
        refuse(Mode.TOP, "its blocks have a head; --ndjson has lines for programs")
                .of(CliOption.CSV);
        refuse(Mode.TOP, "it is of one network namespace; -N names another one")
                .of(CliOption.ALL_NETNS);
        refuse(Mode.TOP, "jss -tuai --record FILE records one look, for jss diff FILE")
                .of(CliOption.RECORD, CliOption.RECORD_SS);
        imply(Mode.TOP, CliOption.ALL, CliOption.PROCESSES);
    }

    private static void recorder() {
        refuse(Mode.RECORDER, "it records whole tables in a file")
                .of(FORMS)
                .of(COUNTS)
                .of(ORDER)
                .of(LINES)
                .of(MORE_COLUMNS)
                .of(CliOption.LISTENING, CliOption.BOUND, CliOption.WIRE, CliOption.FILTER_FILE)
                .of(CliOption.EXPLAIN_FILTER, CliOption.COLUMN_LIST, CliOption.LINE_FORMAT)
                .of(CliOption.NO_HEADER, CliOption.COLOR, CliOption.RESOLVE, CliOption.VERBOSE)
                .of(CliOption.KILL, CliOption.EVENTS, CliOption.READ, CliOption.RECORD_SS)
                .of(CliOption.RECORD);
        refuse(Mode.RECORDER, "--every says how long from look to look").of(CliOption.CONTINUOUS);
        imply(Mode.RECORDER, CliOption.ALL, CliOption.NUMERIC);
    }

    private static void forms() {
        for (Mode mode : new Mode[] {Mode.JSON, Mode.NDJSON}) {
            refuse(mode, "it has fields by their names, and addresses as numbers")
                    .of(CliOption.NO_HEADER, CliOption.COLOR, CliOption.RESOLVE);
            refuse(mode, "--columns names all that is shown")
                    .when(CliOption.COLUMN_LIST)
                    .of(LINES)
                    .of(MORE_COLUMNS);
            imply(mode, CliOption.TIMERS, CliOption.INET_SOCKOPT);
        }
        imply(Mode.JSON, CliOption.VERBOSE);
        refuse(Mode.CSV, "it has one line a socket; --columns names what else is wanted")
                .of(CliOption.INFO, CliOption.MEMORY, CliOption.THREADS)
                .of(CliOption.TOS, CliOption.INET_SOCKOPT, CliOption.COLOR);
        refuse(Mode.CSV, "addresses are numbers in it; --columns local,remote has names")
                .unless(CliOption.COLUMN_LIST)
                .of(CliOption.RESOLVE);
        refuse(Mode.CSV, "--columns names all that is shown")
                .when(CliOption.COLUMN_LIST)
                .of(MORE_COLUMNS)
                .of(CliOption.CGROUP);
        refuse(Mode.JSON, "one form at a time").of(CliOption.NDJSON, CliOption.CSV);
        refuse(Mode.NDJSON, "one form at a time").of(CliOption.CSV);
    }

    private static void commands() {
        refuse(Mode.EXPLAIN, "it says in sentences what is asked of it; jss explain --help")
                .of(FAMILIES)
                .of(COUNTS)
                .of(ORDER)
                .of(LINES)
                .of(CliOption.FILTER_FILE, CliOption.EXPLAIN_FILTER)
                .of(CliOption.KILL, CliOption.EVENTS, CliOption.RECORD_SS);
        refuse(Mode.EXPLAIN, "it says in sentences what is asked of it; --csv has such columns")
                .unless(CliOption.CSV)
                .of(MORE_COLUMNS);
        refuse(Mode.EXPLAIN, "it has no columns; --columns chooses some")
                .unless(CliOption.COLUMN_LIST, CliOption.CSV)
                .of(CliOption.NO_HEADER);
        refuse(Mode.EXPLAIN, "it has no columns; --columns chooses some")
                .unless(CliOption.COLUMN_LIST)
                .of(CliOption.RESOLVE, CliOption.COLOR);
        imply(Mode.EXPLAIN, CliOption.ALL, CliOption.PROCESSES, CliOption.NUMERIC);

        refuse(Mode.FIND, "the ends and the protocol name the socket")
                .of(FAMILIES)
                .of(COUNTS)
                .of(ORDER)
                .of(CliOption.LISTENING, CliOption.INET, CliOption.INET6, CliOption.WIRE)
                .of(CliOption.FAMILY, CliOption.BOUND)
                .of(CliOption.FILTER_FILE, CliOption.EXPLAIN_FILTER, CliOption.CONTINUOUS)
                .of(CliOption.KILL, CliOption.EVENTS, CliOption.RECORD_SS);
        imply(Mode.FIND, CliOption.ALL, CliOption.EXTEND, CliOption.PROCESSES, CliOption.TIMERS);
        imply(Mode.FIND, CliOption.VERBOSE);

        refuse(Mode.WAIT, "it prints no sockets, but waits for some in one network namespace")
                .of(FAMILIES)
                .of(FORMS)
                .of(COUNTS)
                .of(ORDER)
                .of(LINES)
                .of(MORE_COLUMNS)
                .of(CliOption.ALL, CliOption.LISTENING, CliOption.BOUND, CliOption.FILTER_FILE)
                .of(CliOption.EXPLAIN_FILTER, CliOption.ALL_NETNS, CliOption.COLUMN_LIST)
                .of(CliOption.KILL, CliOption.EVENTS, CliOption.PROCESSES, CliOption.OWNERS)
                .of(CliOption.RESOLVE, CliOption.NO_HEADER, CliOption.COLOR)
                .of(CliOption.CONTINUOUS, CliOption.READ, CliOption.RECORD, CliOption.RECORD_SS);
        imply(Mode.WAIT, CliOption.TCP, CliOption.NUMERIC, CliOption.WIDE, CliOption.VERBOSE);

        refuse(Mode.DIFF, "it compares sockets of the internet in one network namespace, once")
                .of(FAMILIES)
                .of(CliOption.SUMMARY, CliOption.BOUND, CliOption.EXPLAIN_FILTER)
                .of(CliOption.ALL_NETNS, CliOption.CONTINUOUS, CliOption.KILL, CliOption.EVENTS)
                .of(CliOption.RECORD, CliOption.RECORD_SS);
        refuse(Mode.DIFF, "it takes the recordings as words: jss diff before.jss after.jss")
                .of(CliOption.READ);
        imply(Mode.DIFF, CliOption.ALL, CliOption.NUMERIC);

        refuse(Mode.REPORT, "the page has all of the file in one form: jss report FILE -o PAGE")
                .of(Mode.optionsAboutSockets(CliOption.THRESHOLD, CliOption.NETNS));
        refuse(Mode.KILL, "it shows and closes sockets of the internet that match a filter")
                .of(FAMILIES)
                .of(COUNTS)
                .of(ORDER)
                .of(CliOption.EXPLAIN_FILTER, CliOption.CONTINUOUS, CliOption.EVENTS)
                .of(CliOption.RECORD_SS);
        refuse(Mode.KILL, "it is of one network namespace; -N names another one")
                .of(CliOption.ALL_NETNS);
        refuse(
                        Mode.KILL,
                        "what became of each socket is in the table only; leave --yes or the form")
                .when(CliOption.YES)
                .of(FORMS);

        refuse(Mode.EVENTS, "the kernel reports destroyed sockets of TCP and UDP, no others")
                .of(FAMILIES)
                .of(CliOption.BOUND);
        refuse(Mode.EVENTS, "events are shown as they come; jss -c counts and orders")
                .of(COUNTS)
                .of(ORDER);
        refuse(Mode.EVENTS, "name the columns: --columns help lists them; --json has all")
                .of(LINES)
                .of(MORE_COLUMNS);
        refuse(Mode.EVENTS, "events are shown as they come")
                .of(CliOption.RESOLVE, CliOption.EXPLAIN_FILTER)
                .of(CliOption.CONTINUOUS, CliOption.RECORD_SS);
        imply(Mode.EVENTS, CliOption.ALL, CliOption.PROCESSES, CliOption.VERBOSE);

        refuse(Mode.EXPLAIN_FILTER, "no sockets are asked for")
                .of(FORMS)
                .of(COUNTS)
                .of(ORDER)
                .of(LINES)
                .of(MORE_COLUMNS)
                .of(CliOption.COLUMN_LIST, CliOption.PROCESSES, CliOption.RESOLVE)
                .of(CliOption.NO_HEADER, CliOption.COLOR, CliOption.CONTINUOUS, CliOption.WIRE)
                .of(CliOption.ALL_NETNS, CliOption.RECORD_SS);
        imply(Mode.EXPLAIN_FILTER, CliOption.NUMERIC, CliOption.VERBOSE);

        refuse(Mode.RECORD_SS, "it writes what ss -D writes: TCP sockets, without a filter")
                .of(CliOption.UDP, CliOption.UDPLITE, CliOption.RAW)
                .of(CliOption.SCTP, CliOption.DCCP, CliOption.MPTCP)
                .of(FAMILIES)
                .of(FORMS)
                .of(COUNTS)
                .of(ORDER)
                .of(MORE_COLUMNS)
                .of(CliOption.THREADS, CliOption.CGROUP, CliOption.INET_SOCKOPT)
                .of(CliOption.COLUMN_LIST, CliOption.PROCESSES, CliOption.RESOLVE)
                .of(CliOption.NO_HEADER, CliOption.COLOR, CliOption.CONTINUOUS, CliOption.WIRE)
                .of(CliOption.FILTER_FILE, CliOption.ALL_NETNS);
        imply(Mode.RECORD_SS, CliOption.TCP, CliOption.NUMERIC, CliOption.VERBOSE);
    }

    private static void need(CliOption option, Mode first, Mode... others) {
        NEEDED.put(option, EnumSet.of(first, others));
    }

    private static Refusal refuse(Mode mode, String advice) {
        return new Refusal(
                REFUSED.computeIfAbsent(mode, key -> new EnumMap<>(CliOption.class)), advice);
    }

    private static void imply(Mode mode, CliOption... options) {
        IMPLIED.computeIfAbsent(mode, key -> EnumSet.noneOf(CliOption.class))
                .addAll(List.of(options));
    }
}

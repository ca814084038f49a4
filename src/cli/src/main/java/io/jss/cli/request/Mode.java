package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionGroup;
import io.jss.cli.options.Options;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What the command does, and in which form: what decides which options mean something. */
public enum Mode {
    /** Families beside the internet's are asked for by name. */
    FAMILIES("--unix, --packet, --netlink and --vsock"),
    /** The internet's is not listed beside them. */
    FAMILIES_ALONE("--unix, --packet, --netlink and --vsock alone"),
    BOUND(CliOption.BOUND),
    JSON(CliOption.JSON),
    NDJSON(CliOption.NDJSON),
    CSV(CliOption.CSV),
    COLUMNS(CliOption.COLUMN_LIST),
    LINE_FORMAT(CliOption.LINE_FORMAT),
    SUMMARY(CliOption.SUMMARY),
    COUNT_BY(CliOption.COUNT_BY),
    EXPLAIN("explain"),
    DOCTOR("doctor"),
    FIND("find"),
    KILL("kill"),
    WAIT("wait"),
    DIFF("diff"),
    REPORT("report"),
    TOP("top"),
    /** The command: {@link #RECORD} is the option. */
    RECORDER("record"),
    EXPORT("export"),
    EVENTS(CliOption.EVENTS),
    EXPLAIN_FILTER(CliOption.EXPLAIN_FILTER),
    ALL_NETNS(CliOption.ALL_NETNS),
    RECORD(CliOption.RECORD),
    RECORD_SS(CliOption.RECORD_SS),
    READ("--read");

    private static final Mode[] MODES = values();

    /** Returns what says which sockets, or how they are shown, but some; not what asks for help. */
    static CliOption[] optionsAboutSockets(CliOption... but) {
        Set<CliOption> others = Set.of(but);
        return Arrays.stream(CliOption.values())
                .filter(option -> option.group() != OptionGroup.OTHER && !others.contains(option))
                .toArray(CliOption[]::new);
    }

    /** The option that chooses the mode, null where it is a word, a variable or one of several. */
    private final CliOption option;

    private final String label;

    Mode(CliOption option) {
        this.option = option;
        label = "--" + option.longName();
    }

    Mode(String label) {
        option = null;
        this.label = label;
    }

    /** Returns how the mode is written on the command line: {@code --json}, {@code explain}. */
    public String label() {
        return label;
    }

    /**
     * Refuses an option that means nothing in a mode of the run, or without another option.
     *
     * @param kinds the kinds of sockets that are asked for
     * @param reads whether a recording is shown
     * @throws UsageException in one line, with the option, the mode and what to do
     */
    public static void check(Options options, SocketKinds kinds, boolean reads) {
        Set<Mode> modes = of(options, kinds, reads);
        if (!modes.isEmpty()
                || options.has(CliOption.YES)
                || options.has(CliOption.MAX)
                || options.has(CliOption.EVENT_BUFFER)
                || options.has(CliOption.NULL)
                || options.has(CliOption.BATCH)
                || options.has(CliOption.BLOCKS)
                || options.has(CliOption.FOR)
                || options.has(CliOption.FAIL_ON)
                || options.has(CliOption.THRESHOLD)
                || options.has(CliOption.WAIT_STATE)
                || options.has(CliOption.TIMEOUT)
                || options.has(CliOption.AT)
                || options.has(CliOption.EVERY)
                || options.has(CliOption.RING)
                || options.has(CliOption.LISTEN)
                || options.has(CliOption.WEB_CONFIG)
                || options.has(CliOption.TEXTFILE)
                || options.has(CliOption.OTLP)
                || options.has(CliOption.NETWORKS)
                || options.has(CliOption.RECORD_TITLES)) {
            Combinations.check(options, modes, kinds); // not loaded for a plain listing
        }
    }

    static Set<Mode> of(Options options, SocketKinds kinds, boolean reads) {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        for (Mode mode : MODES) {
            if (mode.option != null && options.has(mode.option)) {
                modes.add(mode);
            }
        }
        if (kinds.familiesNamed()) {
            modes.add(FAMILIES);
            if (!kinds.listsInet()) {
                modes.add(FAMILIES_ALONE);
            }
        }
        if (reads) {
            modes.add(READ);
        }
        if (options.has(CliOption.KILL)) {
            modes.add(KILL);
        }
        switch (options.arguments().isEmpty() ? "" : options.arguments().get(0)) {
            case "explain" -> modes.add(EXPLAIN);
            case "doctor" -> modes.add(DOCTOR);
            case "find" -> modes.add(FIND);
            case "kill" -> modes.add(KILL);
            case "wait" -> modes.add(WAIT);
            case "diff" -> modes.add(DIFF);
            case "report" -> modes.add(REPORT);
            case "top" -> modes.add(TOP);
            case "record" -> modes.add(RECORDER);
            case "export" -> modes.add(EXPORT);
            default -> {}
        }
        return modes;
    }
}

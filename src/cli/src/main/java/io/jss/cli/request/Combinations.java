package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which option means something in which mode: the one table from which the command refuses, and
 * over which a test goes. An option that is neither refused in a mode nor implied by it has an
 * effect there.
 */
public final class Combinations {
    private Combinations() {}

    /**
     * Refuses an option that means nothing in one of the modes of a run, or without another option.
     *
     * @throws UsageException in one line, with the option, the mode and what to do
     */
    static void check(Options options, Set<Mode> modes, SocketKinds kinds) {
        refuse(options, modes, kinds);
        CombinationTable.needed()
                .forEach(
                        (option, needed) -> {
                            if (options.has(option) && Collections.disjoint(modes, needed)) {
                                throw new UsageException(goesWith(option, needed));
                            }
                        });
    }

    /**
     * Refuses an option that means nothing in one of the modes of a run that was checked before.
     */
    static void refuse(Options options, SocketKinds kinds, boolean reads) {
        refuse(options, Mode.of(options, kinds, reads), kinds);
    }

    private static void refuse(Options options, Set<Mode> modes, SocketKinds kinds) {
        for (Mode mode : modes) {
            for (Map.Entry<CliOption, List<Refusal>> entry :
                    CombinationTable.refusedIn(mode).entrySet()) {
                String given = given(entry.getKey(), options, modes, kinds);
                for (Refusal refusal : entry.getValue()) {
                    if (!given.isEmpty() && refusal.holds(options)) {
                        throw new UsageException(
                                given
                                        + " does not go with "
                                        + mode.label()
                                        + ": "
                                        + refusal.advice());
                    }
                }
            }
        }
    }

    private static String goesWith(CliOption option, Set<Mode> needed) {
        return "--"
                + option.longName()
                + " goes with "
                + needed.stream().map(Mode::label).collect(Collectors.joining(" or "))
                + (option == CliOption.WAIT_STATE
                        ? "; a listing takes the state alone: jss close-wait"
                        : "");
    }

    /** Returns how an option is written that was given, or a word that is as good, else nothing. */
    private static String given(
            CliOption option, Options options, Set<Mode> modes, SocketKinds kinds) {
        if (options.has(option)) {
            return "--" + option.longName();
        }
        if (option == CliOption.KILL && modes.contains(Mode.KILL)) {
            return Mode.KILL.label();
        }
        boolean byValue = option == CliOption.UNIX && kinds.familiesNamed();
        for (CliOption family : CombinationTable.FAMILIES) {
            byValue &= !options.has(family);
        }
        return byValue ? (options.has(CliOption.QUERY) ? "--query" : "--family") : "";
    }

    /** Returns whether an option is refused in a mode when nothing else is given. */
    public static boolean isRefused(Mode mode, CliOption option) {
        for (Refusal refusal : CombinationTable.refusedIn(mode).getOrDefault(option, List.of())) {
            if (refusal.holdsAlone()) {
                return true;
            }
        }
        Set<Mode> needed = needed(option);
        return !needed.isEmpty() && !needed.contains(mode);
    }

    /** Returns the modes without any of which an option means nothing; none where it needs none. */
    public static Set<Mode> needed(CliOption option) {
        return CombinationTable.needed().getOrDefault(option, Set.of());
    }

    /** Returns whether an option asks in a mode for what the mode does anyway. */
    public static boolean isImplied(Mode mode, CliOption option) {
        return option == CliOption.WIDE
                || option == CliOption.NO_CONFIG
                || option == CliOption.OWNERS
                || CombinationTable.impliedBy(mode).contains(option);
    }
}

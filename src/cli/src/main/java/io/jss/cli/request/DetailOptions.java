package io.jss.cli.request;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.model.Detail;
import java.util.EnumSet;
import java.util.Set;

/** The options that put lines below each row: what the kernel must be asked for them. */
public final class DetailOptions {

    private DetailOptions() {}

    /** Returns whether there are lines below the rows at all. */
    public static boolean areGiven(Options options) {
        return options.has(CliOption.EXTEND) || options.has(CliOption.TIMERS) || haveLines(options);
    }

    /** Returns whether an option was given that does nothing else than to add such lines. */
    public static boolean haveLines(Options options) {
        return options.has(CliOption.INFO)
                || options.has(CliOption.MEMORY)
                || options.has(CliOption.THREADS)
                || options.has(CliOption.TOS)
                || options.has(CliOption.CGROUP)
                || options.has(CliOption.INET_SOCKOPT);
    }

    /** Returns what to ask the kernel for; the timer, cgroup, options and more it always tells. */
    static Set<Detail> details(Options options) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        if (options.has(CliOption.INFO)) {
            details.addAll(EnumSet.of(Detail.INFO, Detail.CONGESTION, Detail.CONGESTION_INFO));
        }
        if (options.has(CliOption.MEMORY)) {
            details.add(Detail.SK_MEM_INFO);
        }
        if (options.has(CliOption.TOS)) {
            details.addAll(EnumSet.of(Detail.TOS, Detail.TCLASS));
        }
        return details;
    }
}

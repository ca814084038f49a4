package io.jss.cli.targets;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that a target may mean.
 *
 * @param words how it is written so that it means nothing else: {@code port 8080}
 * @param filter the text of the filter that keeps its sockets, empty where options do
 * @param options the options that it stands for: {@link CliOption#ALL} where listeners count too
 */
public record Reading(String words, String filter, List<CliOption> options) {

    static Reading of(String words, String filter, CliOption... options) {
        return new Reading(words, filter, List.of(options));
    }

    /** Returns the same with protocols, families and unix sockets as conditions. */
    Reading asCondition() {
        if (filter.isEmpty()) {
            return this;
        }
        String condition = condition();
        String all = condition.isEmpty() ? filter : condition + " and (" + filter + ")";
        return new Reading(words, all, general());
    }

    /**
     * Returns all that it does not mean, listeners among it.
     *
     * @throws UsageException where that is nothing
     */
    Reading negated() {
        if (options.contains(CliOption.LISTENING)) {
            return of("not " + words, "state connected");
        }
        String meant = filter.isEmpty() ? condition() : asCondition().filter();
        if (meant.isEmpty()) {
            throw new UsageException("nothing is 'not " + words + "'");
        }
        return of("not " + words, "not (" + meant + ")", CliOption.ALL);
    }

    private List<CliOption> general() {
        return options.stream().filter(option -> option == CliOption.ALL).toList();
    }

    /** Returns what options that choose sockets say as a filter. */
    private String condition() {
        List<String> conditions = new ArrayList<>();
        List<String> protocols = new ArrayList<>();
        for (CliOption option : options) {
            switch (option) {
                case ALL -> {}
                case UNIX -> conditions.add("family unix");
                case INET6 -> conditions.add("family inet6");
                default -> protocols.add(option.longName());
            }
        }
        if (!protocols.isEmpty()) {
            conditions.add(0, "proto " + String.join(",", protocols));
        }
        return String.join(" and ", conditions);
    }
}

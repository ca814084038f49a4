package io.jss.cli.targets;

import io.jss.cli.options.CliOption;
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
}

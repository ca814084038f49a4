package io.jss.cli.explain;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.RecordedNames;
import io.jss.cli.options.CliOption;
import io.jss.cli.targets.CommandTargets;
import io.jss.cli.targets.Meant;
import io.jss.filter.build.FilterNames;
import io.jss.filter.names.SystemNames;
import io.jss.model.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The words behind a command that asks for sockets of its own: a {@link ExplainTarget}, whose ends
 * count listeners on a wildcard address, else targets as the listing takes them, else a filter.
 *
 * @param shorter whether they are a {@link ExplainTarget}
 * @param meant the filter that they are otherwise
 */
public record TargetWords(boolean shorter, Meant meant) {

    /**
     * Reads the words, before the options are: a word such as {@code udp} stands for some.
     *
     * @param command the command, for errors
     * @param given the options of the command line
     * @param taken which targets the command takes as such
     * @throws UsageException when a word names nothing
     */
    public static TargetWords of(
            String command,
            List<String> words,
            Predicate<CliOption> given,
            Environment environment,
            Predicate<ExplainTarget> taken) {
        CommandTargets targets =
                new CommandTargets(given, environment.recorded().isPresent(), environment);
        return isTarget(words, targets, environment, taken)
                ? new TargetWords(true, Meant.literally(List.of()))
                : new TargetWords(false, targets.behind(command, words));
    }

    /** A process comes before a host of the same name. */
    private static boolean isTarget(
            List<String> words,
            CommandTargets targets,
            Environment environment,
            Predicate<ExplainTarget> taken) {
        if (words.size() != 1 || targets.meansProcess(words.get(0))) {
            return false;
        }
        SystemNames here = SystemNames.of(EnumSet.allOf(Protocol.class));
        FilterNames names = environment.recorded().isPresent() ? new RecordedNames(here) : here;
        Optional<ExplainTarget> target = ExplainTarget.parse(words.get(0), names);
        return target.filter(taken).isPresent();
    }
}

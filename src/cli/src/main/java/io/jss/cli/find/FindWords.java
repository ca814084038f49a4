package io.jss.cli.find;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.targets.CommandTargets;
import io.jss.cli.targets.Meant;
import io.jss.filter.names.SystemNames;
import io.jss.model.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * The words behind {@code find}: ends of a connection, else targets.
 *
 * @param byEnds whether they are one end or two
 * @param meant what targets stand for
 */
public record FindWords(boolean byEnds, Meant meant) {

    static final int ENDS = 2;

    /**
     * Reads the words; of what nearly is an end it says what the end lacks.
     *
     * @param given the options of the command line
     * @throws UsageException when they are neither ends nor targets
     */
    public static FindWords of(
            List<String> words, Predicate<CliOption> given, Environment environment) {
        UsageException usage =
                new UsageException(
                        "find takes the local end and the remote one: jss find 192.0.2.1:80"
                                + " 192.0.2.9:4000; of a listener the local one: jss find"
                                + " 0.0.0.0:80; or a target: jss find nginx");
        if (words.isEmpty()) {
            throw usage;
        }
        if (words.size() <= ENDS && words.stream().allMatch(EndpointSyntax::isEnd)) {
            return new FindWords(true, Meant.literally(List.of()));
        }
        boolean recorded = environment.recorded().isPresent();
        try {
            return new FindWords(
                    false, new CommandTargets(given, recorded, environment).behind("find", words));
        } catch (UsageException e) {
            if (words.stream().noneMatch(word -> word.indexOf(':') > 0)) {
                throw e;
            }
            if (words.size() > ENDS) {
                throw usage;
            }
            SystemNames names = SystemNames.of(EnumSet.allOf(Protocol.class));
            words.forEach(word -> EndpointSyntax.parse(word, names));
            throw e;
        }
    }
}

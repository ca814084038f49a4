package io.jss.cli.help;

import io.jss.cli.environment.Output;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionGroup;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/** The text of {@code jss --help}. */
public final class Help {

    /** The lines of usage, an empty line, and what the command is for. */
    static final String HEAD =
            """
            Usage: jss [OPTION]... [TARGET]... [FILTER]
                   jss [OPTION]... explain [-v] [TARGET | FILTER]
                   jss [OPTION]... doctor [--for TIME] [--fail-on WHAT]
                   jss [OPTION]... find LOCAL [REMOTE]
                   jss [OPTION]... kill FILTER [--yes] [--max NUMBER]
                   jss [OPTION]... wait TARGET | FILTER [--state gone] [--timeout 30s]
                   jss [OPTION]... top [TARGET | FILTER] [--batch] [--blocks NUMBER]
                   jss [OPTION]... diff BEFORE [AFTER | now] [FILTER]
                   jss [OPTION]... record FILE [--every TIME] [--for TIME] [--ring SIZE]
                   jss --as netstat [OPTION OF NETSTAT]...
                   jss --as ss [OPTION OF SS]... [FILTER]
                   jss help [TOPIC]
            Lists the sockets of this network namespace as the kernel tells them, and what travels
            on each: a socket called tcp6 may carry IPv4.

            """;

    /** What the column Traffic says, and how names are written. */
    static final String CLASSES =
            """

            Traffic:
              IPv4          a socket of AF_INET
              IPv6          a socket of AF_INET6 with an IPv6 peer
              IPv4-mapped   a socket of AF_INET6 that carries IPv4, as ::ffff:a.b.c.d
              dual-stack    takes IPv6 and IPv4
              IPv6-only     cannot take IPv4
              unknown       the kernel did not tell enough

            Names: what a terminal would obey is \\x1b or \\u202e; of a program in a list a comma
            is \\x2c.
            """;

    /** The variables that count. */
    static final String ENVIRONMENT =
            """
              NO_COLOR            no colours unless --color asks
              JSS_DEBUG=1         stack traces of errors
              TCPDIAG_FILE=FILE   as --read FILE
            """;

    private static final String WORD = "help";

    private Help() {}

    /** Returns whether the arguments begin with the word {@code help}. */
    private static boolean isAskedFor(List<String> arguments) {
        return !arguments.isEmpty() && arguments.get(0).equals(WORD);
    }

    /**
     * Prints the help on a topic, or all options without one.
     *
     * @param arguments those of the command; the first is {@code help}, or names a topic
     * @throws UsageException when there is no such topic
     */
    public static void print(List<String> arguments, Output out) throws IOException {
        boolean asked = isAskedFor(arguments);
        String topic = String.join(" ", asked ? arguments.subList(1, arguments.size()) : arguments);
        if (asked && FindingHelp.isPage(topic)) {
            out.write(FindingHelp.page(topic));
            return;
        }
        if (asked && !topic.isEmpty()) {
            out.write(Topic.of(topic).text());
            return;
        }
        Optional<Topic> command =
                arguments.isEmpty() ? Optional.empty() : Topic.find(arguments.get(0));
        out.write(command.isPresent() ? command.get().text() : options());
    }

    /** Returns the text of {@code --help}. */
    private static String options() {
        StringBuilder text = new StringBuilder(HEAD);
        for (OptionGroup group : OptionGroup.values()) {
            text.append(group.title()).append(":\n");
            for (CliOption option : CliOption.values()) {
                if (option.group() == group) {
                    OptionLines.append(option, text);
                }
            }
        }
        String codes = StringUtils.substringBetween(Topic.EXIT.text(), "\n\n", "\n\n");
        text.append(CLASSES).append("\nExit codes:\n").append(codes);
        text.append("\n\nEnvironment:\n").append(ENVIRONMENT);
        text.append("\nMore: jss help TOPIC, jss COMMAND --help, jss help --man. Topics:\n");
        return text.append(Topic.list()).append('\n').toString();
    }
}

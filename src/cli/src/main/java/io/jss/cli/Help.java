package io.jss.cli;

import io.jss.cli.CliOption.Group;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The text of {@code jss --help}. */
final class Help {

    private static final String HEAD =
            """
            Usage: jss [OPTION]...
            Lists the sockets of this network namespace as the kernel tells them, and what travels
            on each: a socket called tcp6 may carry IPv4.

            """;

    private static final String TAIL =
            """

            Traffic: IPv4          a socket of AF_INET
                     IPv6          a socket of AF_INET6 with an IPv6 peer
                     IPv4-mapped   a socket of AF_INET6 that carries IPv4, as ::ffff:a.b.c.d
                     dual-stack    takes IPv6 and IPv4
                     IPv6-only     cannot take IPv4
                     unknown       the kernel did not tell enough

            Exit codes:
               0  the table was printed, or its reader closed the pipe early
               1  what was asked for by name is not there
               2  wrong arguments
              69  no answer to be had: not Linux, netlink refused, no such protocol in this kernel
              70  a fault of jss; JSS_DEBUG=1 shows its stack trace
              71  a system call failed, or the kernel answered with an error
              74  the output could not be written
             130  interrupted

            Environment: NO_COLOR (no colours unless --color asks), JSS_DEBUG=1
            """;

    private Help() {}

    static void print(Output out) throws IOException {
        CommandSpec spec = PicocliParser.specification();
        ColorScheme plain = picocli.CommandLine.Help.defaultColorScheme(Ansi.OFF);
        picocli.CommandLine.Help help = new picocli.CommandLine.Help(spec, plain);
        StringBuilder text = new StringBuilder(HEAD);
        for (Group group : Group.values()) {
            text.append(group.title()).append(":\n");
            text.append(help.optionListExcludingGroups(options(spec, group)));
        }
        out.write(text.append(TAIL).toString());
    }

    private static List<OptionSpec> options(CommandSpec spec, Group group) {
        return Stream.of(CliOption.values())
                .filter(option -> option.group() == group)
                .map(option -> spec.findOption("--" + option.longName()))
                .toList();
    }
}

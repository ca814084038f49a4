package io.jss.cli.help;

import io.jss.cli.environment.Output;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.CliOption.Group;
import java.io.IOException;
import java.util.List;

/** The text of {@code jss --help}. */
public final class Help {

    /** The lines of usage, an empty line, and what the command is for. */
    static final String HEAD =
            """
            Usage: jss [OPTION]... [FILTER]
                   jss [OPTION]... explain [-v] [PORT | ADDRESS | ADDRESS:PORT | PID | FILTER]
                   jss [OPTION]... doctor [--for TIME] [--fail-on WHAT]
                   jss [OPTION]... find LOCAL [REMOTE]
                   jss [OPTION]... kill FILTER [--yes] [--max NUMBER]
                   jss --as netstat [OPTION OF NETSTAT]...
                   jss --as ss [OPTION OF SS]... [FILTER]
                   jss help filter | finding [ID]
            Lists the sockets of this network namespace as the kernel tells them, and what travels
            on each: a socket called tcp6 may carry IPv4.

            """;

    /** What stands below the options: classes, exit codes, environment. */
    static final String TAIL =
            """

            Traffic: IPv4          a socket of AF_INET
                     IPv6          a socket of AF_INET6 with an IPv6 peer
                     IPv4-mapped   a socket of AF_INET6 that carries IPv4, as ::ffff:a.b.c.d
                     dual-stack    takes IPv6 and IPv4
                     IPv6-only     cannot take IPv4
                     unknown       the kernel did not tell enough

            Names: what a terminal would obey is \\x1b or \\u202e; of a program in a list a comma is
                   \\x2c.

            Exit codes:
               0  the table was printed, or its reader closed the pipe early
               1  what was asked for by name is not there, or not all of it was closed;
                  doctor has found something;
                  the Java virtual machine cannot start, and says why
               2  wrong arguments
              65  a recording is damaged, cut off, or no recording
              69  no answer to be had: not Linux, netlink refused, no such protocol in this kernel;
                  no Java for the launcher
              70  a fault of jss; JSS_DEBUG=1 shows its stack trace
              71  a system call failed, or the kernel answered with an error;
                  fewer than 32 files may be open
              74  the output could not be written
             129  ended by SIGHUP; 130 by SIGINT (Ctrl-C), 131 by SIGQUIT (Ctrl-\\), 143 by SIGTERM

            Environment: NO_COLOR (no colours unless --color asks), JSS_DEBUG=1,
                         TCPDIAG_FILE=FILE (as --read FILE)
            """;

    /** The text of {@code jss explain --help}. */
    static final String EXPLAIN =
            """
            Usage: jss [OPTION]... explain [-v] [PORT | ADDRESS | ADDRESS:PORT | PID | FILTER]
            Says in sentences why each matching socket is listed as it is: whose it is, its family,
            what travels, which end opened it, by what evidence and through which listener, who
            reaches it, what would change that, and who is at the other end on this host. Of more
            than 20 sockets there is a summary, and a few that tell most.

              443                 sockets with port 443 at either end, and those of process 443
              port:443  pid:443   one of the two
              192.0.2.1:443  ::1:443  [::1]:443
                                  sockets with that end, as the table shows it; IPv4 and mapped
                                  addresses are the same, and listeners on a wildcard count
              2001:db8::7         sockets with that address at either end
              [fe80::1%eth0]:53   the same, those of the device eth0 alone
              https  example.org  example.org:https
                                  services stand for ports, and hosts for addresses
              sport = :443 and state close-wait
                                  sockets that match a filter (jss help filter)
            Without an argument: all sockets.

            -v adds what the kernel's numbers show: what waits unread or unacknowledged, whether the
            socket retransmits, which window, buffer or program holds it back.

            --json, --ndjson and --csv have the sentences of each socket and what each rests on,
            --columns puts them below the rows of a table. -c looks again and again, and remembers
            the listeners that it saw. -N names another network namespace, --all-netns means all.

            Options that choose sockets do so here too: -t -u -U -w -S -d -M -l -4 -6 --wire.
            Exit code 1: there is no such socket. For all others see jss --help.
            """;

    private static final String WORD = "help";

    private Help() {}

    /** Returns whether the arguments begin with the word {@code help}. */
    public static boolean isAskedFor(List<String> arguments) {
        return !arguments.isEmpty() && arguments.get(0).equals(WORD);
    }

    /**
     * Prints the help on a subject: {@code help filter}, {@code help explain}, or all options.
     *
     * @throws UsageException when there is none
     */
    public static void print(List<String> arguments, Output out) throws IOException {
        String subject = String.join(" ", arguments.subList(1, arguments.size()));
        if (FindingHelp.isAskedFor(arguments)) {
            FindingHelp.print(arguments, out);
            return;
        }
        switch (subject) {
            case "" -> print(false, out);
            case "explain" -> print(true, out);
            case "filter" -> out.write(FilterHelp.text());
            default ->
                    throw new UsageException(
                            "there is help on filter, finding and explain, not on '"
                                    + subject
                                    + "'");
        }
    }

    public static void print(boolean explain, Output out) throws IOException {
        if (explain) {
            out.write(EXPLAIN);
            return;
        }
        StringBuilder text = new StringBuilder(HEAD);
        for (Group group : Group.values()) {
            text.append(group.title()).append(":\n");
            for (CliOption option : CliOption.values()) {
                if (option.group() == group) {
                    OptionLines.append(option, text);
                }
            }
        }
        out.write(text.append(TAIL).toString());
    }
}

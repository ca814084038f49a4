package io.jss.cli.compat.netstat;

import io.jss.cli.environment.UsageException;
import io.jss.cli.text.SafeText;
import java.io.PrintStream;

/** A command line that netstat refuses, with what it prints to standard error. */
final class WrongNetstatLine extends UsageException {

    private static final long serialVersionUID = 1;

    private static final int OPTION_ERROR = 3;
    private static final int FAMILY_ERROR = 1;

    private static final String USAGE =
            """
            usage: netstat [-vWeenNcCF] [<Af>] -r         netstat {-V|--version|-h|--help}
                   netstat [-vWnNcaeol] [<Socket> ...]
                   netstat { [-vWeenNac] -i | [-cnNe] -M | -s [-6tuw] }

                    -r, --route              display routing table
                    -i, --interfaces         display interface table
                    -g, --groups             display multicast group memberships
                    -s, --statistics         display networking statistics (like SNMP)
                    -M, --masquerade         display masqueraded connections

                    -v, --verbose            be verbose
                    -W, --wide               don't truncate IP addresses
                    -n, --numeric            don't resolve names
                    --numeric-hosts          don't resolve host names
                    --numeric-ports          don't resolve port names
                    --numeric-users          don't resolve user names
                    -N, --symbolic           resolve hardware names
                    -e, --extend             display other/more information
                    -p, --programs           display PID/Program name for sockets
                    -o, --timers             display timers
                    -c, --continuous         continuous listing

                    -l, --listening          display listening server sockets
                    -a, --all                display all sockets (default: connected)
                    -F, --fib                display Forwarding Information Base (default)
                    -C, --cache              display routing cache instead of FIB
                    -Z, --context            display SELinux security context for sockets

              <Socket>={-t|--tcp} {-u|--udp} {-U|--udplite} {-S|--sctp} {-w|--raw}
                       {-x|--unix} --ax25 --ipx --netrom
              <AF>=Use '-6|-4' or '-A <af>' or '--<af>'; default: inet
              List of possible address families (which support routing):
                inet (DARPA Internet) inet6 (IPv6) ax25 (AMPR AX.25)\s
                netrom (AMPR NET/ROM) rose (AMPR ROSE) ipx (Novell IPX)\s
                ddp (Appletalk DDP) x25 (CCITT X.25)\s
            """;

    private final boolean usage;

    private WrongNetstatLine(String message, boolean usage) {
        super(message);
        this.usage = usage;
    }

    /** Returns the refusal of an option, in the words of getopt_long(3). */
    static WrongNetstatLine option(String message) {
        return new WrongNetstatLine("netstat: " + message, true);
    }

    /** Returns the refusal of a name behind {@code -A}. */
    static WrongNetstatLine family(String name) {
        return new WrongNetstatLine("Unknown address family `" + name + "'.", false);
    }

    /** Prints it and returns the exit code. */
    int print(PrintStream err) {
        err.println(SafeText.line(getMessage()));
        err.print(usage ? USAGE : "");
        err.flush();
        return usage ? OPTION_ERROR : FAMILY_ERROR;
    }
}

package io.jss.cli.compat.ss;

import io.jss.cli.environment.UsageException;
import io.jss.cli.text.SafeText;
import java.io.PrintStream;

/** A command line that ss refuses, with what it prints to standard error. */
final class WrongSsLine extends UsageException {

    private static final long serialVersionUID = 1;

    private static final int OPTION_ERROR = 255;
    private static final int VALUE_ERROR = 1;
    private static final int NOTHING_TO_SHOW = 0;

    private static final String USAGE =
            """
            Usage: ss [ OPTIONS ]
                   ss [ OPTIONS ] [ FILTER ]
               -h, --help          this message
               -V, --version       output version information
               -n, --numeric       don't resolve service names
               -r, --resolve       resolve host names
               -a, --all           display all sockets
               -l, --listening     display listening sockets
               -o, --options       show timer information
               -e, --extended      show detailed socket information
               -m, --memory        show socket memory usage
               -p, --processes     show process using socket
               -T, --threads       show thread using socket
               -i, --info          show internal TCP information
                   --tipcinfo      show internal tipc socket information
               -s, --summary       show socket usage summary
                   --tos           show tos and priority information
                   --cgroup        show cgroup information
               -b, --bpf           show bpf filter socket information
               -E, --events        continually display sockets as they are destroyed
               -Z, --context       display task SELinux security contexts
               -z, --contexts      display task and socket SELinux security contexts
               -N, --net           switch to the specified network namespace name

               -4, --ipv4          display only IP version 4 sockets
               -6, --ipv6          display only IP version 6 sockets
               -0, --packet        display PACKET sockets
               -t, --tcp           display only TCP sockets
               -M, --mptcp         display only MPTCP sockets
               -S, --sctp          display only SCTP sockets
               -u, --udp           display only UDP sockets
               -d, --dccp          display only DCCP sockets
               -w, --raw           display only RAW sockets
               -x, --unix          display only Unix domain sockets
                   --tipc          display only TIPC sockets
                   --vsock         display only vsock sockets
                   --xdp           display only XDP sockets
               -f, --family=FAMILY display sockets of type FAMILY
                   FAMILY := {inet|inet6|link|unix|netlink|vsock|tipc|xdp|help}

               -K, --kill          forcibly close sockets, display what was closed
               -H, --no-header     Suppress header line
               -O, --oneline       socket's data printed on a single line
                   --inet-sockopt  show various inet socket options

               -A, --query=QUERY, --socket=QUERY
                   QUERY := {all|inet|tcp|mptcp|udp|raw|unix|unix_dgram|unix_stream|unix_seqpacket|packet|packet_raw|packet_dgram|netlink|dccp|sctp|vsock_stream|vsock_dgram|tipc|xdp}[,QUERY]

               -D, --diag=FILE     Dump raw information about TCP sockets to FILE
               -F, --filter=FILE   read filter information from FILE
                   FILTER := [ state STATE-FILTER ] [ EXPRESSION ]
                   STATE-FILTER := {all|connected|synchronized|bucket|big|TCP-STATES}
                     TCP-STATES := {established|syn-sent|syn-recv|fin-wait-{1,2}|time-wait|closed|close-wait|last-ack|listening|closing}
                      connected := {established|syn-sent|syn-recv|fin-wait-{1,2}|time-wait|close-wait|last-ack|closing}
                   synchronized := {established|syn-recv|fin-wait-{1,2}|time-wait|close-wait|last-ack|closing}
                         bucket := {syn-recv|time-wait}
                            big := {established|syn-sent|fin-wait-{1,2}|closed|close-wait|last-ack|listening|closing}
            """;

    private final String[] lines;
    private final int exitCode;
    private final boolean usage;

    private WrongSsLine(String message, int exitCode, boolean usage) {
        this(new String[] {message}, exitCode, usage);
    }

    private WrongSsLine(String[] lines, int exitCode, boolean usage) {
        super(String.join("\n", lines));
        this.lines = lines;
        this.exitCode = exitCode;
        this.usage = usage;
    }

    /** Returns the refusal of an option, in the words of getopt_long(3). */
    static WrongSsLine option(String message) {
        return new WrongSsLine("ss: " + message, OPTION_ERROR, true);
    }

    /** Returns the refusal of a name behind {@code -f}. */
    static WrongSsLine family(String name) {
        return option('"' + name + "\" is invalid family");
    }

    /** Returns the refusal of a name behind {@code -A}. */
    static WrongSsLine table(String name) {
        return option('"' + name + "\" is illegal socket table id");
    }

    /** Returns that the file of {@code -F} cannot be opened. */
    static WrongSsLine filterFile(String why) {
        return new WrongSsLine("fopen filter file: " + why, OPTION_ERROR, false);
    }

    /** Returns that {@code -F} was given twice. */
    static WrongSsLine secondFilterFile() {
        return new WrongSsLine("More than one filter file", OPTION_ERROR, false);
    }

    /** Returns that a word is missing behind {@code state} or {@code exclude}. */
    static WrongSsLine incomplete() {
        return new WrongSsLine(
                "Command line is not complete. Try option \"help\"", OPTION_ERROR, false);
    }

    /** Returns the refusal of a name behind {@code state} or {@code exclude}. */
    static WrongSsLine state(String name) {
        return new WrongSsLine("ss: wrong state name: " + name, OPTION_ERROR, false);
    }

    /** Returns the refusal of a value of a filter. */
    static WrongSsLine value(String... lines) {
        return new WrongSsLine(lines.clone(), VALUE_ERROR, false);
    }

    /** Returns that a filter is not as the grammar has it. */
    static WrongSsLine filter() {
        return option("bison bellows (while parsing filter): \"syntax error!\" Sorry.");
    }

    /** Returns that no security module keeps contexts. */
    static WrongSsLine noContexts() {
        return value("ss: SELinux is not enabled.");
    }

    /** Returns that the network namespace of {@code -N} is not there or cannot be read. */
    static WrongSsLine namespace(String name, String why) {
        return value("Cannot open network namespace \"" + name + "\": " + why);
    }

    /** Returns that what {@code -N} names cannot be entered. */
    static WrongSsLine notEntered(String name, String why) {
        return value("setting the network namespace \"" + name + "\" failed: " + why);
    }

    /** Returns that the options leave no table of sockets, for ss no error. */
    static WrongSsLine noTables() {
        return new WrongSsLine(
                "ss: no socket tables to show with such filter.", NOTHING_TO_SHOW, false);
    }

    /** Returns that no table with TCP sockets is left for {@code -D}, for ss no error. */
    static WrongSsLine noTcp() {
        return new WrongSsLine(
                "ss: tcpdiag dump requested and no tcp in filter.", NOTHING_TO_SHOW, false);
    }

    /** Returns that the file of {@code -D} cannot be made, where ss goes on without a file. */
    static WrongSsLine noDump(String file, String why) {
        return new WrongSsLine("ss: cannot write " + file + ": " + why, OPTION_ERROR, false);
    }

    /** Prints it and returns the exit code. */
    int print(PrintStream err) {
        for (String line : lines) {
            err.println(SafeText.line(line));
        }
        err.print(usage ? USAGE : "");
        err.flush();
        return exitCode;
    }
}

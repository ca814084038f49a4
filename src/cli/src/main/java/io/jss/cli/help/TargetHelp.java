package io.jss.cli.help;

/** The text of {@code jss help targets}. */
final class TargetHelp {
    /** What may be named in a word or two; each begins in the third column of its line. */
    static final String TEXT =
            """
            Usage: jss [OPTION]... TARGET... [FILTER]
                   jss kill TARGET... [FILTER]
                   jss explain TARGET

            A target names sockets in a word or two. Each becomes a filter (jss help filter) that
            listeners match too, and several narrow the answer:

              8080  :8080  *:8080       a port at either end
              port 8080  port:8080
              8080/tcp  udp/53          of one protocol
              80,443  port 8000-8099    several
              https  service https      the ports of a service (/etc/services)
              10.77.0.1  [2001:db8::7]  an address at either end
              10.0.0.0/8                a prefix
              10.77.0.1:443             an address with a port
              host db1  db1:5432        a host, by all its addresses
              pid 4711  pid:4711        what a process holds
              nginx  process python*    what processes of a name hold
              nginx.service  unit nginx what the processes of a unit of systemd hold
              container 3f2a7c          those of a container: the first digits of its id, or
                                        its name of lxc and systemd
              user www-data             what a user owns
              /run/*.sock  @name        unix sockets by their name
              listening  all            as -l and -a
              established  close-wait   a state of filters
              tcp  udp6  unix           as -t, -u with -6, -x

              nginx established         connections of nginx
              tcp listening             what TCP listens on
              8080 or 9090              either
              :443 not dst 10.0.0.0/8   a target and a filter

            A number up to 65535 is a port, a larger one a process; behind -p it is a process
            where there is one. A name is a service, else a process, else a host. Where a second
            reading names something that is there, one line on standard error says so. kill takes
            no target that can be read in two ways: it asks for 'port', 'pid', 'process' or 'host'.

            What begins as a filter does is a filter, in which listeners count with -a or -l only.
            A process, unit or container in another network namespace is shown there.

            Of lsof, -i with a protocol, host or port and -sTCP:STATE are understood.
            """;

    private TargetHelp() {}
}

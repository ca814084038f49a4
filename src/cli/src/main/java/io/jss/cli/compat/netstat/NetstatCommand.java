package io.jss.cli.compat.netstat;

import io.jss.SocketTable;
import io.jss.cli.environment.Command;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.PortNames;
import io.jss.cli.lookup.SecurityContexts;
import io.jss.cli.request.NamespacesOfRecording;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code jss --as netstat}: netstat's command line and netstat's output. */
public final class NetstatCommand implements Command {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    /** What is not about sockets, and the tools that tell it. */
    private static final Map<NetstatOption, String> ELSEWHERE =
            Map.of(
                    NetstatOption.ROUTE, "routes: ip route (IPv6: ip -6 route)",
                    NetstatOption.INTERFACES, "interfaces: ip -s link",
                    NetstatOption.STATISTICS, "statistics: nstat -a, ss -s",
                    NetstatOption.GROUPS, "multicast groups: ip maddr",
                    NetstatOption.MASQUERADE, "masqueraded connections: conntrack -L");

    /** Makes the command. */
    public NetstatCommand() {}

    @Override
    public int run(List<String> commandLine, Environment environment) throws IOException {
        NetstatArguments arguments;
        try {
            arguments = NetstatArguments.of(commandLine);
        } catch (WrongNetstatLine e) {
            return e.print(environment.err());
        }
        if (arguments.has(NetstatOption.HELP)) {
            NetstatHelp.print(environment.out());
            return ExitCode.OK;
        }
        if (arguments.has(NetstatOption.VERSION)) {
            NetstatHelp.printVersion(environment.out());
            return ExitCode.OK;
        }
        for (NetstatOption option : NetstatOption.values()) {
            if (arguments.has(option) && ELSEWHERE.containsKey(option)) {
                return refuse("jss lists sockets; for " + ELSEWHERE.get(option), environment);
            }
        }
        if (arguments.has(NetstatOption.CONTEXT)) {
            return refuseContext(environment);
        }
        return list(arguments, environment);
    }

    private static int list(NetstatArguments arguments, Environment environment)
            throws IOException {
        NamespacesOfRecording.refuseSeveral(
                environment, "netstat shows one; jss --read shows all of them");
        PortNames ports =
                arguments.has(NetstatOption.NUMERIC) ? PortNames.none() : PortNames.ofSystem();
        boolean live = environment.recorded().isEmpty();
        if (!live && arguments.has(NetstatOption.CONTINUOUS)) {
            throw new UsageException("-c is about this machine; a recording is shown");
        }
        Names names = new LibcNames(environment.hostLookup(), live);
        ProgramSearch programs = new ProgramSearch(environment);
        NetstatInetSection inet =
                new NetstatInetSection(arguments, environment, names, ports, programs);
        UnixSection unix = new UnixSection(arguments, environment, programs);
        try (SocketTable table = environment.openTable()) {
            while (true) {
                int exitCode = arguments.listsInet() ? inet.print(table) : ExitCode.OK;
                if (exitCode == ExitCode.OK && arguments.listsUnix()) {
                    exitCode = unix.print(table);
                }
                if (exitCode == ExitCode.OK && arguments.otherFamily().isPresent()) {
                    exitCode = refuseFamily(arguments.otherFamily().get(), environment);
                }
                environment.out().flush();
                if (exitCode != ExitCode.OK || !arguments.has(NetstatOption.CONTINUOUS)) {
                    return exitCode;
                }
                LockSupport.parkNanos(INTERVAL);
            }
        }
    }

    private static int refuse(String why, Environment environment) {
        environment.say(why);
        return ExitCode.USAGE;
    }

    private static int refuseFamily(NetstatOption family, Environment environment) {
        String name = family.names().get(0);
        environment.say("jss does not list sockets of " + name);
        return ExitCode.NOT_FOUND;
    }

    private static int refuseContext(Environment environment) {
        environment
                .err()
                .println(
                        SecurityContexts.of(environment.procPaths()).areKept()
                                ? "jss does not show SELinux contexts; ss -Z does"
                                : "SELinux is not enabled on this machine.");
        return ExitCode.NOT_FOUND;
    }
}

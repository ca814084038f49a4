package io.jss.cli.compat.ss;

import io.jss.cli.environment.Command;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.NamespacesOfRecording;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.filter.condition.FilterEvaluation;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code jss --as ss}: ss's command line and ss's output. */
public final class SsCommand implements Command {

    /** Makes the command. */
    public SsCommand() {}

    @Override
    public int run(List<String> commandLine, Environment environment) throws IOException {
        try {
            return run(SsArguments.of(commandLine, environment), environment);
        } catch (WrongSsLine e) {
            return e.print(environment.err());
        }
    }

    private static int run(SsArguments arguments, Environment environment) throws IOException {
        if (arguments.has(SsOption.HELP)) {
            SsHelp.print(environment.out());
            return ExitCode.OK;
        }
        if (arguments.has(SsOption.VERSION) || arguments.has(SsOption.SHORT_VERSION)) {
            SsHelp.printVersion(environment.out());
            return ExitCode.OK;
        }
        return list(arguments, environment);
    }

    private static int list(SsArguments arguments, Environment environment) throws IOException {
        Optional<NetworkNamespace> namespace = arguments.namespace();
        if (arguments.has(SsOption.SUMMARY)) {
            summary(environment, namespace).print(environment.out());
            if (arguments.isSummaryAlone()) {
                environment.out().flush();
                return ExitCode.OK;
            }
        }
        if (environment.recorded().isPresent()) {
            if (namespace.isEmpty()) {
                NamespacesOfRecording.refuseSeveral(environment, "-N NAME shows one of them");
            }
            refuseOfRecording(arguments);
        }
        SsFilter filters = new SsFilter(arguments, namespace);
        Filter filter = filters.read(arguments.words());
        int named = filter.namedStates() & Db.States.ALL;
        int states = named == 0 ? arguments.states() : named;
        SsTable table = new SsTable(environment.out());
        hideColumns(arguments, states, table);
        if (!arguments.has(SsOption.DIAG) && !arguments.has(SsOption.NO_HEADER)) {
            table.titles();
        }
        SsNames names = new SsNames(arguments, environment, namespace);
        SsUsers users = SsUsers.of(arguments, environment);
        Filter shown =
                arguments.has(SsOption.EVENTS) ? filters.read(arguments.conditions()) : filter;
        SsInetSection inet =
                new SsInetSection(arguments, environment, shown, states, names, users, table);
        if (arguments.has(SsOption.DIAG)) {
            return SsDump.write(arguments, environment, namespace, states, inet);
        }
        if (arguments.has(SsOption.EVENTS)) {
            return SsEvents.run(arguments, environment, namespace, inet, table);
        }
        FilterEvaluation evaluation = new FilterEvaluation(filter, SocketFacts.NONE);
        OtherSections others = new OtherSections(arguments, states, evaluation, users, table);
        LinkSections links =
                new LinkSections(arguments, environment, evaluation, names, users, table);
        boolean unconnected = (states & Db.States.CLOSED) != 0;
        try (SsSockets sockets = SsSockets.open(environment, namespace)) {
            if (unconnected) {
                links.printNetlink(sockets);
                links.printPacket(sockets);
            }
            others.printUnix(sockets);
            inet.print(Db.RAW, Protocol.RAW, sockets);
            inet.print(Db.UDP, Protocol.UDP, sockets);
            inet.print(Db.TCP, Protocol.TCP, sockets);
            inet.print(Db.DCCP, Protocol.DCCP, sockets);
            inet.print(Db.SCTP, Protocol.SCTP, sockets);
            others.printVsock(sockets);
            inet.print(Db.MPTCP, Protocol.MPTCP, sockets);
            table.flush();
            environment.out().flush();
            sockets.sayWhatIsLacking(environment);
        }
        users.remark().ifPresent(remark -> environment.say(remark.text()));
        return ExitCode.OK;
    }

    private static void refuseOfRecording(SsArguments arguments) {
        for (SsOption option : List.of(SsOption.KILL, SsOption.EVENTS)) {
            if (arguments.has(option)) {
                throw new UsageException(
                        "-" + option.letter() + " is about this machine; a recording is shown");
            }
        }
    }

    private static SsSummary summary(Environment environment, Optional<NetworkNamespace> namespace)
            throws IOException {
        if (environment.recorded().isPresent()) {
            throw new UsageException("-s is about this machine; a recording is shown");
        }
        ProcPaths paths = environment.procPaths();
        return namespace.isPresent()
                ? namespace.get().call(() -> SsSummary.read(paths))
                : SsSummary.read(paths);
    }

    /** A column that would say the same in each row is left out. */
    private static void hideColumns(SsArguments arguments, int states, SsTable table) {
        if (arguments.tables() == 1) {
            table.hide(SsTable.Column.NETID);
        }
        if (Integer.bitCount(states) == 1) {
            table.hide(SsTable.Column.STATE);
        }
    }
}

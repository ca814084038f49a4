package io.jss.cli.explain;

import io.jss.Remark;
import io.jss.SocketTable;
import io.jss.cli.Environment;
import io.jss.cli.ExitCode;
import io.jss.cli.Look;
import io.jss.cli.Output;
import io.jss.cli.Selection;
import io.jss.cli.UsageException;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.owners.OwnerScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code jss explain [-v] [PORT | ADDRESS:PORT | PID]}. */
public final class ExplainCommand {

    private static final List<Explanation> EXPLANATIONS =
            List.of(
                    new OwnerSentences(),
                    new TrafficSentences(),
                    new DirectionSentences(),
                    new AddressSentences(),
                    new ChangeSentences());

    private static final List<Explanation> OF_DETAILS =
            List.of(new QueueSentences(), new SendingSentences(), new ProtocolSentences());

    private static final String BOUND_UNSEEN =
            "nothing listens there; whether a program has bound the port without listening cannot"
                    + " be seen by this kernel (Linux shows it since 6.8)";

    /** What the sentences of details are made of. */
    private static final Set<Detail> DETAILS = EnumSet.of(Detail.INFO, Detail.SK_MEM_INFO);

    private final Environment environment;
    private final Selection selection;
    private final OwnerScan scan;
    private final boolean withDetails;
    private final HostFacts host;

    /**
     * Prepares the command.
     *
     * @param selection which sockets are told; what they have to do with is looked for beyond it
     * @param scan finds the processes that hold sockets
     * @param withDetails whether to say too what the kernel's attributes show
     * @param host what is known of the host of the sockets
     */
    public ExplainCommand(
            Environment environment,
            Selection selection,
            OwnerScan scan,
            boolean withDetails,
            HostFacts host) {
        this.host = host;
        this.environment = environment;
        this.scan = scan;
        this.selection = selection;
        this.withDetails = withDetails;
    }

    /**
     * Explains the sockets that the arguments mean.
     *
     * @param table where the sockets are
     * @return {@link ExitCode#OK}, or {@link ExitCode#NOT_FOUND} when there is none
     * @throws UsageException when an argument cannot be understood
     */
    public int run(SocketTable table, List<String> arguments) throws IOException {
        if (arguments.size() > 1) {
            throw new UsageException("explain takes one argument, not " + arguments.size());
        }
        Target target = arguments.isEmpty() ? Target.all() : Target.parse(arguments.get(0));
        Selection all = selection.withDetails(DETAILS).withoutChoice();
        boolean seesBound =
                selection.protocols().contains(Protocol.TCP)
                        && environment.recorded().isEmpty()
                        && table.listsBoundInactive();
        Optional<Look> bound =
                seesBound
                        ? Optional.of(
                                new Look(
                                        table,
                                        all.withProtocols(EnumSet.of(Protocol.TCP))
                                                .withPeers(Selection.Peers.BOUND)))
                        : Optional.empty();
        Evidence evidence = new Evidence(new Look(table, all), bound, target, scan, host);
        if (!seesBound
                && environment.recorded().isEmpty()
                && selection.protocols().contains(Protocol.TCP)
                && target.isOfPortWithout(evidence.ofEnds())) {
            environment.say(BOUND_UNSEEN);
        }
        for (Remark remark : evidence.remarks()) {
            if (selection.protocolsNamed() || withDetails) {
                environment.say(remark.text());
            }
        }
        return tell(target, evidence);
    }

    private int tell(Target target, Evidence evidence) throws IOException {
        List<InetSocket> ofEnds = selected(evidence.ofEnds());
        List<InetSocket> ofProcess = selected(evidence.ofProcess());
        if (ofEnds.isEmpty() && ofProcess.isEmpty()) {
            environment.say(nothing(target));
            return ExitCode.NOT_FOUND;
        }
        boolean both = !ofEnds.isEmpty() && !ofProcess.isEmpty();
        if (both) {
            environment.out().write("Port " + target.text() + ":\n\n");
        }
        tell(ofEnds, evidence);
        if (both) {
            environment.out().write("\nProcess " + target.text() + ":\n\n");
        }
        tell(ofProcess, evidence);
        return ExitCode.OK;
    }

    private List<InetSocket> selected(List<InetSocket> sockets) {
        List<InetSocket> selected = new ArrayList<>();
        for (InetSocket socket : sockets) {
            if (selection.families().contains(socket.socketFamily()) && selection.test(socket)) {
                selected.add(socket);
            }
        }
        return selected;
    }

    private void tell(List<InetSocket> sockets, Evidence evidence) throws IOException {
        Output out = environment.out();
        for (int i = 0; i < sockets.size(); i++) {
            InetSocket socket = sockets.get(i);
            List<String> sentences = new ArrayList<>();
            for (Explanation explanation : EXPLANATIONS) {
                explanation.explain(socket, evidence, sentences);
            }
            if (withDetails) {
                for (Explanation explanation : OF_DETAILS) {
                    explanation.explain(socket, evidence, sentences);
                }
            }
            out.write((i == 0 ? "" : "\n") + evidence.words().line(socket) + "\n");
            for (String sentence : sentences) {
                out.write("  " + sentence + "\n");
            }
        }
    }

    private static String nothing(Target target) {
        OptionalInt pid = target.pid();
        if (pid.isEmpty()) {
            return target.text().isEmpty()
                    ? "there is no such socket"
                    : "no socket has " + target.text() + " at either end";
        }
        String noProcess = "no process " + pid.getAsInt() + " is seen to hold a socket";
        return target.ends().isEmpty()
                ? noProcess
                : "no socket has port " + target.text() + ", and " + noProcess;
    }
}

package io.jss.cli.explain;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.Output;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.SelectedSockets;
import io.jss.filter.Filter;
import io.jss.filter.build.Filters;
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

/** {@code jss explain [-v] [PORT | ADDRESS:PORT | PID | FILTER]}. */
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
    private final FilterSource filters;
    private final Folding folding;

    /** Reads a filter, as its words mean it in the namespace of the sockets. */
    @FunctionalInterface
    public interface FilterSource {
        /**
         * Returns the filter, {@link Filters#any()} without words.
         *
         * @throws UsageException when it is wrong
         * @throws IOException when the namespace cannot be entered
         */
        Filter read(List<String> words) throws IOException;
    }

    /**
     * Prepares the command.
     *
     * @param selection which sockets are told; what they have to do with is looked for beyond it
     * @param scan finds the processes that hold sockets
     * @param withDetails whether to say too what the kernel's attributes show
     * @param host what is known of the host of the sockets
     * @param filters reads what is no port, address or process
     */
    public ExplainCommand(
            Environment environment,
            Selection selection,
            OwnerScan scan,
            boolean withDetails,
            HostFacts host,
            FilterSource filters) {
        this.host = host;
        this.filters = filters;
        folding = new Folding(environment.isTerminal() ? environment.columns() : 0);
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
        Target target = target(arguments);
        Set<Detail> details = EnumSet.copyOf(DETAILS);
        target.filter().ifPresent(filter -> details.addAll(filter.details()));
        Selection all = selection.withDetails(details).withoutChoice();
        boolean seesBound =
                selection.protocols().contains(Protocol.TCP)
                        && environment.recorded().isEmpty()
                        && table.listsBoundInactive();
        Optional<SelectedSockets> bound =
                seesBound
                        ? Optional.of(
                                new SelectedSockets(
                                        table,
                                        all.withProtocols(EnumSet.of(Protocol.TCP))
                                                .withPeers(Selection.Peers.BOUND)))
                        : Optional.empty();
        Evidence evidence =
                new Evidence(new SelectedSockets(table, all), bound, target, scan, host);
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

    /** A word that is no port, address, process or name may still be a filter: {@code mapped}. */
    private Target target(List<String> words) throws IOException {
        String text = String.join(" ", words);
        if (words.isEmpty()) {
            Filter filter = filters.read(words);
            return filter.equals(Filters.any()) ? Target.all() : Target.of(text, filter);
        }
        if (words.size() == 1) {
            Optional<Target> target = Target.parse(text, host.names(selection.protocols()));
            if (target.isPresent()) {
                return target.get();
            }
        }
        try {
            return Target.of(text, filters.read(words));
        } catch (UsageException e) {
            if (words.size() > 1 || text.contains(" ")) {
                throw e;
            }
            throw new UsageException(
                    "explain takes a port or a service, an address or a host with or without one, a"
                            + " process id, or a filter, not '"
                            + text
                            + "'");
        }
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
        tell(ofEnds, target, evidence);
        if (both) {
            environment.out().write("\nProcess " + target.text() + ":\n\n");
        }
        tell(ofProcess, target, evidence);
        return ExitCode.OK;
    }

    /** Explains sockets one by one, of many a few behind a summary. */
    private void tell(List<InetSocket> sockets, Target target, Evidence evidence)
            throws IOException {
        if (sockets.size() <= Crowd.FEW) {
            explain(sockets, evidence);
            return;
        }
        Output out = environment.out();
        Crowd crowd = new Crowd(sockets, evidence);
        out.write(sockets.size() + " sockets\n");
        for (String sentence : crowd.sentences()) {
            out.write(folding.lines("  ", sentence));
        }
        List<InetSocket> few = crowd.telling();
        out.write("\n" + folding.lines("", "Those that tell most, " + few.size() + ":") + "\n");
        explain(few, evidence);
        String filter = target.asFilter();
        out.write(
                "\n"
                        + folding.lines(
                                "",
                                "All of them: jss -anp '"
                                        + filter
                                        + "'; to have others explained, choose among them: jss"
                                        + " explain '"
                                        + (filter.contains(" or ") ? "(" + filter + ")" : filter)
                                        + " and state close-wait'"));
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

    private void explain(List<InetSocket> sockets, Evidence evidence) throws IOException {
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
            out.write((i == 0 ? "" : "\n") + folding.lines("", evidence.words().line(socket)));
            for (String sentence : sentences) {
                out.write(folding.lines("  ", sentence));
            }
        }
    }

    private static String nothing(Target target) {
        if (target.filter().isPresent()) {
            return "no socket matches";
        }
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

package io.jss.cli.top;

import io.jss.KillPlan;
import io.jss.SocketTable;
import io.jss.cli.environment.KeptOutput;
import io.jss.cli.environment.UsageException;
import io.jss.cli.explain.ExplainRun;
import io.jss.cli.kill.KillRun;
import io.jss.cli.listing.Listing;
import io.jss.cli.options.CliOption;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.ScreenRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.targets.CommandTargets;
import io.jss.cli.targets.Meant;
import io.jss.model.InetSocket;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.OwnerScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the full screen asks for between two looks; for the thread that gathers. */
final class ScreenRequests {

    private final ScreenRequest request;
    private final KeptOutput environment;
    private final OwnerScan processes;

    ScreenRequests(ScreenRequest request, KeptOutput environment, OwnerScan processes) {
        this.request = request;
        this.environment = environment;
        this.processes = processes;
    }

    /**
     * Reads targets or a filter.
     *
     * @param text what was written
     * @param gathered the sockets that are looked at
     * @return what is meant
     * @throws UsageException when it is wrong, or means sockets that are not looked at
     */
    Selection selection(String text, Selection gathered) throws IOException {
        List<String> words = text.isBlank() ? List.of() : List.of(text.strip());
        Meant meant =
                new CommandTargets(this::isGiven, false, environment).behind(TopRun.WORD, words);
        if (meant.options().containsKey(CliOption.NETNS)) {
            throw new UsageException(
                    "that process is in another network namespace: see jss top -N");
        }
        ListingRequest wanted = request.listing(meant.words(), meant.options());
        if (!gathered.protocols().containsAll(wanted.selection().protocols())
                || !gathered.families().containsAll(wanted.selection().families())) {
            throw new UsageException("these sockets are not looked at: jss top " + text.strip());
        }
        return wanted.matching(processes, environment).selection();
    }

    private boolean isGiven(CliOption option) {
        return option == CliOption.NETNS && request.isOfNamedNamespace();
    }

    /** Returns what was remarked since the last time, in one line. */
    String remarks() {
        return String.join("; ", environment.remarks().lines().toList());
    }

    /** Returns the lines that explain a socket, and all its details. */
    List<String> explanation(InetSocket socket) throws IOException {
        new ExplainRun(request.explanation(socket.cookie()), environment).run();
        List<String> lines = new ArrayList<>(environment.answer().lines().toList());
        String remarks = remarks();
        if (lines.isEmpty()) {
            return List.of(remarks);
        }
        new Listing(request.details(socket.cookie(), socket.protocol(), environment), environment)
                .run();
        lines.add("");
        lines.addAll(environment.answer().lines().toList());
        remarks(); // as before
        return lines;
    }

    /**
     * Closes a socket by its cookie, and returns what became of it.
     *
     * @param namespace where it is, empty for the command's own
     */
    String kill(InetSocket socket, Optional<NetworkNamespace> namespace) throws IOException {
        KillPlan plan = new KillPlan(1);
        plan.visit(socket);
        try (SocketTable table = environment.openTable(namespace)) {
            KillPlan.Outcome outcome = plan.carryOut(table).get(0).outcome();
            return outcome == KillPlan.Outcome.NOT_PERMITTED
                    ? KillRun.NOT_PERMITTED
                    : socket.local() + " - " + socket.remote() + ": " + outcome.label();
        }
    }
}

package io.jss.cli.listing;

import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.repeat.Repetition;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.AllNamespaces;
import io.jss.cli.rows.OneTable;
import io.jss.cli.rows.SocketSource;
import io.jss.cli.rows.TableLook;
import io.jss.filter.Filter;
import io.jss.filter.FilterPlan;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The listing of sockets: {@code jss} without a subcommand. */
public final class Listing {

    private final ListingRequest request;
    private final Environment environment;
    private final Presentation presentation;
    private final Optional<Repetition> repetition;

    /**
     * Prepares the listing.
     *
     * @throws UsageException when the filter is wrong
     * @throws IOException when the network namespace in which names are meant cannot be entered
     */
    public Listing(ListingRequest request, Environment terminal) throws IOException {
        this.request = request;
        boolean rows = !request.summary() && request.countBy().isEmpty();
        repetition =
                request.repeat().isPresent()
                        ? Optional.of(new Repetition(request, rows, terminal))
                        : Optional.empty();
        environment = repetition.isPresent() ? repetition.get().environment() : terminal;
        presentation =
                new Presentation(request.matching(environment), environment, request.hasLines())
                        .withDetailsInColumns();
        if (request.byPort()) {
            presentation.byPort();
        }
        if (repetition.isPresent()) {
            repetition.get().mark(() -> presentation.namespace().name(), presentation::lead);
        }
    }

    /** Prints the table, again and again if it is asked for. */
    public int run() throws IOException {
        if (request.explainsFilter()) {
            return explainFilter();
        }
        try (SocketSource sockets = source()) {
            if (repetition.isPresent()) {
                repetition.get().run(() -> presentation.show(sockets));
            } else {
                presentation.show(sockets);
            }
        }
        return ExitCode.OK;
    }

    private int explainFilter() throws IOException {
        Selection selection = presentation.selection();
        try (SocketTable table = request.namespace().openTable(environment)) {
            List<FilterPlan.Part> parts = new ArrayList<>();
            if (selection.kinds().listsInet()) {
                for (Protocol protocol : selection.protocols()) {
                    parts.addAll(table.plan(selection.query(protocol)).parts());
                }
            }
            environment.out().write(new FilterPlan(selection.filter(), parts).text());
        }
        for (SocketFamily<?> family : selection.kinds().families().keySet()) {
            environment.out().write(explanation(family));
        }
        return ExitCode.OK;
    }

    /** The kernel takes no filter for these families. */
    private String explanation(SocketFamily<?> family) {
        Filter filter = presentation.selection().filter();
        String never =
                filter.conditionsThatCannotHold(family).stream()
                        .map(Filter::toString)
                        .collect(Collectors.joining(", "));
        return family.label()
                + (filter.canHold(family)
                        ? ": decided here\n"
                        : ": nothing is asked, no socket can match\n")
                + (never.isEmpty() ? "" : "  cannot hold: " + never + "\n");
    }

    private SocketSource source() throws IOException {
        if (request.namespace().every()) {
            return new AllNamespaces(
                    environment,
                    presentation.namespace(),
                    request.filter(),
                    BoundPorts.beside(TableLook.WHOLE, presentation.namespace(), environment));
        }
        return new OneTable(request.namespace().openTable(environment));
    }
}

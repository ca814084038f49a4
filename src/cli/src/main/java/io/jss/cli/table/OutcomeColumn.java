package io.jss.cli.table;

import io.jss.KillPlan;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocketView;
import java.util.Map;

/** {@code Outcome}: what became of a socket that was to be closed. */
public final class OutcomeColumn extends InetColumn {

    private final Map<Long, KillPlan.Outcome> outcomes;

    /** Creates the column over outcomes by the cookies of the sockets. */
    public OutcomeColumn(Map<Long, KillPlan.Outcome> outcomes) {
        super("Outcome", Alignment.LEFT);
        this.outcomes = Map.copyOf(outcomes);
    }

    @Override
    protected void write(InetSocketView socket, RowBuffer row) {
        KillPlan.Outcome outcome = outcomes.get(socket.cookie());
        row.ascii(outcome == null ? "-" : outcome.label());
    }
}

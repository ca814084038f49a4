package io.jss.cli.configuration;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;

/** A terminal of which no more than so many columns are used. */
final class NarrowTerminal extends ForwardingEnvironment {

    private final int limit;

    NarrowTerminal(Environment machine, int limit) {
        super(machine);
        this.limit = limit;
    }

    @Override
    public int columns() {
        int columns = super.columns();
        return columns <= 0 ? limit : Math.min(columns, limit);
    }
}

package io.jss.cli.lookup;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.owners.OwnerScan;
import java.util.Set;

/** An environment whose owners are looked for as {@code --owners} has it, whatever looks. */
public final class AskedOwners extends ForwardingEnvironment {

    private static final String NAME = "--owners";
    private static final String AUTO = "auto";
    private static final Set<String> SOURCES = Set.of(AUTO, "proc", "bpf");

    private final String source;

    private AskedOwners(Environment machine, String source) {
        super(machine);
        this.source = source;
    }

    /**
     * Returns the environment with the option of a command line.
     *
     * @throws UsageException when its value is none
     */
    public static Environment of(Options options, Environment machine) {
        String source = options.valueOr(CliOption.OWNERS, AUTO);
        if (!SOURCES.contains(source)) {
            throw new UsageException(NAME + " takes auto, proc or bpf, not '" + source + "'");
        }
        return source.equals(AUTO) ? machine : new AskedOwners(machine, source);
    }

    @Override
    public OwnerScan ownerScan() {
        OwnerScan scan = machine().ownerScan();
        return source.equals("bpf") ? scan.withBpf() : scan.withoutBpf();
    }
}

package io.jss.cli.lookup;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.cli.environment.UsageException;
import io.jss.owners.OwnerScan;
import java.util.Optional;
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
     * @param asked the value of the option
     * @throws UsageException when its value is none
     */
    public static Environment of(Optional<String> asked, Environment machine) {
        String source = asked.orElse(AUTO);
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

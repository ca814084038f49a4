package io.jss.cli.lookup;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.owners.OwnerScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An environment whose owners are looked for as {@code --owners} has it, whatever looks. */
public final class AskedOwners extends ForwardingEnvironment {

    private static final String NAME = "--owners";
    private static final String AUTO = "auto";
    private static final Set<String> SOURCES = Set.of(AUTO, "proc", "bpf");

    private final String source;

    /** The environment, and the arguments of another tool without the option. */
    public record Taken(Environment environment, List<String> arguments) {}

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
        return of(options.valueOr(CliOption.OWNERS, AUTO), machine);
    }

    private static Environment of(String source, Environment machine) {
        if (!SOURCES.contains(source)) {
            throw new UsageException(NAME + " takes auto, proc or bpf, not '" + source + "'");
        }
        return source.equals(AUTO) ? machine : new AskedOwners(machine, source);
    }

    /**
     * Takes the option out of arguments that are otherwise another tool's.
     *
     * @throws UsageException when its value is none
     */
    public static Taken takeFrom(List<String> arguments, Environment machine) {
        String source = AUTO;
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(NAME + "=")) {
                source = argument.substring(NAME.length() + 1);
            } else if (argument.equals(NAME)) {
                source = ++i < arguments.size() ? arguments.get(i) : "";
            } else {
                rest.add(argument);
            }
        }
        return new Taken(of(source, machine), rest);
    }

    @Override
    public OwnerScan ownerScan() {
        OwnerScan scan = machine().ownerScan();
        return source.equals("bpf") ? scan.withBpf() : scan.withoutBpf();
    }
}

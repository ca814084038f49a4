package io.jss.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The option {@code --as TOOL}, found before all others because it decides what they mean.
 *
 * @param tool the value of the option
 * @param arguments the arguments without it
 */
public record ToolOption(String tool, List<String> arguments) {

    private static final String NAME = "--as";

    /** Returns the option among the arguments, empty when it is not there or has no value. */
    public static Optional<ToolOption> in(String[] args) {
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].startsWith(NAME + "=")) {
                return Optional.of(without(args, i, 1, args[i].substring(NAME.length() + 1)));
            }
            if (args[i].equals(NAME) && i + 1 < args.length) {
                return Optional.of(without(args, i, 2, args[i + 1]));
            }
        }
        return Optional.empty();
    }

    private static ToolOption without(String[] args, int from, int count, String tool) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (i < from || i >= from + count) {
                rest.add(args[i]);
            }
        }
        return new ToolOption(tool, rest);
    }
}

package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options of jss on a command line that is otherwise another tool's: {@code --as}, which decides
 * what the others mean, and those that no tool has and that mean the same for each of them.
 *
 * @param options the options of jss
 * @param rest the arguments without them
 */
public record OwnOptions(Options options, List<String> rest) {
    private static final CliOption[] OWN = {
        CliOption.AS, CliOption.OWNERS, CliOption.READ, CliOption.RECORD, CliOption.RECORD_TITLES
    };

    /**
     * Finds the options, written whole, before {@code --}.
     *
     * @throws UsageException when one lacks its value
     */
    public static OwnOptions in(List<String> arguments) {
        Map<CliOption, Optional<String>> own = new EnumMap<>(CliOption.class);
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--")) {
                rest.addAll(arguments.subList(i, arguments.size()));
                break;
            }
            int equals = argument.indexOf('=');
            CliOption option = option(equals < 0 ? argument : argument.substring(0, equals));
            if (option == null) {
                rest.add(argument);
            } else if (option.value() == OptionForm.Value.NONE) {
                own.put(option, Optional.empty());
            } else if (equals >= 0) {
                own.put(option, Optional.of(argument.substring(equals + 1)));
            } else if (i + 1 < arguments.size()) {
                own.put(option, Optional.of(arguments.get(++i)));
            } else {
                throw JssOptions.of(arguments).missing(argument, option);
            }
        }
        return new OwnOptions(new Options(own, List.of()), rest);
    }

    private static CliOption option(String name) {
        for (CliOption option : OWN) {
            if (name.length() == option.longName().length() + 2
                    && name.startsWith("--")
                    && name.endsWith(option.longName())) {
                return option;
            }
        }
        return null;
    }
}

package io.jss.cli.options;

import io.jss.cli.options.CliOption.Value;
import java.util.Optional;

/**
 * Parses arguments that are beyond doubt, without picocli: loading its classes takes longer than
 * everything else that a short listing does. Whatever is not understood here, errors among it, is
 * left to {@link PicocliParser}, which gives the same options for what is.
 */
public final class QuickParser {

    private static final CliOption[] OPTIONS = CliOption.values();
    private static final CliOption[] BY_LETTER = byLetter();

    private final Options options = new Options();
    private final String[] args;
    private int next;

    private QuickParser(String[] args) {
        this.args = args;
    }

    /** Returns the options, empty when the arguments need another look. */
    public static Optional<Options> parse(String[] args) {
        QuickParser parser = new QuickParser(args);
        return parser.parse() ? Optional.of(parser.options) : Optional.empty();
    }

    private boolean parse() {
        while (next < args.length) {
            String arg = args[next++];
            if (arg.isEmpty() || arg.charAt(0) == '@' || arg.equals("-") || arg.equals("--")) {
                return false;
            }
            if (arg.charAt(0) != '-') {
                options.addArgument(arg);
            } else if (!(arg.charAt(1) == '-' ? parseLong(arg) : parseCluster(arg))) {
                return false;
            }
        }
        return true;
    }

    private boolean parseLong(String arg) {
        int equals = arg.indexOf('=');
        CliOption option = byLongName(arg, equals < 0 ? arg.length() : equals);
        if (option == null || option == CliOption.HELP) {
            return false;
        }
        if (equals < 0) {
            return take(option);
        }
        if (option.value() == Value.NONE || equals == arg.length() - 1) {
            return false;
        }
        options.put(option, arg.substring(equals + 1));
        return true;
    }

    private boolean parseCluster(String arg) {
        for (int i = 1; i < arg.length(); i++) {
            char letter = arg.charAt(i);
            CliOption option = letter < BY_LETTER.length ? BY_LETTER[letter] : null;
            if (option == null || option == CliOption.HELP) {
                return false;
            }
            if (option.value() == Value.NONE) {
                options.put(option);
            } else {
                return i == arg.length() - 1 ? take(option) : takeRest(option, arg, i + 1);
            }
        }
        return true;
    }

    /** Takes an option to which nothing is attached. */
    private boolean take(CliOption option) {
        if (option.value() != Value.REQUIRED) {
            options.put(option);
            return true;
        }
        if (next == args.length || args[next].isEmpty() || args[next].charAt(0) == '-') {
            return false;
        }
        options.put(option, args[next++]);
        return true;
    }

    private boolean takeRest(CliOption option, String arg, int from) {
        int start = arg.charAt(from) == '=' ? from + 1 : from;
        if (start == arg.length()) {
            return false;
        }
        options.put(option, arg.substring(start));
        return true;
    }

    private static CliOption byLongName(String arg, int end) {
        for (CliOption option : OPTIONS) {
            String name = option.longName();
            if (name.length() == end - 2 && arg.startsWith(name, 2)) {
                return option;
            }
        }
        return null;
    }

    private static CliOption[] byLetter() {
        CliOption[] table = new CliOption[128];
        for (CliOption option : OPTIONS) {
            if (option.letter() != '\0') {
                table[option.letter()] = option;
            }
        }
        return table;
    }
}

package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm.Value;

/** The completion of zsh. */
final class ZshCompletion {

    private ZshCompletion() {}

    static String text() {
        StringBuilder text = new StringBuilder("#compdef jss\n");
        text.append("# Completion of jss(1) for zsh. Made from the list of options.\n\n");
        text.append("_arguments -s \\\n");
        for (CliOption option : CliOption.values()) {
            text.append("    ").append(argument(option)).append(" \\\n");
        }
        text.append("    '1:command or filter:(");
        text.append(String.join(" ", CompletionWords.SUBCOMMANDS));
        return text.append(")' \\\n    '*:argument:_default'\n").toString();
    }

    private static String argument(CliOption option) {
        String spec = '[' + quoted(option.description()) + ']' + value(option);
        String name = "--" + option.longName() + longSuffix(option.value());
        if (option.letter() == '\0') {
            return "'" + name + spec + "'";
        }
        String letter = "-" + option.letter() + letterSuffix(option.value());
        String both = "(-" + option.letter() + " --" + option.longName() + ")";
        return "'" + both + "'{" + letter + "," + name + "}'" + spec + "'";
    }

    private static String longSuffix(Value value) {
        return switch (value) {
            case NONE -> "";
            case OPTIONAL -> "=-";
            case REQUIRED -> "=";
        };
    }

    private static String letterSuffix(Value value) {
        return switch (value) {
            case NONE -> "";
            case OPTIONAL -> "-";
            case REQUIRED -> "+";
        };
    }

    private static String value(CliOption option) {
        CompletionWords value = CompletionWords.of(option);
        String label = quoted(option.label());
        if (option.value() == Value.NONE) {
            return "";
        }
        if (option.value() == Value.OPTIONAL) {
            return "::" + label + ": ";
        }
        if (value.file()) {
            return ":" + label + ":_files";
        }
        if (value.words().isEmpty()) {
            return ":" + label + ": ";
        }
        return value.severalWithCommas()
                ? ":" + label + ":_values -s , " + label + " " + value.joined()
                : ":" + label + ":(" + value.joined() + ")";
    }

    /** For what stands between single quotes, and there between brackets or colons. */
    private static String quoted(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:")
                .replace("'", "'\\''");
    }
}

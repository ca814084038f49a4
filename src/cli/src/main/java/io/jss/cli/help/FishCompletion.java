package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm.Value;

/** The completion of fish. */
final class FishCompletion {

    private FishCompletion() {}

    static String text() {
        StringBuilder text = new StringBuilder();
        text.append("# Completion of jss(1) for fish. Made from the list of options.\n\n");
        text.append("complete -c jss -f\n");
        text.append("complete -c jss -n __fish_use_subcommand -a '");
        text.append(String.join(" ", CompletionWords.SUBCOMMANDS)).append("'\n");
        for (CliOption option : CliOption.values()) {
            text.append("complete -c jss");
            if (option.letter() != '\0') {
                text.append(" -s ").append(option.letter());
            }
            text.append(" -l ").append(option.longName()).append(value(option));
            text.append(" -d '").append(quoted(option.description())).append("'\n");
        }
        return text.toString();
    }

    private static String value(CliOption option) {
        CompletionWords value = CompletionWords.of(option);
        if (option.value() != Value.REQUIRED) {
            return "";
        }
        if (value.file()) {
            return " -r -F";
        }
        if (value.words().isEmpty()) {
            return " -x";
        }
        return value.severalWithCommas()
                ? " -x -a '(__fish_append , " + value.joined() + ")'"
                : " -x -a '" + value.joined() + "'";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}

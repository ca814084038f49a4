package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm.Value;
import java.util.ArrayList;
import java.util.List;

/** The completion of zsh. */
final class ZshCompletion {

    private static final String HEAD =
            """
            #compdef jss
            # Completion of jss(1) for zsh. Made from the list of options.

            _jss() {
                local tool command i
                local -a specs
                for ((i = 2; i < CURRENT; i++)); do
                    case "$words[i-1] $words[i]" in
                        (*--as[\\ =](ss|netstat)) tool=${words[i]#*=} ;;
            """;

    private static final String SPECS =
            """
                    esac
                done
                if [[ -n $tool ]]; then
                    _jss_tool
                    return
                fi
            """;

    private static final String WORD =
            """
                _arguments -s $specs '*: :_jss_word'
            }

            _jss_word() {
                local before=$words[CURRENT-1]
                [[ $before != = ]] || before=$words[CURRENT-2]
                if compset -P '*:'; then
                    compadd -- $(_jss_services)
                    return
                fi
                if [[ $before == -p && $PREFIX == [0-9]* ]]; then
                    compadd -- $(_jss_pids)
                    return
                fi
                case $before in
            """;

    private ZshCompletion() {}

    static String text() {
        String commands = String.join("|", CompletionWords.SUBCOMMANDS);
        StringBuilder text = new StringBuilder(HEAD);
        text.append("            (*\\ (").append(commands);
        text.append(")) command=${command:-$words[i]} ;;\n").append(SPECS);
        for (CliOption option : CliOption.values()) {
            text.append("    [[ $command != (").append(takers(option)).append(") ]] || specs+=(");
            text.append(argument(option)).append(")\n");
        }
        text.append(WORD);
        for (CompletionPlace place : CompletionPlace.values()) {
            text.append("        (")
                    .append(String.join("|", place.before()))
                    .append(") compadd -- ");
            text.append(
                    place.source().isEmpty() ? place.offered() : "$(_jss_" + place.source() + ")");
            text.append(" ;;\n");
        }
        text.append("        (*)\n            [[ -n $command ]] || compadd -- help ");
        text.append(String.join(" ", CompletionWords.SUBCOMMANDS)).append("\n");
        text.append("            compadd -- ").append(String.join(" ", CompletionPlace.ANYWHERE));
        text.append(" ;;\n    esac\n}\n\n_jss_tool() {\n    if [[ $PREFIX != -* ]]; then\n");
        text.append("        _jss_word\n        return\n    fi\n    case $tool in\n");
        CompletionPlace.ofTools()
                .forEach(
                        (tool, options) ->
                                text.append("        (")
                                        .append(tool)
                                        .append(") compadd -- ")
                                        .append(String.join(" ", options))
                                        .append(" ;;\n"));
        text.append("    esac\n}\n\n");
        CompletionPlace.SOURCES.forEach(
                (name, line) -> text.append("_jss_%s() {\n    %s\n}\n\n".formatted(name, line)));
        return text.append("_jss \"$@\"\n").toString();
    }

    private static String takers(CliOption option) {
        List<String> takers = new ArrayList<>();
        for (String command : CompletionWords.SUBCOMMANDS) {
            if (CompletionPlace.options(command).contains(option)) {
                takers.add(command);
            }
        }
        String listing = CompletionPlace.options("").contains(option) ? "|" : "";
        return listing + String.join("|", takers);
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
        if (!value.source().isEmpty()) {
            return ":" + label + ":( $(_jss_" + value.source() + ") )";
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

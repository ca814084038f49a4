package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm.Value;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The completion of bash, which needs nothing but bash. */
final class BashCompletion {

    private static final String HEAD =
            """
            # Completion of jss(1) for bash. Made from the list of options.

            _jss() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} IFS=$' \\t\\n'
                local word before= tool= command=
                # bash takes --wire=4 for three words, and :https for two.
                if [[ $cur == = || $cur == : ]]; then
                    [[ $cur == = ]] || prev=:
                    cur=
                elif [[ $prev == = ]] && ((COMP_CWORD > 1)); then
                    prev=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                COMPREPLY=()
                for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
                    case $before:$word in
                        --as:ss | --as:netstat) tool=$word ;;
            """;

    private static final String PLACES =
            """
                    esac
                    [[ $word == = ]] || before=$word
                done
                if [[ $prev == -p && $cur == [0-9]* ]]; then
                    _jss_offer "$(_jss_pids)"
                    return
                fi
                case $prev in
                    :) _jss_offer "$(_jss_services)" && return ;;
            """;

    private static final String TAIL =
            """
            }

            _jss_offer() {
                COMPREPLY=($(compgen -W "$1" -- "$cur"))
            }

            # _jss_several WORDS: the last of several words with commas between them.
            _jss_several() {
                local before=
                [[ $cur != *,* ]] || before=${cur%,*},
                COMPREPLY=($(compgen -P "$before" -W "$1" -- "${cur##*,}"))
            }

            """;

    private BashCompletion() {}

    static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("            *:").append(String.join(" | *:", CompletionWords.SUBCOMMANDS));
        text.append(") command=${command:-$word} ;;\n").append(PLACES);
        for (CompletionPlace place : CompletionPlace.values()) {
            text.append("        ").append(String.join(" | ", place.before())).append(") ");
            text.append("_jss_offer \"").append(offered(place)).append("\"; return ;;\n");
        }
        text.append("    esac\n    case $tool in\n");
        CompletionPlace.ofTools()
                .forEach(
                        (tool, options) ->
                                text.append("        ")
                                        .append(tool)
                                        .append(") _jss_offer \"")
                                        .append(String.join(" ", options))
                                        .append("\"; return ;;\n"));
        text.append("    esac\n    case $prev in\n");
        for (CliOption option : CliOption.values()) {
            if (option.value() == Value.REQUIRED) {
                text.append("        ").append(pattern(option)).append(")\n");
                text.append("            ").append(reply(CompletionWords.of(option))).append('\n');
                text.append("            return ;;\n");
            }
        }
        text.append("    esac\n    if [[ $cur == -* ]]; then\n        case $command in\n");
        for (String command : CompletionWords.SUBCOMMANDS) {
            appendOptions(command, command, text);
        }
        appendOptions("*", "", text);
        text.append("        esac\n    elif [[ -n $command ]]; then\n        _jss_offer \"");
        text.append(String.join(" ", CompletionPlace.ANYWHERE)).append("\"\n    else\n");
        text.append("        _jss_offer \"help ");
        text.append(String.join(" ", CompletionWords.SUBCOMMANDS)).append(' ');
        text.append(String.join(" ", CompletionPlace.ANYWHERE)).append("\"\n    fi\n");
        text.append(TAIL);
        CompletionPlace.SOURCES.forEach(
                (name, line) -> text.append("_jss_%s() {\n    %s\n}\n\n".formatted(name, line)));
        return text.append("complete -F _jss jss\n").toString();
    }

    private static String offered(CompletionPlace place) {
        return place.source().isEmpty() ? place.offered() : "$(_jss_" + place.source() + ")";
    }

    private static void appendOptions(String pattern, String command, StringBuilder text) {
        String options =
                CompletionPlace.options(command).stream()
                        .flatMap(BashCompletion::names)
                        .collect(Collectors.joining(" "));
        text.append("            ").append(pattern).append(") _jss_offer \"").append(options);
        text.append("\" ;;\n");
    }

    private static String pattern(CliOption option) {
        String name = "--" + option.longName();
        return option.letter() == '\0' ? name : "-" + option.letter() + " | " + name;
    }

    private static String reply(CompletionWords value) {
        if (value.file()) {
            return "COMPREPLY=($(compgen -f -- \"$cur\"))";
        }
        if (!value.source().isEmpty()) {
            return "_jss_offer \"$(_jss_" + value.source() + ")\"";
        }
        if (value.severalWithCommas()) {
            return "_jss_several \"" + value.joined() + "\"";
        }
        return "COMPREPLY=($(compgen -W \"" + value.joined() + "\" -- \"$cur\"))";
    }

    private static Stream<String> names(CliOption option) {
        String name = "--" + option.longName();
        return option.letter() == '\0' ? Stream.of(name) : Stream.of("-" + option.letter(), name);
    }
}

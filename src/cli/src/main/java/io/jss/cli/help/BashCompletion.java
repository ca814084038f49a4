package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm.Value;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The completion of bash, which needs nothing but bash. */
final class BashCompletion {

    private static final String HEAD =
            """
            # Completion of jss(1) for bash. Made from the list of options.

            _jss() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} IFS=$' \\t\\n'
                # bash takes --wire=4 for three words.
                if [[ $cur == = ]]; then
                    cur=
                elif [[ $prev == = ]] && ((COMP_CWORD > 1)); then
                    prev=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                COMPREPLY=()
                case $prev in
            """;

    private static final String MIDDLE =
            """
                esac
                if [[ $cur == -* ]]; then
            """;

    private static final String TAIL =
            """
            }

            # _jss_several WORDS: the last of several words with commas between them.
            _jss_several() {
                local before=
                [[ $cur != *,* ]] || before=${cur%,*},
                COMPREPLY=($(compgen -P "$before" -W "$1" -- "${cur##*,}"))
            }

            complete -F _jss jss
            """;

    private BashCompletion() {}

    static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (CliOption option : CliOption.values()) {
            if (option.value() == Value.REQUIRED) {
                text.append("        ").append(pattern(option)).append(")\n");
                text.append("            ").append(reply(CompletionWords.of(option))).append('\n');
                text.append("            return ;;\n");
            }
        }
        text.append(MIDDLE);
        text.append("        COMPREPLY=($(compgen -W \"").append(options());
        text.append("\" -- \"$cur\"))\n    elif ((COMP_CWORD > 0)); then\n");
        text.append("        COMPREPLY=($(compgen -W \"");
        text.append(String.join(" ", CompletionWords.SUBCOMMANDS));
        return text.append("\" -- \"$cur\"))\n    fi\n").append(TAIL).toString();
    }

    private static String pattern(CliOption option) {
        String name = "--" + option.longName();
        return option.letter() == '\0' ? name : "-" + option.letter() + " | " + name;
    }

    private static String reply(CompletionWords value) {
        if (value.file()) {
            return "COMPREPLY=($(compgen -f -- \"$cur\"))";
        }
        if (value.severalWithCommas()) {
            return "_jss_several \"" + value.joined() + "\"";
        }
        return "COMPREPLY=($(compgen -W \"" + value.joined() + "\" -- \"$cur\"))";
    }

    private static String options() {
        return Arrays.stream(CliOption.values())
                .flatMap(BashCompletion::names)
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> names(CliOption option) {
        String name = "--" + option.longName();
        return option.letter() == '\0' ? Stream.of(name) : Stream.of("-" + option.letter(), name);
    }
}

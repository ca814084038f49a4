package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm.Value;

/** The completion of fish. */
final class FishCompletion {

    private static final String HEAD =
            """
            # Completion of jss(1) for fish. Made from the list of options.

            # The command among the words before, and the tool that --as names.
            function __jss_command
                for word in (commandline -opc)[2..-1]
                    if contains -- $word %s
                        echo $word
                        return
                    end
                end
                echo listing
            end

            function __jss_tool
                string match -rq -- '--as[= ]'$argv[1]'( |$)' (string join ' ' -- (commandline -opc))
            end

            # __jss_takes COMMAND...: whether it is one of them, and no other tool is meant.
            function __jss_takes
                not __jss_tool '(ss|netstat)'; and contains -- (__jss_command) $argv
            end

            # __jss_after WORD...: whether the word before, signs apart, is one of them.
            function __jss_after
                set -l words (commandline -opc)
                if test "$words[-1]" = '='
                    set -e words[-1]
                end
                contains -- $words[-1] $argv
            end

            """;

    private FishCompletion() {}

    static String text() {
        String commands = String.join(" ", CompletionWords.SUBCOMMANDS);
        StringBuilder text = new StringBuilder(HEAD.formatted(commands));
        CompletionPlace.SOURCES.forEach(
                (name, line) ->
                        text.append("function __jss_%s\n    %s\nend\n\n".formatted(name, line)));
        text.append("complete -c jss -f\n");
        StringBuilder places = new StringBuilder();
        for (CompletionPlace place : CompletionPlace.values()) {
            String before = String.join(" ", place.before());
            String words =
                    place.source().isEmpty() ? place.offered() : "(__jss_" + place.source() + ")";
            offer("__jss_after " + before, words, text);
            places.append(' ').append(before);
        }
        offer("__jss_after -p", "(__jss_pids)", text);
        offer("__jss_after sport dport", "(__jss_services | string replace -r \"^\" :)", text);
        String anywhere = String.join(" ", CompletionPlace.ANYWHERE);
        offer("__jss_takes listing; and not __jss_after" + places, "help " + commands, text);
        offer("not __jss_after" + places, anywhere, text);
        CompletionPlace.ofTools()
                .forEach(
                        (tool, options) ->
                                offer("__jss_tool " + tool, String.join(" ", options), text));
        for (CliOption option : CliOption.values()) {
            text.append("complete -c jss -n '__jss_takes").append(takers(option)).append('\'');
            if (option.letter() != '\0') {
                text.append(" -s ").append(option.letter());
            }
            text.append(" -l ").append(option.longName()).append(value(option));
            text.append(" -d '").append(quoted(option.description())).append("'\n");
        }
        return text.toString();
    }

    private static void offer(String condition, String words, StringBuilder text) {
        text.append("complete -c jss -n '").append(condition);
        text.append("' -a '").append(words).append("'\n");
    }

    private static String takers(CliOption option) {
        StringBuilder takers = new StringBuilder();
        if (CompletionPlace.options("").contains(option)) {
            takers.append(" listing");
        }
        for (String command : CompletionWords.SUBCOMMANDS) {
            if (CompletionPlace.options(command).contains(option)) {
                takers.append(' ').append(command);
            }
        }
        return takers.toString();
    }

    private static String value(CliOption option) {
        CompletionWords value = CompletionWords.of(option);
        if (option.value() != Value.REQUIRED) {
            return "";
        }
        if (value.file()) {
            return " -r -F";
        }
        if (!value.source().isEmpty()) {
            return " -x -a '(__jss_" + value.source() + ")'";
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

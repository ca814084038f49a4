package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.filter.build.FilterParser;
import io.jss.filter.build.FilterSyntaxException;
import io.jss.filter.names.SystemNames;
import io.jss.model.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The filters of README, of the pages and of {@code jss help filter} are filters. */
@Tag("host")
class FilterDocumentationTest {

    private static final Pattern QUOTED =
            Pattern.compile("(?m)^\\$ (?:\\./)?jss [^'|\\n]*'([^']+)'$");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^  (\\S.*?)(?: {2,}\\S.*)?$");
    private static final FilterParser PARSER =
            new FilterParser(SystemNames.of(Set.of(Protocol.TCP, Protocol.UDP)));

    /** Returns what the parser objects to, nothing for a filter. */
    private static Optional<String> objection(String filter) {
        try {
            return PARSER.parse(filter).toString().isEmpty()
                    ? Optional.of("says nothing")
                    : Optional.empty();
        } catch (FilterSyntaxException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    @Test
    void everyFilterOfADocumentIsReadOrRefusedAsItSays() throws Exception {
        String documents =
                OutputDocument.all().stream()
                        .map(OutputDocument::text)
                        .collect(Collectors.joining("\n"));
        List<String> filters = found(QUOTED, documents).toList();

        assertThat(filters).hasSizeGreaterThanOrEqualTo(5).contains("sport = :84x43");
        for (String filter : filters) {
            Optional<String> objection = objection(filter);
            if (filter.equals("sport = :84x43")) {
                assertThat(documents).contains("jss: in the filter: " + objection.orElseThrow());
            } else {
                assertThat(objection).as(filter).isEmpty();
            }
        }
    }

    @Test
    void everyExampleOfTheHelpIsAFilter() {
        CommandRun help = CommandRun.of("help", "filter");
        assertThat(help.exitCode()).isZero();
        String output = help.output();
        String examples = output.substring(0, output.indexOf("'and' binds closer"));
        List<String> filters = found(EXAMPLE, examples).toList();

        assertThat(filters).hasSizeGreaterThan(15);
        assertThat(filters).allSatisfy(f -> assertThat(objection(f)).as(f).isEmpty());
        assertThat(output).contains("condition   = states");
        assertThat(CommandRun.of("help", "weather").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("help").output()).isEqualTo(CommandRun.of("--help").output());
    }
}

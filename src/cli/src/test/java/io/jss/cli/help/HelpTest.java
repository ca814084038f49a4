package io.jss.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.TestRun;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.options.CliOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @Test
    void helpNamesEveryOptionAndExitCodeWithinEightyColumnsAndWithoutEscapes() {
        TestRun run = new TestRun();

        assertThat(run.run("--help")).isEqualTo(ExitCode.OK);
        String text = String.join("\n", run.lines());
        for (CliOption option : CliOption.values()) {
            assertThat(text).contains("--" + option.longName());
        }
        assertThat(text)
                .containsPattern(Pattern.compile("^ +2 +wrong arguments$", Pattern.MULTILINE));
        assertThat(text).doesNotContain("\u001b");
        assertThat(run.lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(90));
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void optionsStandInTheOrderOfTheList() {
        TestRun run = new TestRun();
        run.run("-h");

        int last = -1;
        String text = String.join("\n", run.lines());
        for (CliOption option : CliOption.values()) {
            int at = text.indexOf("--" + option.longName(), last + 1);
            assertThat(at).as(option.longName()).isGreaterThan(last);
            last = at;
        }
    }

    @Test
    void versionTellsReleaseRuntimeAndKernel() {
        TestRun run = new TestRun();

        assertThat(run.run("-V")).isEqualTo(ExitCode.OK);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).startsWith("jss ");
        assertThat(run.lines().get(1))
                .contains(System.getProperty("java.version"))
                .contains(System.getProperty("os.version"));
    }

    @Test
    void everyTopicHasATextAndEveryCommandItsHelp() {
        for (Topic topic : Topic.values()) {
            TestRun help = new TestRun();
            assertThat(help.run("help", topic.word())).isEqualTo(ExitCode.OK);
            assertThat(help.lines()).as(topic.word()).hasSizeGreaterThan(10);
            TestRun command = new TestRun();
            assertThat(command.run(topic.word(), "--help")).isEqualTo(ExitCode.OK);
            assertThat(command.lines()).isEqualTo(help.lines());
        }
        TestRun wrong = new TestRun();
        assertThat(wrong.run("help", "fliter")).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.errors().get(0)).contains("perhaps on 'filter'", "namespaces");
    }

    /** The kernel's name for a field stands in parentheses, behind what it is. */
    @ParameterizedTest
    @ValueSource(strings = {"-t", "-S", "-M", "-x", "-0", "--netlink", "--vsock"})
    void aFieldIsExplainedInWords(String sockets) {
        TestRun help = new TestRun();
        assertThat(help.run(sockets, "--columns", "help")).isEqualTo(ExitCode.OK);
        int meaning = help.lines().get(0).indexOf("MEANING");

        assertThat(help.lines().stream().skip(1).map(line -> line.substring(meaning)))
                .hasSizeGreaterThan(10)
                .noneMatch(text -> text.matches("[A-Z][A-Z0-9]*_.*"))
                .allMatch(text -> text.replaceAll("\\(.*", "").strip().contains(" "));
    }

    @Test
    void everyQuestionHasACommandThatIsUnderstood() {
        List<String> commands =
                Topic.EXAMPLES
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("    $ jss "))
                        .map(line -> line.substring("    $ jss ".length()))
                        .toList();

        assertThat(commands).hasSizeGreaterThanOrEqualTo(30);
        for (String command : commands) {
            if (command.contains("record") || command.contains("-N ")) {
                continue; // they make a file, or look for a process
            }
            TestRun run = new TestRun();
            List<String> words = new ArrayList<>();
            Pattern.compile("'([^']*)'|(\\S+)")
                    .matcher(command)
                    .results()
                    .forEach(w -> words.add(w.group(1) == null ? w.group(2) : w.group(1)));
            assertThat(run.run(words.toArray(String[]::new)))
                    .as("%s: %s", command, run.errors())
                    .isNotEqualTo(ExitCode.USAGE);
        }
    }
}

package io.jss.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.TestRun;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.options.CliOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
                .containsPattern(Pattern.compile("^ +2  wrong arguments$", Pattern.MULTILINE));
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
}

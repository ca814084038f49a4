package io.jss.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm.Value;
import io.jss.filter.build.FilterParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionDocumentsTest {

    @TempDir private Path folder;

    @BeforeEach
    void writeDocuments() throws IOException {
        OptionDocuments.main(new String[] {folder.toString(), "1.2.3", "2026-01-01"});
    }

    @Test
    void manualPageHasEveryOptionInItsOrderWithItsWords() throws IOException {
        List<String> page = Files.readAllLines(folder.resolve("jss.1"));

        assertThat(page).contains(".TH JSS 1 \"2026-01-01\" \"jss 1.2.3\" \"User Commands\"");
        assertThat(page).contains("\\fB\\-t\\fR, \\fB\\-\\-tcp\\fR");
        assertThat(page).contains("\\fB\\-\\-wire\\fR=\\fILIST\\fR");
        assertThat(page).contains("\\fB\\-c\\fR, \\fB\\-\\-continuous\\fR[=\\fISECONDS\\fR]");
        int last = -1;
        for (CliOption option : CliOption.values()) {
            String name = "\\fB\\-\\-" + option.longName().replace("-", "\\-") + "\\fR";
            int at = last + 1;
            while (!page.get(at).contains(name)) {
                at++;
            }
            assertThat(page.get(at - 1)).isEqualTo(".TP");
            String said = String.join(" ", page.subList(at + 1, Math.min(at + 9, page.size())));
            assertThat(said).startsWith(option.description().replace("-", "\\-"));
            last = at;
        }
    }

    @Test
    void manualPageTellsUsageAndExitCodesAsHelpDoes() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("jss.1")))
                .contains("jss [OPTION]... [TARGET]... [FILTER]")
                .containsSequence(".TP", "\\fB2\\fR", "wrong arguments")
                .noneMatch(line -> line.startsWith("Usage: jss [OPTION]... [TARGET]... [FILTER]"));
    }

    @Test
    void offeredWordsStandInTheOptionsDescriptionOrLabel() {
        for (CliOption option : CliOption.values()) {
            CompletionWords value = CompletionWords.of(option);
            if (option == CliOption.COLUMN_LIST || option == CliOption.SORT) {
                assertThat(value.words()).contains("proto", "local", "remote", "state", "rtt");
                continue; // as --columns help lists them
            }
            String said = option.label() + " " + option.description();
            assertThat(said.split("[ ,:;()]+")).containsAll(value.words());
            if (option.value() == Value.NONE) {
                assertThat(value.words()).isEmpty();
            }
        }
    }

    @Test
    void bashOffersOptionsValuesPartsOfListsAndFiles() throws Exception {
        assertThat(bash("jss", "--wir")).containsExactly("--wire");
        assertThat(bash("jss", "-W", "--color", "a")).containsExactly("auto", "always");
        assertThat(bash("jss", "--color", "=", "n")).containsExactly("never");
        assertThat(bash("jss", "--color", "=")).containsExactly("auto", "always", "never");
        assertThat(bash("jss", "--wire", "4,b")).containsExactly("4,both");
        assertThat(bash("jss", "-F", folder + "/jss.f")).containsExactly(folder + "/jss.fish");
        assertThat(bash("jss", "exp")).containsExactly("explain", "export");
        assertThat(bash("jss", "--sort", "state,rt")).contains("state,rtt");
        assertThat(bash("jss", "--max", "")).isEmpty();
    }

    @Test
    void zshTakesValuesAsTheOptionsDo() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("_jss")))
                .startsWith("#compdef jss")
                .anyMatch(line -> line.endsWith("specs+=('(-t --tcp)'{-t,--tcp}'[TCP]')"))
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "specs+=('--color=[auto, always or never]:WHEN:(auto always"
                                                + " never)')"))
                .anyMatch(line -> line.contains("('(-c --continuous)'{-c-,--continuous=-}'["))
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "    [[ $command != (wait) ]] || specs+=('--timeout="));
    }

    @Test
    void fishTakesValuesAsTheOptionsDo() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("jss.fish")))
                .anyMatch(line -> line.endsWith(" -s t -l tcp -d 'TCP'"))
                .anyMatch(
                        line ->
                                line.endsWith(
                                        " -l color -x -a 'auto always never' -d 'auto, always or"
                                                + " never'"))
                .anyMatch(
                        line -> line.startsWith("complete -c jss -n '__jss_takes wait' -l timeout"))
                .anyMatch(line -> line.contains("' -s F -l filter-file -r -F -d "));
    }

    @Test
    void offeredFiltersAreFilters() {
        FilterParser parser = new FilterParser();
        for (CompletionPlace place : CompletionPlace.values()) {
            boolean filter = place != CompletionPlace.HELP && place.source().isEmpty();
            for (String word : filter ? place.offered().split(" ") : new String[0]) {
                assertThat(parser.parse(place.before().get(0) + " " + word)).isNotNull();
            }
        }
    }

    @Test
    void aCommandIsOfferedItsOwnOptions() {
        assertThat(CompletionPlace.options("wait"))
                .contains(CliOption.TIMEOUT, CliOption.WAIT_STATE, CliOption.UDP)
                .doesNotContain(CliOption.JSON, CliOption.YES);
        assertThat(CompletionPlace.options("kill")).contains(CliOption.YES, CliOption.MAX);
        assertThat(CompletionPlace.options(""))
                .contains(CliOption.JSON, CliOption.EVENT_BUFFER)
                .doesNotContain(CliOption.TIMEOUT, CliOption.FAIL_ON);
    }

    /** What bash offers when the last of the words is being completed. */
    private List<String> bash(String... words) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -u; . \"$1\"; COMP_WORDS=(");
        for (String word : words) {
            script.append("'").append(word).append("' ");
        }
        script.append("); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _jss\n");
        script.append("[ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"\n");
        Process process =
                new ProcessBuilder("bash", "-c", script.toString(), "-", folder + "/jss.bash")
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().toList();
    }
}

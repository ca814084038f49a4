package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --owners} in every mode: what is loaded, what is refused. */
@Tag("host")
class OwnersOptionIT {

    @TempDir private Path folder;

    private int loads(String mode) throws Exception {
        Path log = folder.resolve("bpf");
        List<String> line = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", log.toString()));
        line.addAll(List.of("-e", "trace=bpf"));
        line.addAll(CommandOutcome.line(List.of(), mode.split(" ", -1)));
        CommandOutcome run = CommandOutcome.runLine(line);

        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.OK);
        return (int)
                Files.readString(log).lines().filter(call -> call.contains("PROG_LOAD")).count();
    }

    @ParameterizedTest
    @CsvSource({
        "-tan, 0",
        "-tan --json, 0",
        "-s, 0",
        "-ta --count-by=state, 0",
        "-tanp, 1",
        "-anp, 1",
        "-xap, 1",
        "-xap --json, 1",
        "--netlink -0p, 1",
        "-tanT, 1",
        "-tanp --ndjson, 1",
        "-tanp --csv, 1",
        "-tanp pid=1, 1",
        "-ta --count-by=process, 1",
        "-tanp --all-netns, 1",
        "explain, 1",
        "--as netstat -tan, 0",
        "--as netstat -anp, 1",
        "--as ss -tan, 0",
        "--as ss -anp, 1",
    })
    void theProgramIsLoadedOnceWhereOwnersAreLookedForAndElseNever(String mode, int expected)
            throws Exception {
        assertThat(loads(mode + " --owners=bpf")).isEqualTo(expected);
        assertThat(loads(mode + " --owners=proc")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tanp",
                "-xap",
                "-xap --json",
                "-tanp --json",
                "-tanp --ndjson",
                "-tanp --csv",
                "-tan pid=1",
                "-ta --count-by=process",
                "-tan --columns=processes",
                "-tanp --all-netns",
                "explain",
                "find 127.0.0.1:1 127.0.0.1:2",
                "kill pid=1",
                "-E",
                "--as netstat -tanp",
                "--as ss -tanp"
            })
    void whatTheKernelRefusesIsOneLineInEveryMode(String mode) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(mode.split(" ", -1)));
        arguments.add("--owners=bpf");
        CommandOutcome run = Faults.run(Faults.all("bpf", "EPERM"), arguments);

        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.errors().lines())
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line)
                                        .contains("--owners=bpf: bpf(BPF_PROG_LOAD): EPERM"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tan", "--as netstat -tan", "--as ss -tan", "-xa", "explain"})
    void aWayThatIsNoneIsRefusedInEveryMode(String mode) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(mode.split(" ", -1)));
        arguments.add("--owners=guess");
        CommandOutcome run = CommandOutcome.run(arguments.toArray(new String[0]));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors().lines())
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line)
                                        .contains("--owners takes auto, proc or bpf, not 'guess'"));
    }
}

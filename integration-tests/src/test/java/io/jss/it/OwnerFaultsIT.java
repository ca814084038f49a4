package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** System calls of the search for owners fail: whatever shows owners says what was not learned. */
@Tag("host")
class OwnerFaultsIT {

    private static final String CONNECTION =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(5)
            client = socket(AF_INET); client.connect(listener.getsockname())
            accepted = listener.accept()[0]
            node = socket(AF_UNIX); node.bind('\\0jss-owner-faults-%d' % os.getpid()); node.listen(1)
            ready(listener.getsockname()[1], client.getsockname()[1])
            """;

    private static PythonSockets python;

    @BeforeAll
    static void connect() throws Exception {
        python = PythonSockets.run(CONNECTION);
    }

    @AfterAll
    static void disconnect() throws Exception {
        python.close();
    }

    private static List<String> arguments(String mode) {
        List<String> words = new ArrayList<>();
        for (String word : mode.split(" ", -1)) {
            words.add(
                    word.replace("SERVER", "127.0.0.1:" + python.number(0))
                            .replace("CLIENT", "127.0.0.1:" + python.number(1))
                            .replace("PID", "" + python.pid()));
        }
        words.add("--owners=proc"); // as another tool too
        return words;
    }

    private static String file(String name) {
        return "/proc/" + python.pid() + "/" + name;
    }

    /** Where descriptors or memory are lacking nothing is shown as if all had been learned. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tlnp",
                "-tlnp --json",
                "-tlnp --ndjson",
                "-tlnp --csv",
                "-tnaT",
                "-xlp",
                "-tln --count-by=process",
                "-tln --columns=local,processes",
                "-tln pid=PID",
                "-tlnp --all-netns",
                "find CLIENT SERVER",
                "explain SERVER",
                "kill -tp src CLIENT",
                "--as netstat -tlnp",
                "--as netstat -xlnp",
                "--as ss -tlnp"
            })
    void aLinkThatCannotBeReadForWantOfMemoryIsOneLineInEveryMode(String mode) throws Exception {
        CommandOutcome run = Faults.run(Faults.all("readlinkat", "ENOMEM"), arguments(mode));

        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.SYSTEM);
        assertThat(run.errors().lines())
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line)
                                        .matches(
                                                "(jss|netstat|ss): readlinkat\\((\\d+/fd|"
                                                        + "/proc/self/ns/net)\\): ENOMEM"
                                                        + " \\(Cannot allocate memory\\)"));
    }

    @ParameterizedTest
    @CsvSource({
        "readlinkat, fd, EIO, readlinkat(PID/fd): EIO",
        "readlinkat, fd, EINTR, readlinkat(PID/fd): EINTR",
        "getdents64, fd, EIO, getdents64(PID/fd): EIO",
        "getdents64, fd, ENOMEM, getdents64(PID/fd): ENOMEM",
        "getdents64, fd, EINTR, getdents64(PID/fd): EINTR",
        "openat, fd, EMFILE, openat(PID/",
        "openat, fd, EINTR, openat(PID/",
        "read, stat, EIO, read(PID/stat): EIO",
        "read, cmdline, ENOMEM, read(PID/cmdline): ENOMEM",
        "read, comm, EINTR, read(PID/comm): EINTR",
        "read, status, EIO, read(PID/status): EIO",
    })
    void aFaultThatIsNotTheProcessesEndsTheSearchAndIsNamed(
            String call, String file, String error, String said) throws Exception {
        CommandOutcome run = Faults.run(Faults.on(file(file), call, error), arguments("-tlnp"));

        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.SYSTEM);
        assertThat(run.errors().lines()).hasSize(1);
        assertThat(run.errors()).startsWith("jss: " + said.replace("PID", "" + python.pid()));
    }

    @ParameterizedTest
    @CsvSource({
        "readlinkat, fd, EACCES",
        "getdents64, fd, EACCES",
        "openat, fd, EACCES",
        "read, stat, EACCES",
        "read, stat, EPERM",
    })
    void aProcessThatMayNotBeReadIsCountedWhateverCallSaysSo(String call, String file, String error)
            throws Exception {
        CommandOutcome run =
                Faults.run(
                        Faults.on(file(file), call, error),
                        arguments("-tlnp sport=:" + python.number(0)));

        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.OK);
        assertThat(run.output()).contains(":" + python.number(0) + " ");
        assertThat(run.errors()).isEqualTo("jss: owners of 1 socket hidden: not permitted\n");
    }

    @ParameterizedTest
    @CsvSource({
        "openat, task, EMFILE, openat(PID/task): EMFILE",
        "getdents64, task, EIO, getdents64(PID/task): EIO",
        "getdents64, task, ENOMEM, getdents64(PID/task): ENOMEM",
        "read, task/PID/comm, EIO, read(PID/task/PID/comm): EIO",
    })
    void aFaultOfThreadsIsNamedInEveryForm(String call, String file, String error, String said)
            throws Exception {
        String pid = "" + python.pid();
        for (String mode : List.of("-tlnT", "-tlnT --ndjson", "--as ss -tlnT")) {
            CommandOutcome run =
                    Faults.run(
                            Faults.on(file(file.replace("PID", pid)), call, error),
                            arguments(mode));

            assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.SYSTEM);
            assertThat(run.errors().lines()).hasSize(1);
            assertThat(run.errors()).contains("ss: " + said.replace("PID", pid));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "openat, ENOENT, ''",
        "getdents64, ENOENT, ''",
        "getdents64, ESRCH, ''",
        "openat, EACCES, jss: threads of processes hidden: not permitted",
        "getdents64, EPERM, jss: threads of processes hidden: not permitted",
    })
    void aProcessWhoseThreadsHaveGoneOrAreHiddenIsShownWithoutThem(
            String call, String error, String said) throws Exception {
        CommandOutcome run =
                Faults.run(
                        Faults.on(file("task"), call, error),
                        arguments("-tlnT sport=:" + python.number(0)));

        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.OK);
        assertThat(run.output())
                .contains(":" + python.number(0) + " ")
                .containsPattern("threads +" + python.pid() + "/\\S+\n");
        assertThat(run.errors().strip()).isEqualTo(said);

        CommandOutcome ss =
                Faults.run(
                        Faults.on(file("task"), call, error),
                        arguments("--as ss -tlnTH sport=:" + python.number(0)));
        assertThat(ss.exitCode()).as(ss.errors()).isEqualTo(ExitCode.OK);
        assertThat(ss.output()).contains("pid=" + python.pid() + ",tid=" + python.pid() + ",fd=");
        assertThat(ss.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENOENT", "ENAMETOOLONG"})
    void aDescriptorThatIsClosedMeanwhileIsPassedOver(String error) throws Exception {
        CommandOutcome run =
                Faults.run(Faults.on(file("fd"), "readlinkat", error), arguments("-tlnp"));

        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).doesNotContain("readlinkat");
        assertThat(run.output()).contains(":" + python.number(0) + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tan", "-tan --json", "-xa", "--as netstat -tan", "--as ss -tan"})
    void anAnswerThatIsInterruptedForEverIsOneLine(String mode) throws Exception {
        CommandOutcome run =
                Faults.run(Faults.all("recvfrom", "EINTR"), List.of(mode.split(" ", -1)));

        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.SYSTEM);
        assertThat(run.errors().lines())
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line)
                                        .endsWith(": recvfrom: EINTR (Interrupted system call)"));
    }

    @Test
    void anAnswerThatIsInterruptedSomeTimesIsRead() throws Exception {
        CommandOutcome run =
                Faults.run(
                        List.of(
                                "-e",
                                "trace=recvfrom,sendto",
                                "-e",
                                "inject=recvfrom:error=EINTR:when=1..50"),
                        List.of("-tan"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).contains(":" + python.number(0) + " ");
    }
}

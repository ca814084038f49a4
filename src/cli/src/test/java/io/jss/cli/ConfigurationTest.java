package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.testing.DiagRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that say how things look. */
class ConfigurationTest {

    @TempDir private Path home;

    private Path write(String text) throws IOException {
        Path file = home.resolve("jss/config");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    private TestRun atTerminal() {
        return inPipe().onTerminal(80);
    }

    private TestRun inPipe() {
        return new TestRun()
                .sockets(new KernelTable().add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.2", 4000))
                .variable("XDG_CONFIG_HOME", home.toString());
    }

    private static List<String> lines(TestRun run, String... arguments) {
        assertThat(run.run(arguments)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isEmpty();
        return run.lines();
    }

    @Test
    void columnsAreTheFilesOnATerminalWhereNoOptionSaysOthers() throws IOException {
        write("# mine\n\ncolumns = local,state\n");

        assertThat(lines(atTerminal(), "-tnH")).containsExactly("10.0.0.1:22 ESTABLISHED");
        assertThat(lines(atTerminal(), "-tnH", "--columns=local")).containsExactly("10.0.0.1:22");
        String usual = "tcp 0 0 10.0.0.1:22 10.0.0.2:4000 ESTABLISHED IPv4";
        assertThat(lines(atTerminal(), "-tnH", "--no-config")).containsExactly(usual);
        assertThat(lines(inPipe(), "-tnH")).containsExactly(usual);
        assertThat(lines(atTerminal(), "-tne")).first().asString().contains("Traffic");
        assertThat(lines(atTerminal(), "-tn", "--count-by=state")).hasSize(3);
        assertThat(lines(atTerminal(), "--as", "netstat", "-tn")).hasSize(3);
    }

    @Test
    void verboseNamesTheFile() throws IOException {
        Path file = write("color = never\nwidth = wide\n");
        TestRun run = atTerminal();

        assertThat(run.run("-tnv")).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).containsExactly("jss: how things look is from " + file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yes = 1|'yes' is not how things look; the file may say"
                        + " columns, color, width, threshold",
                "netns = blue|'netns' is not how things look; the file may say"
                        + " columns, color, width, threshold",
                "record = /tmp/x|'record' is not how things look; the file may say"
                        + " columns, color, width, threshold",
                "columns|'columns' lacks its value: columns = VALUE",
                "color = red|color is auto or always or never, not 'red'",
                "columns = local,nosuch|--columns takes names of columns, not 'nosuch': --columns"
                        + " help lists them",
                "width = 39|width is terminal or wide or a number of columns from 40 on, not '39'",
                "width = all|width is terminal or wide or a number of columns from 40 on, not"
                        + " 'all'",
                "threshold = nosuch=3|--threshold takes NAME=NUMBER, not 'nosuch=3'; jss help"
                        + " finding lists the names",
                "threshold = orphans=30,orphans-warning|--threshold takes NAME=NUMBER, not"
                        + " 'orphans-warning'; jss help finding lists the names"
            })
    void aWrongLineIsPassedOverWithOneLineThatNamesItsPlace(String line, String message)
            throws IOException {
        Path file = write("# first\n" + line + "\ncolumns = local,state\n");
        TestRun run = atTerminal();

        assertThat(run.run("-tnH")).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).containsExactly("jss: " + file + ":2 is passed over: " + message);
        assertThat(run.lines()).containsExactly("10.0.0.1:22 ESTABLISHED");
    }

    @Test
    void theExitCodeIsThatOfTheCommandWhateverAFileSays() throws IOException {
        write("yes = 1\n");
        TestRun absent = atTerminal();
        TestRun help = atTerminal();

        assertThat(absent.run("pid", "nobody")).isEqualTo(ExitCode.USAGE);
        assertThat(absent.errors()).hasSize(2);
        assertThat(help.run("help", "config")).isEqualTo(ExitCode.OK);
        assertThat(help.errors()).isEmpty();
        assertThat(lines(inPipe(), "-tnH")).hasSize(1);
        assertThat(lines(atTerminal(), "-tnH", "--no-config")).hasSize(1);
    }

    @Test
    void ofManyWrongLinesTheFirstAreNamedAndHowManyMore() throws IOException {
        Path file = write("nonsense\n".repeat(100));
        TestRun run = atTerminal();

        assertThat(run.run("-tnH")).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).hasSize(4);
        assertThat(run.errors().get(3))
                .isEqualTo(
                        "jss: "
                                + file
                                + ": 97 more lines are passed over; jss help config says what may"
                                + " stand there");
        Files.writeString(file, "#".repeat(70_000));
        TestRun long64 = atTerminal();
        assertThat(long64.run("-tnH")).isEqualTo(ExitCode.OK);
        assertThat(long64.errors())
                .containsExactly("jss: " + file + " is not read: it has more than 64 KiB");
    }

    @Test
    void limitsOfTheFileColourRowsAndAreNoReasonToRefuseACommand() throws IOException {
        KernelTable unsent = connection(KernelTable.row().queues(0, 300));
        String[] listing = {"-tnH", "--color=always"};
        assertThat(lines(atTerminal().sockets(unsent), listing)).noneMatch(ConfigurationTest::red);
        write("threshold = unsent-bytes=300\n");

        assertThat(lines(atTerminal().sockets(unsent), listing)).allMatch(ConfigurationTest::red);
        assertThat(lines(inPipe().sockets(unsent), listing)).noneMatch(ConfigurationTest::red);
        assertThat(lines(atTerminal().sockets(unsent), "-tn", "--count-by=state")).hasSize(3);
        TestRun option = atTerminal();
        assertThat(option.run("-tn", "--threshold=unsent-bytes=300")).isEqualTo(ExitCode.USAGE);
        assertThat(option.errors())
                .containsExactly(
                        "jss: --threshold goes with explain or doctor or report or top or export"
                                + " (jss --help lists what is)");
    }

    private static KernelTable connection(DiagRow row) {
        return new KernelTable().add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.2", 4000, row);
    }

    private static boolean red(String line) {
        return line.contains("\033[31m300");
    }

    @Test
    void limitsOfTheFileAreThoseOfFindings() throws IOException {
        KernelTable idle = connection(KernelTable.row().attribute(FormatRuns.INFO, new byte[232]));
        new FakeProcesses(home.resolve("proc"));
        String[] explain = {"explain", "10.0.0.1:22"};
        assertThat(lines(atTerminal().proc(home.resolve("proc")).sockets(idle), explain))
                .noneMatch(ConfigurationTest::found);
        write("threshold = idle-millis=0\n");

        assertThat(lines(atTerminal().proc(home.resolve("proc")).sockets(idle), explain))
                .anyMatch(ConfigurationTest::found);
        assertThat(lines(inPipe().proc(home.resolve("proc")).sockets(idle), explain))
                .noneMatch(ConfigurationTest::found);
    }

    private static boolean found(String line) {
        return line.contains("keepalive-off");
    }

    /** The name of a process is what a narrow terminal takes to a line below. */
    private static int longest(TestRun run, String... arguments) {
        return lines(run, arguments).stream().mapToInt(String::length).max().orElseThrow();
    }

    @Test
    void widthIsANumberOfColumnsUpToThoseOfTheTerminal() throws IOException {
        KernelTable wide =
                new KernelTable()
                        .add(TCP, ESTABLISHED, "2001:db8:1:2:3:4:5:6", 22, "2001:db8::a:b:c:d", 1);
        int whole = longest(inPipe().sockets(wide), "-tn");
        write("width = 60\n");

        assertThat(whole).isBetween(61, 199);
        assertThat(longest(inPipe().sockets(wide).onTerminal(200), "-tn")).isLessThan(61);
        assertThat(longest(inPipe().sockets(wide).onTerminal(), "-tn")).isLessThan(61);
        assertThat(longest(inPipe().sockets(wide).onTerminal(50), "-tn")).isLessThan(51);
        assertThat(longest(inPipe().sockets(wide).onTerminal(200), "-tnW")).isEqualTo(whole);
        assertThat(longest(inPipe().sockets(wide).onTerminal(200), "-tn", "--no-config"))
                .isEqualTo(whole);
        assertThat(longest(inPipe().sockets(wide), "-tn")).isEqualTo(whole);
        write("width = terminal\n");
        assertThat(longest(inPipe().sockets(wide).onTerminal(200), "-tn")).isEqualTo(whole);
    }

    @Test
    void aFileThatOthersMayWriteToIsNotRead() throws IOException {
        Path file = write("columns = local\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        TestRun run = atTerminal();

        assertThat(run.run("-tnH")).isEqualTo(ExitCode.OK);
        assertThat(run.lines()).singleElement().asString().endsWith("IPv4");
        assertThat(run.errors())
                .containsExactly(
                        "jss: "
                                + file
                                + " is not read: it must be yours or root's, and writable by"
                                + " nobody else; --no-config leaves it out");
    }
}

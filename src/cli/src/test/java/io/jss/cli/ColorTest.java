package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.BOUND_INACTIVE;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.CLOSE_WAIT;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LAST_ACK;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.DiagRow;
import io.jss.testing.FamilyRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours stand where something asks for a look, and nowhere else. */
class ColorTest {

    private static final int SKV6ONLY = 11;

    private static DiagRow queues(long receive, long send) {
        return KernelTable.row().queues(receive, send);
    }

    private static DiagRow dual() {
        return KernelTable.row().attribute(SKV6ONLY, new byte[] {0});
    }

    private static KernelTable one(
            Protocol protocol, SocketState state, String local, String remote, DiagRow row) {
        int port = remote.equals("0.0.0.0") || remote.equals("::") ? 0 : 4000;
        return new KernelTable().add(protocol, state, local, 80, remote, port, row);
    }

    /** The row with {@code <R text>} for red, {@code <B text>} for bold and M for magenta. */
    private static String marked(String line) {
        return line.replace("\033[1;31m", "<B ")
                .replace("\033[31m", "<R ")
                .replace("\033[35m", "<M ")
                .replace("\033[0m", ">")
                .replaceAll(" +", " ");
    }

    private static String row(KernelTable sockets, String... arguments) {
        TestRun run = new TestRun().sockets(sockets).onTerminal();
        assertThat(run.run(arguments)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isEmpty();
        assertThat(run.lines()).hasSize(1);
        return marked(run.lines().get(0));
    }

    static Stream<Arguments> rows() {
        String mapped = "::ffff:10.0.0.1";
        return Stream.of(
                Arguments.of(
                        one(TCP, LISTEN, "10.0.0.1", "0.0.0.0", queues(3, 2)),
                        "tcp <B 3> 2 10.0.0.1:80 0.0.0.0:* LISTEN IPv4"),
                Arguments.of(
                        one(TCP, LISTEN, "10.0.0.1", "0.0.0.0", queues(80, 100)),
                        "tcp <R 80> 100 10.0.0.1:80 0.0.0.0:* LISTEN IPv4"),
                Arguments.of(
                        one(TCP, LISTEN, "10.0.0.1", "0.0.0.0", queues(100, 100)),
                        "tcp <R 100> 100 10.0.0.1:80 0.0.0.0:* LISTEN IPv4"),
                Arguments.of(
                        one(TCP, LISTEN, "10.0.0.1", "0.0.0.0", queues(79, 100)),
                        "tcp 79 100 10.0.0.1:80 0.0.0.0:* LISTEN IPv4"),
                Arguments.of(
                        one(TCP, LISTEN, "10.0.0.1", "0.0.0.0", queues(0, 0)),
                        "tcp 0 0 10.0.0.1:80 0.0.0.0:* LISTEN IPv4"),
                Arguments.of(
                        one(TCP, LISTEN, "10.0.0.1", "0.0.0.0", queues(0, 4096)),
                        "tcp 0 4096 10.0.0.1:80 0.0.0.0:* LISTEN IPv4"),
                Arguments.of(
                        one(TCP, LISTEN, "10.0.0.1", "0.0.0.0", queues(0, 1_000_000)),
                        "tcp 0 1000000 10.0.0.1:80 0.0.0.0:* LISTEN IPv4"),
                Arguments.of(
                        one(TCP, ESTABLISHED, "10.0.0.1", "10.0.0.2", queues(1, 65_535)),
                        "tcp <R 1> 65535 10.0.0.1:80 10.0.0.2:4000 ESTABLISHED IPv4"),
                Arguments.of(
                        one(TCP, ESTABLISHED, "10.0.0.1", "10.0.0.2", queues(0, 65_536)),
                        "tcp 0 <R 65536> 10.0.0.1:80 10.0.0.2:4000 ESTABLISHED IPv4"),
                Arguments.of(
                        one(TCP, CLOSE_WAIT, "10.0.0.1", "10.0.0.2", queues(1, 0)),
                        "tcp 1 0 10.0.0.1:80 10.0.0.2:4000 <R CLOSE_WAIT> IPv4"),
                Arguments.of(
                        one(TCP, CLOSE_WAIT, "10.0.0.1", "10.0.0.2", queues(2, 0)),
                        "tcp <R 2> 0 10.0.0.1:80 10.0.0.2:4000 <R CLOSE_WAIT> IPv4"),
                Arguments.of(
                        one(TCP, LAST_ACK, "10.0.0.1", "10.0.0.2", queues(1, 0)),
                        "tcp 1 0 10.0.0.1:80 10.0.0.2:4000 LAST_ACK IPv4"),
                Arguments.of(
                        one(TCP, TIME_WAIT, "10.0.0.1", "10.0.0.2", queues(0, 0)),
                        "tcp 0 0 10.0.0.1:80 10.0.0.2:4000 TIME_WAIT IPv4"),
                Arguments.of(
                        one(TCP, ESTABLISHED, mapped, "::ffff:10.0.0.2", queues(0, 0)),
                        "tcp6 0 0 ::ffff:10.0.0.1:80 ::ffff:10.0.0.2:4000 ESTABLISHED"
                                + " <M IPv4-mapped>"),
                Arguments.of(
                        one(TCP, LISTEN, "::", "::", dual()),
                        "tcp6 0 0 :::80 :::* LISTEN <M dual-stack>"),
                Arguments.of(
                        one(UDP, CLOSE, "::", "::", dual()),
                        "udp6 0 0 :::80 :::* UNCONN <M dual-stack>"),
                Arguments.of(
                        one(TCP, LISTEN, "::", "::", dual().device(1)),
                        "tcp6 0 0 ::%if1:80 :::* LISTEN dual-stack"),
                Arguments.of(
                        one(TCP, BOUND_INACTIVE, "::", "::", dual()),
                        "tcp6 0 0 :::80 :::* BOUND_INACTIVE dual-stack"),
                Arguments.of(
                        one(
                                TCP,
                                LISTEN,
                                "::",
                                "::",
                                KernelTable.row().attribute(SKV6ONLY, new byte[] {1})),
                        "tcp6 0 0 :::80 :::* LISTEN IPv6-only"),
                Arguments.of(
                        one(TCP, LISTEN, "0.0.0.0", "0.0.0.0", queues(0, 128)),
                        "tcp 0 128 0.0.0.0:80 0.0.0.0:* LISTEN IPv4"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachCellSaysWhatItHas(KernelTable sockets, String row) {
        String options = row.contains("BOUND") ? "-BH" : "-tuaH";
        assertThat(row(sockets, options).replaceFirst("::%\\w+", "::%if1")).isEqualTo(row);
    }

    @Test
    void chosenColumnsAreColouredAsThoseOfTheTable() {
        KernelTable sockets = one(TCP, CLOSE_WAIT, "10.0.0.1", "10.0.0.2", queues(2, 1_000_000));

        assertThat(row(sockets, "-tH", "--columns=state,rqueue,wqueue,local,class"))
                .isEqualTo("<R CLOSE_WAIT> <R 2> <R 1000000> 10.0.0.1:80 IPv4");
    }

    @Test
    void anOverfullUnixListenerIsSeen() {
        KernelTable sockets = new KernelTable().add(FamilyRow.unix(1, 10, 7).queues(6, 5));

        assertThat(row(sockets, "-xlH")).contains("LISTEN <B 6> 5 ");
    }

    private static KernelTable colourful() {
        return one(TCP, CLOSE_WAIT, "::ffff:10.0.0.1", "::ffff:10.0.0.2", queues(9, 70_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-ta --color=never",
                "-ta --json",
                "-ta --ndjson",
                "-ta --csv",
                "-ta --csv --columns=state,rqueue,wqueue,class",
                "-ta --format={state}{class}{rqueue}",
                "-ta --count-by=state,class",
                "--as netstat -ta",
                "--as ss -ta"
            })
    void whatProgramsReadAndWhatLooksAsAnotherToolHasNoColour(String line) {
        TestRun run = new TestRun().sockets(colourful()).onTerminal();

        assertThat(run.run(line.split(" "))).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        assertThat(run.lines()).isNotEmpty().noneMatch(text -> text.contains("\033"));
    }

    @ParameterizedTest
    @MethodSource("whens")
    void colourIsAskedForByOptionVariableAndTerminal(
            boolean terminal, String variable, String option, boolean colored) {
        TestRun run = new TestRun().sockets(colourful());
        if (terminal) {
            run.onTerminal();
        }
        if (!variable.isEmpty()) {
            String[] parts = variable.split("=", -1);
            run.variable(parts[0], parts[1]);
        }
        List<String> arguments = option.isEmpty() ? List.of("-t") : List.of("-t", option);

        assertThat(run.run(arguments.toArray(new String[0]))).isEqualTo(ExitCode.OK);
        assertThat(run.lines().stream().anyMatch(line -> line.contains("\033"))).isEqualTo(colored);
    }

    static Stream<Arguments> whens() {
        return Stream.of(
                Arguments.of(true, "", "", true),
                Arguments.of(false, "", "", false),
                Arguments.of(false, "", "--color=always", true),
                Arguments.of(true, "", "--color=never", false),
                Arguments.of(true, "NO_COLOR=1", "", false),
                Arguments.of(true, "NO_COLOR=", "", true),
                Arguments.of(true, "NO_COLOR=1", "--color=always", true),
                Arguments.of(true, "NO_COLOR=1", "--color=auto", false),
                Arguments.of(true, "TERM=dumb", "", false),
                Arguments.of(true, "TERM=xterm", "", true));
    }
}

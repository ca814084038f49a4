package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.model.IpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a process finds in its surroundings is asked in processes of their own. */
class ProcessEnvironmentTest {

    private final Environment environment = new ProcessEnvironment();

    @Test
    void anIdleEnvironmentIsMadeOnceAndKept() {
        assertThat(environment.out()).isSameAs(environment.out());
        assertThat(environment.err()).isSameAs(environment.err());
        assertThat(environment.ownerScan()).isSameAs(environment.ownerScan());
    }

    @Test
    void opensTheTableOfTheRunningKernel() throws IOException {
        try (ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SocketTable table = environment.openTable()) {
            assertThat(table.snapshot().sockets())
                    .extracting(socket -> socket.local().port())
                    .contains(own.getLocalPort());
        }
    }

    @Test
    void looksUpNamesOfHosts() throws IOException {
        String known = run(List.of("sh", "-c", "getent hosts 127.0.0.1 | awk '{print $2}'"), "");

        assertThat(environment.hostLookup().name(IpAddress.parse("127.0.0.1")))
                .map(name -> new String(name, StandardCharsets.UTF_8))
                .isEqualTo(known.isEmpty() ? Optional.empty() : Optional.of(known));
    }

    @Test
    void theNameOfTheCommandIsItsLastPart() throws Exception {
        assertThat(seen("-Djss.command=/usr/bin/netstat", "")).startsWith("netstat ");
        assertThat(seen("-Djss.command=jss", "")).startsWith("jss ");
        assertThat(seen("-Dnothing=said", "")).startsWith("jss ");
    }

    @Test
    void pipesHaveNeitherSizeNorKeyboard() throws Exception {
        assertThat(seen("-Djss.command=jss", ""))
                .isEqualTo("jss terminal=false keyboard=false 0x0");
    }

    @Test
    void columnsAreTakenFromTheVariableFirst() throws Exception {
        assertThat(seen("-Djss.command=jss", "123")).endsWith(" 123x0");
        for (String wrong : List.of("-5", "0", "wide", "99999999999")) {
            assertThat(seen("-Djss.command=jss", wrong)).as(wrong).endsWith(" 0x0");
        }
    }

    private static String seen(String property, String columns) throws IOException {
        return run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        property,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProcessEnvironmentTest.class.getName()),
                columns);
    }

    private static String run(List<String> command, String columns) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("COLUMNS", columns);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (InputStream said = process.getInputStream()) {
            return new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** The process that says what its environment is. */
    public static void main(String[] arguments) {
        ProcessEnvironment seen = new ProcessEnvironment();
        System.out.printf(
                "%s terminal=%b keyboard=%b %dx%d%n",
                seen.commandName(),
                seen.isTerminal(),
                seen.hasKeyboard(),
                seen.columns(),
                seen.rows());
    }
}

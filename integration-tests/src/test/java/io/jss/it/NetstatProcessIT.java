package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** netstat's part as processes of its own: the program's name, standard output, exit codes. */
class NetstatProcessIT {

    private static List<String> jss(String commandName) {
        return CommandOutcome.line(List.of("-Djss.command=" + commandName));
    }

    private static String[] command(List<String> start, String... arguments) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    @Test
    void startedAsNetstatItPrintsTheBytesOfNetstat() throws Exception {
        try (Scenario scenario = Scenario.start()) {
            String netstat = scenario.run("netstat", "-tulpne");

            assertThat(scenario.run(command(jss("netstat"), "-tulpne"))).isEqualTo(netstat);
            assertThat(scenario.run(command(jss("jss"), "--as", "netstat", "-tulpne")))
                    .isEqualTo(netstat);
        }
    }

    @Test
    void continuousBeginsAgainWithTheTitle() throws Exception {
        Process process =
                new ProcessBuilder(command(jss("netstat"), "-tlnc"))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            for (int listing = 0; listing < 3; ) {
                String line = reader.readLine();
                assertThat(line).as("ended before its third listing").isNotNull();
                if (line.equals("Active Internet connections (only servers)")) {
                    listing++;
                    assertThat(reader.readLine()).startsWith("Proto Recv-Q Send-Q ");
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsNotAboutSocketsEndsWithTwoAndTheToolThatTells() throws Exception {
        Process process =
                new ProcessBuilder(command(jss("netstat"), "-rn"))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said.lines()).hasSize(1);
        assertThat(said).contains("ip route");
    }
}

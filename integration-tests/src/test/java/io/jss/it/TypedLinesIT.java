package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type first gets the right answer, or a line that names it. */
class TypedLinesIT {
    /** Addresses and a host's name that nothing outside of the namespaces sees. */
    private static final String PREPARE =
            "ip link set lo up && ip addr add 10.77.0.1/32 dev lo && ip addr add 10.77.0.2/32 dev"
                    + " lo && mount --bind \"$0\" /etc/hosts && exec \"$@\"";

    @Test
    void theLinesThatAdministratorsTypeAreAnsweredAsTheTableSays(@TempDir Path folder)
            throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "10.77.0.2 db1\n");
        List<String> command =
                new ArrayList<>(List.of("unshare", "--pid", "--net", "--fork", "--kill-child"));
        command.addAll(List.of("--mount-proc", "sh", "-c", PREPARE, hosts.toString()));
        command.addAll(
                JavaProgram.line(
                        List.of("-XX:TieredStopAtLevel=1"), TypedLinesMain.class.getName()));
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        program.getOutputStream().close();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(TypedLines.all()).hasSizeGreaterThanOrEqualTo(800);
        assertThat(output).isEqualTo(TypedLines.all().size() + " lines, 0 wrong\n");
        assertThat(program.waitFor()).isZero();
    }
}

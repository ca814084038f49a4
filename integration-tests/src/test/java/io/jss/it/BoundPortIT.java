package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketTable;
import io.jss.cli.environment.ExitCode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A port that is in use though nothing listens there, which Linux shows since 6.8. */
@Tag("kernel")
class BoundPortIT {

    private static final String SCRIPT =
            """
            bound = socket(AF_INET); bound.bind(('127.0.0.1', 4242))
            bound6 = socket(AF_INET6); bound6.bind(('::', 4243))
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 4244)); listener.listen(1)
            ready(os.getpid())
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    private static boolean theKernelShowsThem() throws IOException {
        try (SocketTable table = SocketTable.open()) {
            return table.listsBoundInactive();
        }
    }

    private CommandRun jss(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-N";
        all[1] = namespace.name();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandRun.of(all);
    }

    /** Before Linux 6.8: that it cannot be seen is said where it is asked for. */
    private void saysThatItCannotBeSeen() {
        CommandRun bound = jss("-Bnp");
        assertThat(bound.output()).doesNotContain("4242");
        assertThat(bound.errors())
                .isEqualTo(
                        "jss: this kernel shows no sockets that are only bound; Linux does since"
                                + " 6.8\n");
        assertThat(jss("-s").output()).doesNotContain("bound-inactive");
        CommandRun explained = jss("explain", "port:4242");
        assertThat(explained.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(explained.errors())
                .startsWith(
                        "jss: nothing listens there; whether a program has bound the port without"
                                + " listening cannot be seen by this kernel (Linux shows it since"
                                + " 6.8)\n");
        assertThat(jss("explain", "port:4244").errors()).isEmpty();
    }

    @Test
    void whatAskedForThePortSaysWhoHasBoundIt() throws IOException {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT)) {
            if (!theKernelShowsThem()) {
                saysThatItCannotBeSeen();
                return;
            }
            String program = python.number(0) + "/python3";
            for (List<String> form : List.of(List.of("-tln"), List.of("-tan", "--json"))) {
                CommandRun listed =
                        jss(form.get(0), form.get(form.size() - 1), "sport", "=", ":4242");
                assertThat(listed.errors())
                        .isEqualTo(
                                "jss: port 4242 is bound by "
                                        + program
                                        + " without listening; -B lists it\n");
            }
            for (List<String> command :
                    List.of(
                            List.of("kill", "-a", "sport = :4242"),
                            List.of("find", "127.0.0.1:4242"),
                            List.of("find", "port", "4242"))) {
                assertThat(jss(command.toArray(new String[0])).errors())
                        .as("%s", command)
                        .startsWith("jss: port 4242 is bound by " + program + " without");
            }
            assertThat(jss("-tln", "sport", "=", ":4244").errors()).isEmpty();
            assertThat(jss("-tanH").output()).doesNotContain("4242");

            assertThat(jss("-s").output()).contains(", bound-inactive 2)\n");
            assertThat(jss("-s", "--json").output()).contains("\"boundInactive\":2");

            assertThat(jss("-BnpH").output())
                    .contains("127.0.0.1:4242 0.0.0.0:* BOUND_INACTIVE " + program)
                    .contains(":::4243 ")
                    .doesNotContain(":4244 "); // a process may have this number
            CommandRun explained = jss("explain", "port:4242");
            assertThat(explained.exitCode()).isZero();
            assertThat(explained.output())
                    .startsWith("tcp 127.0.0.1:4242 0.0.0.0:* BOUND_INACTIVE IPv4\n")
                    .contains("  It belongs to " + program)
                    .contains("another program that binds it gets EADDRINUSE.\n");
            assertThat(jss("explain", "pid:" + python.number(0)).output()).contains(":::4243 ");
        }
    }
}

package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to standard error for a wrong command line, and the exit code, are those of ss. */
@Tag("host")
class SsErrorsIT {

    private record Errors(int exitCode, String text) {}

    /** What little is listed beside an error is of no host whose sockets come and go. */
    private static <T> T inEmptyNamespace(Callable<T> run) throws Exception {
        return NetworkNamespaceThread.call(run);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-F /nosuch",
                "-F /etc/passwd/x",
                "-F /dev/null -F /dev/null",
                "-N nosuch",
                "-N /nosuch",
                "-tN nosuch state bogus",
                "state bogus",
                "state",
                "exclude",
                "exclude bogus",
                "state established exclude",
                "state established excl bogus",
                "sport = :foo",
                "dport foo",
                "sport > :foo",
                "sport = :http:",
                "-t sport = ::foo",
                "sport = :22 foo",
                "sport = :22 =",
                "sport = :22 and",
                "sport = :22 or )",
                "src 1.2.3.4/33",
                "src 999.1.1.1",
                "src ::1/129",
                "src foo/33",
                "src [::1",
                "src [::1]:foo",
                "src *:foo",
                "src 1.2.3.4:foo",
                "src inet:foo",
                "src inet6:1.2.3.4",
                "src link:foo",
                "src vsock:foo",
                "-0 src foo",
                "-0 src ip:nosuch",
                "-f netlink src foo:bar",
                "-f vsock src foo",
                "dev nosuch",
                "dev != nosuch",
                "dev lo foo",
                "fwmark zz",
                "fwmark = 1/zz",
                "cgroup /nosuch",
                "( sport = :22",
                "( )",
                "sport =",
                "dst",
                "and",
                "not",
                "!",
                ")",
                "foo",
                "1.2.3.4",
                "autobound foo",
                "src and",
                "sport = :22 state established",
                "sport = :22 and state established",
                "sport = :22 or exclude listening",
                "not state listening",
                "( state established )",
                "( sport = :22 ) state established",
                "dev lo state listening",
                "src 1.2.3.4 excl listening",
                "fwmark = 1 state listening",
                "state listening and ( state listening )",
                "state listening sport = :1 state",
                "-da",
                "-A dccp,udp -ln"
            })
    void ofFiltersFilesAndNamespacesAreThoseOfSs(String options) throws Exception {
        areThoseOfSs(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nosuch",
                "--nosuch=4",
                "-X",
                "-tQ",
                "--=",
                "--t",
                "--c",
                "--no-q",
                "--tcp=1",
                "--num=3",
                "-f",
                "-tf",
                "--family",
                "-f bogus",
                "-f INET",
                "-A",
                "-tA",
                "--query",
                "-A bogus",
                "-A tcp,bogus",
                "-A tcp,",
                "-A TCP",
                "-A !tcp",
                "-A tcp,!tcp",
                "-D",
                "-u -D /dev/null",
                "-xa -D -",
                "-N",
                "-F",
                "-Z -t",
                "-z -t",
                "-A bogus --nosuch",
                "-A bogus -f bogus",
                "-f bogus -A bogus",
                "-F /nosuch -tQ",
                "-tQ -F /nosuch",
                "-N nosuch -tQ",
                "-N nosuch -Z",
                "-Z -N nosuch",
                "-tZQ",
                "-Q -h",
                "-N nosuch -h",
                "-A !tcp -Q",
                "-F /dev/null -A bogus -F /dev/null"
            })
    void areThoseOfSs(String options) throws Exception {
        List<String> words = List.of(options.split(" ", -1));
        List<String> ss = new ArrayList<>(List.of("ss"));
        ss.addAll(words);
        List<String> jss = new ArrayList<>(List.of("--as"));
        jss.addAll(ss);
        CommandOutcome theirs = inEmptyNamespace(() -> CommandOutcome.runLine(ss));
        CommandRun ours = inEmptyNamespace(() -> CommandRun.of(jss.toArray(String[]::new)));

        assertThat(new Errors(ours.exitCode(), ours.errors()))
                .isEqualTo(new Errors(theirs.exitCode(), theirs.errors()));
        assertThat(ours.output()).isEqualTo(theirs.output());
    }
}

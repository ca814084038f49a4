package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketTable;
import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import io.jss.health.UnknownCheck;
import io.jss.health.check.HealthCheck;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A namespace for a condition of {@code io.jss.health}, and what is found there. */
abstract class HealthScene {

    /** Limits of the machine, which no other network namespace shows, and what may not be there. */
    private static final Set<Condition> NOT_HERE =
            EnumSet.of(Condition.ORPHANS, Condition.TCP_MEMORY, Condition.CONNTRACK_TABLE);

    static final String START =
            """
            import time, fcntl, termios
            def until(condition):
                while not condition():
                    time.sleep(0.005)
            def info(s, form, at):
                return struct.unpack_from(form, s.getsockopt(IPPROTO_TCP, TCP_INFO, 104), at)[0]
            def go_on():
                sys.stdin.readline()
            l = socket(); l.bind(('127.0.0.1', 0)); port = l.getsockname()[1]
            def connect(kind=AF_INET):
                s = socket(kind)
                s.connect(('127.0.0.1' if kind == AF_INET else '::ffff:127.0.0.1', port))
                return s
            """;

    /** Hears what each scene showed: empty for the one that is sound. */
    interface Listener {
        void seen(Optional<Condition> condition, Diagnosis diagnosis);
    }

    private static Listener listener = (condition, diagnosis) -> {};

    private final TestNamespaces namespaces = new TestNamespaces();
    private NetworkNamespace namespace;

    @BeforeEach
    void make() throws IOException {
        namespace = NetworkNamespaces.ofThisHost().resolve(namespaces.make());
    }

    @AfterEach
    void remove() throws IOException {
        namespaces.close();
    }

    PythonSockets run(String script) {
        return PythonSockets.runIn(namespace.name().orElseThrow(), START + script);
    }

    HealthSample sample() throws IOException {
        try (SocketTable table = SocketTable.openIn(namespace)) {
            HostNumbers numbers = namespace.call(() -> HostNumbers.read(ProcPaths.system()));
            return HealthSample.take(table, numbers, true);
        }
    }

    static Diagnosis between(HealthSample first, HealthSample second) throws IOException {
        return between(first, second, Thresholds.standard().with(Threshold.CLOSE_WAIT_AGE, 0));
    }

    static Diagnosis between(HealthSample first, HealthSample second, Thresholds thresholds)
            throws IOException {
        ProcPaths paths = ProcPaths.system();
        return new HealthCheck(thresholds, OwnerScan.of(paths), Optional.of(paths))
                .between(first, second);
    }

    /** Returns the only finding; it is of the condition and its one culprit is the program. */
    static Finding only(Condition condition, Diagnosis diagnosis, PythonSockets program) {
        Finding finding = only(condition, diagnosis);
        assertThat(finding.who()).hasSize(1);
        assertThat(finding.who().get(0).processes())
                .singleElement()
                .asString()
                .startsWith(program.pid() + "/python3");
        return finding;
    }

    /** Returns the only finding; nothing is unknown but what a namespace does not show. */
    static Finding only(Condition condition, Diagnosis diagnosis) {
        assertThat(diagnosis.findings())
                .extracting(Finding::condition)
                .as("%s", diagnosis.findings())
                .containsExactly(condition);
        assertNothingElseIsUnknown(diagnosis);
        listener.seen(Optional.of(condition), diagnosis);
        return diagnosis.findings().get(0);
    }

    /** Sees that nothing was found. */
    static void sound(Diagnosis diagnosis) {
        assertThat(diagnosis.findings()).isEmpty();
        assertNothingElseIsUnknown(diagnosis);
        listener.seen(Optional.empty(), diagnosis);
    }

    /** Has what the scenes show from now on told to somebody. */
    static void tell(Listener somebody) {
        listener = somebody;
    }

    /** Sees that all checks were made but those that a namespace, or an old kernel, has not. */
    static void assertNothingElseIsUnknown(Diagnosis diagnosis) {
        Set<Condition> notHere = EnumSet.copyOf(NOT_HERE);
        if (!listsBound()) {
            notHere.add(Condition.BOUND_NOT_LISTENING); // before Linux 6.8
        }
        assertThat(diagnosis.unknown()).extracting(UnknownCheck::condition).isSubsetOf(notHere);
    }

    private static boolean listsBound() {
        try (SocketTable table = SocketTable.open()) {
            return table.listsBoundInactive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

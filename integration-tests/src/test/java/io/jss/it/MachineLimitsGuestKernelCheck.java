package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketTable;
import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import io.jss.health.UnknownCheck;
import io.jss.health.check.HealthCheck;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Conditions of limits that a machine has once, in its first network namespace: a test may change
 * them on a kernel of its own alone.
 *
 * <p>The name keeps it out of a build's own test runs, which have the host's kernel.
 */
@Tag("kernel")
class MachineLimitsGuestKernelCheck {

    /** Where the processor is emulated the peers of orphans stay in CLOSE_WAIT for long. */
    private static final Thresholds LIMITS =
            Thresholds.standard().with(Threshold.CLOSE_WAIT_AGE, 3_600_000);

    private static final String START =
            """
            import time, subprocess
            subprocess.run(['ip', 'link', 'set', 'lo', 'up'])
            def setting(name, value):
                path = '/proc/sys/net/ipv4/' + name
                old = open(path).read()
                open(path, 'w').write(value)
                return old
            def used(word):
                for line in open('/proc/net/sockstat'):
                    if line.startswith('TCP:'):
                        words = line.split()
                        return int(words[words.index(word) + 1])
            def until(condition):
                while not condition():
                    time.sleep(0.005)
            l = socket(); l.bind(('127.0.0.1', 0)); l.listen(64)
            def connect():
                c = socket(); c.connect(l.getsockname())
                return c, l.accept()[0]
            """;

    @Test
    void orphansOfTheMachine() throws IOException {
        try (PythonSockets program =
                PythonSockets.run(
                        START
                                + """
                                setting('tcp_fin_timeout', '120') # above 60 the socket is kept
                                others = used('orphan') # of the tests before
                                held = []
                                for i in range(30):
                                    c, s = connect(); held.append(s); c.close()
                                until(lambda: used('orphan') >= 30)
                                most = (others + 30) * 3 // 2 # with less the kernel resets them
                                old = setting('tcp_max_orphans', str(most))
                                ready(len(held), most)
                                for s in held: s.close()
                                setting('tcp_max_orphans', old); setting('tcp_fin_timeout', '60')
                                """)) {
            Finding finding = only(Condition.ORPHANS);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.number()).isGreaterThanOrEqualTo(30);
            assertThat(finding.limit()).hasValue(program.number(1));
            assertThat(finding.who().get(0).sockets()).isEqualTo("127.0.0.1 -> 127.0.0.0/24");
            assertThat(finding.who().get(0).count()).isEqualTo(program.number(0));
            assertThat(finding.cookies()).hasSize(30);
        }
    }

    @Test
    void memoryOfTheMachine() throws IOException {
        try (PythonSockets program =
                PythonSockets.run(
                        START
                                + """
                                held = []
                                for i in range(20):
                                    c, s = connect(); held += [c, s]; c.sendall(b'x' * 60000)
                                until(lambda: used('mem') > 20)
                                old = setting('tcp_mem', '4 8 1000000')
                                ready(l.getsockname()[1])
                                setting('tcp_mem', old)
                                """)) {
            Finding finding = only(Condition.TCP_MEMORY);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.limit()).hasValue(1_000_000);
            assertThat(finding.who().get(0).processes())
                    .singleElement()
                    .asString()
                    .startsWith(program.pid() + "/python3");
        }
    }

    /** Returns the only finding, remarks aside; nothing of the machine is unknown. */
    private static Finding only(Condition condition) throws IOException {
        ProcPaths paths = ProcPaths.system();
        Diagnosis diagnosis =
                new HealthCheck(LIMITS, OwnerScan.of(paths), Optional.of(paths))
                        .between(sample(), sample());
        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.severity() != Severity.REMARK)
                .extracting(Finding::condition)
                .as("%s", diagnosis.findings())
                .containsExactly(condition);
        assertThat(diagnosis.unknown())
                .extracting(UnknownCheck::condition)
                .doesNotContain(Condition.ORPHANS, Condition.TCP_MEMORY);
        return diagnosis.findings().get(0);
    }

    private static HealthSample sample() throws IOException {
        try (SocketTable table = SocketTable.open()) {
            return HealthSample.take(table, HostNumbers.read(ProcPaths.system()), true);
        }
    }
}

package io.jss.cli.top;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.SocketVisitor;
import io.jss.cli.KernelTable;
import io.jss.cli.TestRun;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.Thresholds;
import io.jss.health.check.HealthCheck;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.sample.Change;
import io.jss.sample.SocketSampler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many sockets are judged, and what it costs when there are more. */
class LookFindingsTest {

    private static final int MOST = 1000;
    private static final int MANY = 100_000;

    @TempDir private Path proc;

    private final LookFindings findings =
            new LookFindings(
                    new HealthCheck(
                            Thresholds.standard(),
                            OwnerScan.of(OwnerIndex::unknown),
                            Optional.empty()),
                    true,
                    MOST);

    private final List<InetSocket> seen = new ArrayList<>();
    private long pauseNanos;

    /** Judges a look of its own. */
    private Judgement look(int sockets) throws IOException {
        KernelTable kernel = new KernelTable();
        for (int i = 0; i < sockets; i++) {
            kernel.add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1000 + i);
        }
        findings.restart();
        TestRun run = new TestRun().proc(proc).sockets(kernel);
        SocketSampler sampler =
                SocketSampler.builder()
                        .query(SocketQuery.of(TCP).withDetails(HealthSample.details()))
                        .build();
        try (SocketTable table = run.openTable()) {
            Change change = sampler.look(table, findings.seeing(this::see));
            findings.judge(change, table, HostNumbers.unknown("a test"));
        }
        return findings.judgement();
    }

    private void see(InetSocketView socket) {
        seen.add(InetSocket.copyOf(socket));
        LockSupport.parkNanos(pauseNanos);
        pauseNanos = 0;
    }

    @Test
    void tooManyAreNotJudgedUntilALookHadFewer() throws IOException {
        assertThat(look(MOST).diagnosis()).isPresent();
        assertThat(look(MOST + 1).summary().lack())
                .isEqualTo("not looked for among more than 1000 sockets: see jss doctor");
        assertThat(look(MOST).diagnosis()).as("it was counted, not kept").isEmpty();
        assertThat(look(MOST).diagnosis()).isPresent();
    }

    @Test
    void nothingIsKeptOfALookAfterOneThatHadTooMany() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        look(MOST + 1);
        findings.restart();
        SocketVisitor visitor = findings.seeing(socket -> {});
        InetSocket socket = seen.get(0);

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MANY; i++) {
            visitor.visit(socket);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MANY);
    }

    /** Returns whether the look behind a first one of so many sockets, which is slow, is judged. */
    private boolean isJudgedAfter(int sockets) throws IOException {
        SocketVisitor visitor = socket -> {};
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(1_500);
        look(sockets);
        return findings.seeing(visitor) != visitor;
    }

    @Test
    void afterAFirstLookAtManyThatTookLongTheNextHasNoChecks() throws IOException {
        assertThat(isJudgedAfter(LookFindings.FEW + 1)).isFalse();
    }

    @Test
    void afterAFirstLookAtFewOnABusyHostTheNextHasChecks() throws IOException {
        assertThat(isJudgedAfter(LookFindings.FEW)).isTrue();
    }

    @Test
    void theBoundGrowsWithTheHeap() {
        assertThat(LookFindings.mostOf(64 << 20)).isEqualTo(65_536);
        assertThat(LookFindings.mostOf(1L << 30)).isEqualTo(1_048_576);
        assertThat(LookFindings.mostOf(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }
}

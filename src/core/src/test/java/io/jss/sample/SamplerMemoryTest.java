package io.jss.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jss.SocketQuery;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a sampler keeps of each socket, and what it leaves to the garbage collector. */
class SamplerMemoryTest {

    private static final Set<Counter> TWO = EnumSet.of(Counter.BYTES_ACKED, Counter.BYTES_RECEIVED);

    /** Two chunks of rows and a small table, whatever the number of sockets is. */
    private static final long CONSTANT = 2L * 1024 * (56 + 16) + 1024;

    private static byte[][] rows(int count) {
        byte[][] rows = new byte[count][];
        for (int i = 0; i < count; i++) {
            rows[i] =
                    TcpRow.socket(1 + i * 7L)
                            .ports(5001 + i / 50_000, i % 50_000)
                            .sent(i)
                            .message();
        }
        return rows;
    }

    @Test
    void aSocketTakes64BytesBesideItsCountersAtMostAlsoWhenOthersHaveGone() throws Exception {
        try (SampledKernel kernel = new SampledKernel()) {
            SocketSampler sampler = kernel.samplerOf(TWO);
            for (int count : new int[] {5_000, 7_300, 10_000, 13_700, 20_000, 4_000}) {
                sampler.look(kernel.shows(rows(count)).table);

                assertThat(sampler.bytes())
                        .as("%d sockets", count)
                        .isGreaterThan(count * (56 + 16L))
                        .isLessThanOrEqualTo(count * (64 + 16L) + CONSTANT);
            }
        }
    }

    @Test
    void nothingIsAllocatedForASocketThatDidNotChange() throws Exception {
        try (SampledKernel kernel = new SampledKernel()) {
            SocketSampler sampler = kernel.sampler();
            SocketQuery query =
                    SocketQuery.of(Protocol.TCP)
                            .withFamilies(EnumSet.of(AddressFamily.INET))
                            .withDetails(Set.of(Detail.INFO));
            kernel.shows(rows(3_000));
            long visit = Long.MAX_VALUE;
            long look = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                visit = Math.min(visit, allocated(() -> kernel.table.visit(query, socket -> {})));
                look = Math.min(look, allocated(() -> sampler.look(kernel.table)));
            }

            assertThat(look - visit).as("beside what the visit takes").isLessThan(3_000);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long allocated(Work work) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}

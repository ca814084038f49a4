package io.jss.cli.await;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.KernelTable;
import io.jss.cli.TestRun;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.options.Options;
import io.jss.cli.request.WaitRequest;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.ForwardingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long {@code jss wait} waits, where time goes by in looks and pauses alone. */
class WaitRunTest {

    private long nanos;
    private int requests;

    private final class FakeTime implements WaitRun.Time {

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public boolean pause(long millis) {
            nanos += TimeUnit.MILLISECONDS.toNanos(millis);
            return true;
        }
    }

    /** Each of its answers takes a time. */
    private final class SlowKernel implements ForwardingChannel {

        private final NetlinkChannel kernel;
        private final Duration answer;

        SlowKernel(KernelTable table, Duration answer) {
            kernel = table.open();
            this.answer = answer;
        }

        @Override
        public NetlinkChannel kernel() {
            return kernel;
        }

        @Override
        public void send(ByteBuffer request) throws IOException {
            nanos += answer.toNanos();
            requests++;
            kernel.send(request);
        }
    }

    /** Two families are asked for, so that a look takes two answers. */
    @ParameterizedTest
    @CsvSource({
        "81, 400, 1000, 2",
        "81, 400, 1500, 2",
        "81, 50, 1000, 3",
        "81, 1, 1000, 40",
        "81, 1000, 100, 1",
        "22 --state gone, 400, 1000, 2",
        "22 --state gone, 50, 1000, 3"
    })
    void theTimeIsExceededByOneLookAtMost(String words, long answer, long timeout, int looks)
            throws IOException {
        KernelTable table =
                new KernelTable().add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1000);
        TestRun run = new TestRun().kernel(() -> new SlowKernel(table, Duration.ofMillis(answer)));

        assertThat(waited(words, timeout, run)).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(Duration.ofNanos(nanos).toMillis()).isBetween(timeout, timeout + 2 * answer);
        assertThat(requests).isGreaterThanOrEqualTo(2 * looks);
    }

    private int waited(String words, long timeout, TestRun run) throws IOException {
        Options options =
                Options.parse(List.of((words + " --timeout " + timeout + "ms").split(" ")));
        Options listing = options.with(List.of(), Map.of());
        WaitRequest request = WaitRequest.of(listing, options.arguments().get(0), true, run);
        return new WaitRun(request, run, new FakeTime()).run();
    }
}

package io.jss.cli.lookup;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cli.KernelTable;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.testing.Tables;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostNamesTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private static List<InetSocket> sockets() throws IOException {
        KernelTable table =
                new KernelTable()
                        .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.2", 4000)
                        .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.2", 4001)
                        .add(TCP, ESTABLISHED, "::ffff:10.0.0.1", 80, "::ffff:10.0.0.2", 4002)
                        .add(TCP, ESTABLISHED, "2001:db8::1", 80, "::", 4003);
        try (SocketTable kernel = Tables.over(table::open)) {
            return kernel.snapshot(SocketQuery.all()).sockets();
        }
    }

    private static String text(byte[] name) {
        return new String(name, UTF_8);
    }

    @Test
    void eachHostIsLookedForOnceAndAMappedAddressIsTheIpv4One() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        Set<IpAddress> asked = ConcurrentHashMap.newKeySet();
        HostNames names =
                new HostNames(
                        address -> {
                            lookups.incrementAndGet();
                            asked.add(address);
                            return Optional.of(("host-" + address).getBytes(UTF_8));
                        },
                        LONG);
        names.prepare(sockets(), false);
        names.prepare(sockets(), true);

        assertThat(asked)
                .containsExactlyInAnyOrder(
                        IpAddress.parse("10.0.0.1"),
                        IpAddress.parse("10.0.0.2"),
                        IpAddress.parse("2001:db8::1"));
        assertThat(lookups).hasValue(3);
        assertThat(text(names.name(sockets().get(2), true))).isEqualTo("host-10.0.0.1");
        assertThat(text(names.name(sockets().get(3), false))).isEmpty();
    }

    @Test
    void hostsAreLookedForAtTheSameTime() throws IOException {
        CyclicBarrier together = new CyclicBarrier(3);
        HostNames names =
                new HostNames(
                        address -> {
                            try {
                                together.await(1, TimeUnit.MINUTES);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                            return Optional.of(new byte[] {'x'});
                        },
                        LONG);
        names.prepare(sockets(), true);

        assertThat(names.unanswered()).isZero();
        assertThat(text(names.name(sockets().get(0), true))).isEqualTo("x");
    }

    @Test
    void aNameThatDoesNotComeInTimeStaysANumberUntilItIsThere() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        HostNames names =
                new HostNames(
                        address -> {
                            try {
                                answer.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return Optional.of(new byte[] {'x'});
                        },
                        Duration.ofMillis(1));
        names.prepare(sockets(), true);

        assertThat(names.unanswered()).isEqualTo(3);
        assertThat(names.name(sockets().get(0), true)).isEmpty();
        answer.countDown();
        while (names.unanswered() > 0) {
            Thread.onSpinWait();
        }
        assertThat(text(names.name(sockets().get(0), true))).isEqualTo("x");
    }
}

package io.jss.micrometer;

import static io.jss.micrometer.Connection.accepted;
import static io.jss.micrometer.Connection.listener;
import static io.jss.micrometer.Connection.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.filter.IpPrefix;
import io.jss.health.HostNumbers;
import io.jss.model.IpAddress;
import io.jss.proc.ProcPaths;
import io.micrometer.core.instrument.HighCardinalityTagsDetector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardinalityTest {

    private static final int REMOTES = 10_000;
    private static final int PORTS = 500;
    private static final int MOST_OF_ONE_NAME = 200;

    /** Every remote end another address; each of many ports listens; bytes flow everywhere. */
    private static FakeTable.Row[] crowd(int bytes) {
        List<FakeTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < PORTS; i++) {
            rows.add(listener(1L + i, 1000 + i, i % 3, 10));
        }
        for (int i = 0; i < REMOTES; i++) {
            long cookie = 1_000_000L + i;
            Connection connection =
                    i % 2 == 0 ? accepted(cookie, 1000 + i % PORTS) : opened(cookie, 443);
            rows.add(
                    connection
                            .remote(11, i >> 16, i >> 8 & 0xff, i & 0xff)
                            .sent(bytes, bytes)
                            .rtt(100 + i)
                            .tcp());
        }
        return rows.toArray(FakeTable.Row[]::new);
    }

    @Test
    void tenThousandRemoteAddressesMakeFewSeries(@TempDir Path proc) throws Exception {
        Path range = proc.resolve("sys/net/ipv4/ip_local_port_range");
        Files.createDirectories(range.getParent());
        Files.writeString(range, "32768\t60999\n");
        IpPrefix network = new IpPrefix(IpAddress.parse("11.0.0.0"), 20);
        try (Scrape scrape =
                        new Scrape(
                                builder -> builder.networks(List.of(network)),
                                HostNumbers.read(ProcPaths.at(proc)));
                HighCardinalityTagsDetector detector =
                        new HighCardinalityTagsDetector(
                                scrape.registry, MOST_OF_ONE_NAME, Duration.ofHours(1))) {
            scrape.begin(crowd(1)).then(crowd(2)).then(crowd(3));

            assertThat(detector.findFirst()).isEmpty();
            assertThat(scrape.registry.getMeters()).hasSizeLessThan(700);
            assertThat(scrape.registry.scrape()).doesNotContain("11.0.1.", "11.0.39.");
            assertThat(scrape.lines("socket_listener_sockets{port=\"other\""))
                    .contains(
                            "socket_listener_sockets{port=\"other\",state=\"established\"} 4680.0",
                            "socket_listener_sockets{port=\"other\",state=\"listen\"} 468.0");
            assertThat(scrape.lines("socket_network_rtt_seconds_count"))
                    .containsExactly(
                            "socket_network_rtt_seconds_count{network=\"11.0.0.0/20\"} 8192",
                            "socket_network_rtt_seconds_count{network=\"other\"} 11808");
            assertThat(scrape.lines("socket_ephemeral_ports"))
                    .containsExactly(
                            "socket_ephemeral_ports_limit 28232.0",
                            "socket_ephemeral_ports_used{destination=\"other\",source=\"other\"}"
                                    + " 1.0");
        }
    }

    @Test
    void destinationWithManyPortsIsNamedAndTheFullestOfTheOthersIsOther(@TempDir Path proc)
            throws Exception {
        Path range = proc.resolve("sys/net/ipv4/ip_local_port_range");
        Files.createDirectories(range.getParent());
        Files.writeString(range, "50000\t50099\n");
        List<FakeTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(opened(1L + i, 443).ports(50_000 + i, 443).tcp());
        }
        for (int i = 0; i < 3; i++) {
            rows.add(opened(100L + i, 8443).ports(50_000 + i, 8443).tcp());
        }
        try (Scrape scrape = new Scrape(builder -> builder, HostNumbers.read(ProcPaths.at(proc)))) {
            scrape.begin(rows.toArray(FakeTable.Row[]::new));

            assertThat(scrape.lines("socket_ephemeral_ports"))
                    .containsExactly(
                            "socket_ephemeral_ports_limit 100.0",
                            "socket_ephemeral_ports_used{destination=\"10.0.0.9:443\","
                                    + "source=\"10.0.0.1\"} 60.0",
                            "socket_ephemeral_ports_used{destination=\"other\",source=\"other\"}"
                                    + " 3.0");
            assertThat(scrape.lines("socket_finding{id=\"ephemeral-ports\""))
                    .containsExactly("socket_finding{id=\"ephemeral-ports\"} 2.0");
        }
    }

    @Test
    void findingIsItsSeverityAndWhatCannotBeKnownHasNone() throws Exception {
        try (Scrape scrape = new Scrape(builder -> builder)) {
            scrape.begin(listener(1, 80, 129, 128), accepted(2, 80).tcp());

            assertThat(scrape.lines("socket_finding{id=\"accept-queue-full\""))
                    .containsExactly("socket_finding{id=\"accept-queue-full\"} 3.0");
            assertThat(scrape.lines("socket_finding{id=\"close-wait-kept\""))
                    .containsExactly("socket_finding{id=\"close-wait-kept\"} 0.0");
            assertThat(scrape.lines("socket_finding{id=\"ephemeral-ports\"")).isEmpty();
            assertThat(scrape.lines("socket_finding{id=\"tcp-memory\"")).isEmpty();
        }
    }
}

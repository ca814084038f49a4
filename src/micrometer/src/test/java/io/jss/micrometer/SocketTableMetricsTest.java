package io.jss.micrometer;

import static io.jss.micrometer.Connection.accepted;
import static io.jss.micrometer.Connection.datagrams;
import static io.jss.micrometer.Connection.listener;
import static io.jss.micrometer.Connection.opened;
import static io.jss.micrometer.Connection.timeWait;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jss.filter.IpPrefix;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import io.jss.model.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SocketTableMetricsTest {

    private static final UnaryOperator<SocketTableMetrics.Builder> PLAIN =
            SocketTableMetrics.Builder::withoutHealth;

    @Test
    void socketsAreCountedByTransportStateTypeAndDirection() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(
                    listener(1, 80, 0, 128),
                    accepted(2, 80).tcp(),
                    accepted(3, 80).ports(80, 40_001).state(Connection.CLOSE_WAIT).tcp(),
                    timeWait(4, 80, 40_002),
                    opened(5, 443).tcp(),
                    datagrams(6, 53, 0));

            assertThat(scrape.lines("sockets{"))
                    .containsExactly(
                            sockets("inbound", "close_wait", "tcp", "ipv4"),
                            sockets("inbound", "established", "tcp", "ipv4"),
                            sockets("inbound", "time_wait", "tcp", "ipv4"),
                            sockets("none", "close", "udp", "dual_stack"),
                            sockets("none", "listen", "tcp", "ipv4"),
                            sockets("outbound", "established", "tcp", "ipv4"));
        }
    }

    private static String sockets(String direction, String state, String transport, String type) {
        return "sockets{direction=\"%s\",state=\"%s\",transport=\"%s\",type=\"%s\"} 1.0"
                .formatted(direction, state, transport, type);
    }

    @Test
    void kindThatWasSeenIsZeroWhenItIsGone() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).tcp());
            scrape.then(listener(1, 80, 0, 128));

            assertThat(scrape.lines("sockets{"))
                    .contains(
                            sockets("inbound", "established", "tcp", "ipv4").replace("1.0", "0.0"));
            assertThat(scrape.lines("socket_listener_sockets{"))
                    .containsExactly(
                            "socket_listener_sockets{port=\"80\",state=\"established\"} 0.0",
                            "socket_listener_sockets{port=\"80\",state=\"listen\"} 1.0");
        }
    }

    @Test
    void listeningPortHasItsConnectionsItsBacklogAndItsBytes() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(
                    listener(1, 80, 7, 128),
                    accepted(2, 80).queues(100, 20).tcp(),
                    accepted(3, 80).ports(80, 40_001).queues(10, 2).tcp(),
                    opened(4, 443).queues(1, 4000).tcp(),
                    datagrams(5, 53, 512));

            assertThat(scrape.lines("socket_listener_"))
                    .contains(
                            "socket_listener_accept_queue{port=\"80\"} 7.0",
                            "socket_listener_accept_queue_limit{port=\"80\"} 128.0",
                            "socket_listener_receive_queue_bytes{port=\"80\"} 110.0",
                            "socket_listener_send_queue_bytes{port=\"80\"} 22.0",
                            "socket_listener_sockets{port=\"80\",state=\"established\"} 2.0",
                            "socket_listener_sockets{port=\"80\",state=\"listen\"} 1.0");
            assertThat(scrape.lines("socket_receive_queue"))
                    .containsExactly(
                            "socket_receive_queue_bytes{transport=\"tcp\"} 111.0",
                            "socket_receive_queue_bytes{transport=\"udp\"} 512.0");
            assertThat(scrape.lines("socket_send_queue"))
                    .contains("socket_send_queue_bytes{transport=\"tcp\"} 4022.0");
        }
    }

    @Test
    void ofListenersOnOnePortTheFullestIsShown() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(listener(1, 80, 50, 4096), listener(2, 80, 9, 10), listener(3, 80, 0, 0));

            assertThat(scrape.lines("socket_listener_accept_queue"))
                    .containsExactly(
                            "socket_listener_accept_queue_limit{port=\"80\"} 10.0",
                            "socket_listener_accept_queue{port=\"80\"} 9.0");
        }
    }

    @Test
    void bytesSegmentsAndEndsAreCountedFromTheFirstLookOn() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).sent(1000, 1).tcp());
            assertThat(scrape.lines("socket_listener_sent"))
                    .containsExactly("socket_listener_sent_bytes_total{port=\"80\"} 0.0");

            scrape.then(
                    listener(1, 80, 0, 128),
                    accepted(2, 80).sent(1500, 2).received(70).tcp(),
                    opened(3, 443).sent(200, 10).lost(5).tcp());
            scrape.then(listener(1, 80, 0, 128));

            assertThat(scrape.lines("socket_"))
                    .contains(
                            "socket_listener_sent_bytes_total{port=\"80\"} 500.0",
                            "socket_listener_received_bytes_total{port=\"80\"} 70.0",
                            "socket_sent_bytes_total{direction=\"inbound\"} 500.0",
                            "socket_sent_bytes_total{direction=\"outbound\"} 200.0",
                            "socket_received_bytes_total{direction=\"inbound\"} 70.0",
                            "socket_data_segments_sent_total{direction=\"outbound\"} 15.0",
                            "socket_segments_retransmitted_total{direction=\"outbound\"} 5.0",
                            "socket_connections_opened_total{direction=\"inbound\"} 0.0",
                            "socket_connections_opened_total{direction=\"outbound\"} 1.0",
                            "socket_connections_closed_total{direction=\"inbound\"} 1.0",
                            "socket_connections_closed_total{direction=\"outbound\"} 1.0");
        }
    }

    @Test
    void counterStaysWhenItsPortListensNoMore() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).sent(1, 1).tcp());
            scrape.then(listener(1, 80, 0, 128), accepted(2, 80).sent(801, 2).tcp());
            scrape.then();

            assertThat(scrape.lines("socket_listener_sent"))
                    .containsExactly("socket_listener_sent_bytes_total{port=\"80\"} 800.0");
            assertThat(scrape.lines("socket_listener_accept")).isEmpty();
        }
    }

    @Test
    void afterAFailedLookGaugesAreNoNumberAndCountersStay() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).sent(1, 1).tcp());
            scrape.then(listener(1, 80, 0, 128), accepted(2, 80).sent(801, 2).tcp());
            scrape.kernel.refuses();
            scrape.later();

            assertThat(scrape.lines("socket_"))
                    .contains(
                            "socket_listener_accept_queue{port=\"80\"} NaN",
                            "socket_listener_sent_bytes_total{port=\"80\"} 800.0",
                            "socket_look_failures_total 1.0");

            scrape.then(listener(1, 80, 3, 128), accepted(2, 80).sent(901, 3).tcp());

            assertThat(scrape.lines("socket_"))
                    .contains(
                            "socket_listener_accept_queue{port=\"80\"} 3.0",
                            "socket_listener_sent_bytes_total{port=\"80\"} 900.0");
        }
    }

    @Test
    void whatAnOldKernelDoesNotCountHasNoMeter() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).infoOf(104).tcp());
            scrape.then(listener(1, 80, 0, 128), accepted(2, 80).infoOf(104).rtt(5).tcp());

            assertThat(scrape.lines("socket_"))
                    .noneMatch(line -> line.contains("bytes_total"))
                    .noneMatch(line -> line.contains("segments"))
                    .noneMatch(line -> line.contains("events_lost"))
                    .noneMatch(line -> line.contains("finding"))
                    .contains("socket_connections_opened_total{direction=\"inbound\"} 0.0");
        }
    }

    @Test
    void findingsAreThoseOfTheLimits() throws Exception {
        Thresholds low = Thresholds.standard().with(Threshold.ACCEPT_QUEUE_FILLING, 40);
        String filling = "socket_finding{id=\"accept-queue-filling\"";
        try (Scrape usual = new Scrape(all -> all);
                Scrape lower = new Scrape(all -> all.thresholds(low))) {
            usual.begin(listener(1, 80, 50, 100)).then(listener(1, 80, 50, 100));
            lower.begin(listener(1, 80, 50, 100)).then(listener(1, 80, 50, 100));

            assertThat(usual.lines(filling)).singleElement().asString().endsWith(" 0.0");
            assertThat(lower.lines(filling)).singleElement().asString().endsWith(" 2.0");
        }
    }

    @Test
    void oneLookServesAScrapeAndTheNextOne() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).tcp(), opened(3, 443).tcp());

            assertThat(scrape.lines("socket")).hasSizeGreaterThan(10);
            assertThat(scrape.lines("socket")).hasSizeGreaterThan(10);
            assertThat(scrape.kernel.looks()).as("that of bindTo, and one").isEqualTo(2);

            scrape.later();
            assertThat(scrape.lines("socket")).hasSizeGreaterThan(10);
            assertThat(scrape.kernel.looks()).isEqualTo(3);
        }
    }

    @Test
    void listenerThatIsOpenedAfterBindingIsInTheFirstScrape() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin();
            scrape.kernel.shows(listener(1, 80, 0, 128));
            scrape.metrics.refresh();

            assertThat(scrape.lines("socket_listener_sockets"))
                    .containsExactly("socket_listener_sockets{port=\"80\",state=\"listen\"} 1.0");
        }
    }

    @Test
    void portsBeyondTheBoundAndThoseThatAreNotNamedAreOther() throws Exception {
        FakeTable.Row[] listeners = {
            listener(1, 443, 0, 10), listener(2, 80, 0, 10), listener(3, 8080, 0, 10)
        };
        try (Scrape two = new Scrape(builder -> PLAIN.apply(builder).mostPorts(2));
                Scrape named = new Scrape(builder -> PLAIN.apply(builder).ports(List.of(8080)))) {
            two.begin(listeners);
            named.begin(listeners);

            assertThat(two.lines("socket_listener_sockets"))
                    .containsExactly(
                            "socket_listener_sockets{port=\"443\",state=\"listen\"} 1.0",
                            "socket_listener_sockets{port=\"80\",state=\"listen\"} 1.0",
                            "socket_listener_sockets{port=\"other\",state=\"listen\"} 1.0");
            assertThat(named.lines("socket_listener_sockets"))
                    .containsExactly(
                            "socket_listener_sockets{port=\"8080\",state=\"listen\"} 1.0",
                            "socket_listener_sockets{port=\"other\",state=\"listen\"} 2.0");
        }
    }

    @Test
    void roundTripsAndRetransmissionsAreInHistogramsOfListenersAndNamedNetworks() throws Exception {
        List<IpPrefix> networks =
                List.of(
                        new IpPrefix(IpAddress.parse("10.0.0.0"), 8),
                        new IpPrefix(IpAddress.parse("10.7.0.0"), 16));
        try (Scrape scrape = new Scrape(builder -> PLAIN.apply(builder).networks(networks))) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).tcp(), opened(3, 443).tcp());
            scrape.then(
                    listener(1, 80, 0, 128),
                    accepted(2, 80).rtt(900).sent(500, 11).lost(1).tcp(),
                    opened(3, 443).remote(10, 7, 0, 1).rtt(30_000).sent(10, 1).tcp());

            assertThat(scrape.lines("socket_listener_rtt_seconds"))
                    .contains(
                            "socket_listener_rtt_seconds_bucket{port=\"80\",le=\"5.0E-4\"} 0",
                            "socket_listener_rtt_seconds_bucket{port=\"80\",le=\"0.001\"} 1",
                            "socket_listener_rtt_seconds_count{port=\"80\"} 1");
            assertThat(scrape.lines("socket_listener_retransmissions"))
                    .contains(
                            "socket_listener_retransmissions_percent_bucket{port=\"80\",le=\"5.0\"}"
                                    + " 0",
                            "socket_listener_retransmissions_percent_bucket{port=\"80\",le=\"10.0\"}"
                                + " 1");
            assertThat(scrape.lines("socket_network_rtt_seconds_count"))
                    .containsExactly(
                            "socket_network_rtt_seconds_count{network=\"10.0.0.0/8\"} 1",
                            "socket_network_rtt_seconds_count{network=\"10.7.0.0/16\"} 1");
        }
    }

    @Test
    void closeRemovesTheMeters() throws Exception {
        try (Scrape scrape = new Scrape(PLAIN)) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).tcp());
            scrape.then(listener(1, 80, 0, 128), accepted(2, 80).rtt(900).sent(1, 1).tcp());
            assertThat(scrape.registry.getMeters()).isNotEmpty();

            scrape.metrics.close();

            assertThat(scrape.registry.getMeters()).isEmpty();
        }
    }

    @Test
    void lookThatServesForNoTimeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SocketTableMetrics.ofThisProcess().lookAtMostEvery(Duration.ZERO));
    }
}

package io.jss.micrometer;

import static io.jss.micrometer.Connection.accepted;
import static io.jss.micrometer.Connection.listener;
import static io.jss.micrometer.Connection.opened;
import static io.jss.micrometer.Connection.timeWait;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.SocketState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConventionsTest {

    private static Scrape with(MeterConvention convention) {
        Scrape scrape = new Scrape(builder -> builder.withoutHealth().convention(convention));
        return scrape.begin(
                listener(1, 80, 0, 128),
                accepted(2, 80).tcp(),
                opened(3, 443).tcp(),
                timeWait(4, 80, 40_002),
                Connection.datagrams(5, 53, 0));
    }

    @Test
    void nodeExporterCountsTcpByStateAndNoBytesAmongThem() throws Exception {
        try (Scrape scrape = with(MeterConvention.nodeExporter())) {
            assertThat(scrape.lines("node_"))
                    .containsExactly(
                            "node_tcp_connection_states{state=\"established\"} 2.0",
                            "node_tcp_connection_states{state=\"listen\"} 1.0",
                            "node_tcp_connection_states{state=\"time_wait\"} 1.0");
        }
    }

    @Test
    void nodeExporterSpellsStatesAsItsCollectorDoes() {
        assertThat(
                        Arrays.stream(SocketState.values())
                                .filter(state -> state.number() > 0 && state.number() < 12)
                                .map(MeterConvention.nodeExporter()::state))
                .containsExactly(
                        "established",
                        "syn_sent",
                        "syn_recv",
                        "fin_wait1",
                        "fin_wait2",
                        "time_wait",
                        "close",
                        "close_wait",
                        "last_ack",
                        "listen",
                        "closing");
    }

    @Test
    void openTelemetrySpellsStatesAsItsConventionsDo() {
        assertThat(
                        Arrays.stream(SocketState.values())
                                .filter(state -> state.number() > 0 && state.number() < 12)
                                .map(MeterConvention.openTelemetry()::state))
                .containsExactly(
                        "established",
                        "syn_sent",
                        "syn_received",
                        "fin_wait_1",
                        "fin_wait_2",
                        "time_wait",
                        "closed",
                        "close_wait",
                        "last_ack",
                        "listen",
                        "closing");
    }

    @Test
    void openTelemetryHasTheTypeOnTheWire() throws Exception {
        try (Scrape scrape = with(MeterConvention.openTelemetry())) {
            assertThat(
                            scrape.registry
                                    .get("system.network.connection.count")
                                    .tag("network.connection.state", "established")
                                    .tag("network.transport", "tcp")
                                    .tag("network.type", "ipv4")
                                    .tag("jss.direction", "inbound")
                                    .gauge()
                                    .value())
                    .isEqualTo(1);
            assertThat(
                            scrape.registry
                                    .get("system.network.connection.count")
                                    .tag("network.type", "dual_stack")
                                    .gauge()
                                    .getId()
                                    .getBaseUnit())
                    .isEqualTo("{connection}");
            assertThat(
                            scrape.registry
                                    .get("jss.socket.listener.accept.queue.limit")
                                    .tag("network.local.port", "80")
                                    .gauge()
                                    .value())
                    .isEqualTo(128);
        }
    }
}

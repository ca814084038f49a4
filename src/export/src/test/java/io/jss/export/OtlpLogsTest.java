package io.jss.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.IpAddress;
import io.micrometer.core.ipc.http.HttpSender;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The queue to a collector that is down, and back. */
class OtlpLogsTest {

    /** A collector that refuses until it is let. */
    private static final class Collector implements HttpSender {
        final Semaphore refusals = new Semaphore(0);
        final BlockingQueue<ExportLogsServiceRequest> taken = new LinkedBlockingQueue<>();
        volatile boolean up;

        @Override
        public Response send(Request request) throws java.io.IOException {
            if (!up) {
                refusals.release();
                throw new java.net.ConnectException("refused");
            }
            taken.add(
                    ExportLogsServiceRequest.parseFrom(
                            new GZIPInputStream(new ByteArrayInputStream(request.getEntity()))));
            return new Response(200, "");
        }
    }

    private static FlowRecord flow(long cookie) {
        FlowRecord.Numbers numbers =
                new FlowRecord.Numbers(
                        OptionalLong.of(10),
                        OptionalLong.of(20),
                        OptionalLong.of(3),
                        OptionalLong.of(4),
                        OptionalLong.empty(),
                        OptionalLong.of(50),
                        OptionalLong.empty());
        return new FlowRecord(
                FlowRecord.Event.ENDED,
                "blue",
                cookie,
                IpAddress.parse("10.0.0.1"),
                22,
                IpAddress.parse("10.0.0.2"),
                1000,
                TrafficClass.IPV4,
                Direction.INBOUND,
                Optional.empty(),
                Instant.ofEpochSecond(1),
                Optional.empty(),
                Optional.of(Instant.ofEpochSecond(2)),
                numbers,
                OptionalLong.empty(),
                List.of(),
                Optional.empty());
    }

    @Test
    void recordsThatComeOneAfterTheOtherGoTogether() throws Exception {
        Collector collector = new Collector();
        collector.up = true;
        try (OtlpLogs logs =
                new OtlpLogs(
                        "http://collector", Map.of(), collector, new ExportMeters(List.of()))) {
            logs.start();
            for (int i = 0; i < 100; i++) {
                logs.take(flow(i));
                Thread.sleep(2);
            }
            int requests = 0;
            int records = 0;
            while (records < 100) {
                ExportLogsServiceRequest request = collector.taken.poll(60, TimeUnit.SECONDS);
                records += request.getResourceLogs(0).getScopeLogs(0).getLogRecordsCount();
                requests++;
            }

            assertThat(requests).isLessThan(50);
        }
    }

    @Test
    void whatACollectorThatIsDownCannotTakeIsCountedAndTheRestIsSentLater() throws Exception {
        ExportMeters meters = new ExportMeters(List.of());
        Collector collector = new Collector();
        try (OtlpLogs logs =
                new OtlpLogs(
                        "http://collector", Map.of("service.name", "jss"), collector, meters)) {
            logs.start();
            FlowSinks sinks = new FlowSinks(List.of(logs), meters);
            sinks.take(flow(0));
            collector.refusals.acquire(); // its batch is in the hands of the sender
            for (int i = 1; i <= OtlpLogs.QUEUE + 5; i++) {
                sinks.take(flow(i));
            }

            assertThat(meters.flowsLost).hasValue(5);
            assertThat(meters.flows).hasValue(OtlpLogs.QUEUE + 1L);

            collector.up = true;
            int records = 0;
            LogRecord first = null;
            while (records < OtlpLogs.QUEUE + 1) {
                ExportLogsServiceRequest request = collector.taken.poll(60, TimeUnit.SECONDS);
                List<LogRecord> all =
                        request.getResourceLogs(0).getScopeLogs(0).getLogRecordsList();
                first = first == null ? all.get(0) : first;
                records += all.size();
            }
            assertThat(records).isEqualTo(OtlpLogs.QUEUE + 1);
            assertThat(meters.collectorFailures.get()).isPositive();
            assertThat(first.getAttributesList())
                    .extracting(attribute -> attribute.getKey())
                    .contains("jss.sent", "jss.namespace", "network.peer.address")
                    .doesNotContain("jss.retransmitted", "jss.opened.after", "jss.unit");
        }
    }
}

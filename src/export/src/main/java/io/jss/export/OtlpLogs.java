package io.jss.export;

import io.micrometer.core.ipc.http.HttpSender;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.Closeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Ended connections as log records.
 *
 * <p><b>Threads.</b> Any thread puts records into the queue; one thread takes them out and posts
 * them, a batch at a time; until one is full it waits for a moment, for the connection that posts a
 * batch may end and be a record of the next one. While the collector is down the batch waits with
 * it, the queue fills, and what finds it full is lost and counted.
 */
final class OtlpLogs implements FlowSink, Closeable {

    static final int QUEUE = 16_384;

    private static final int BATCH = 1_024;
    private static final long GATHERING_MILLIS = 250;
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final long NANOS = 1_000_000_000;

    private final String url;
    private final Resource resource;
    private final HttpSender sender;
    private final ExportMeters meters;
    private final BlockingQueue<FlowRecord> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread = new Thread(this::run, "jss-otlp-logs");

    OtlpLogs(String url, Map<String, String> resource, HttpSender sender, ExportMeters meters) {
        this.url = url;
        this.sender = sender;
        this.meters = meters;
        Resource.Builder builder = Resource.newBuilder();
        resource.forEach((key, value) -> builder.addAttributes(text(key, value)));
        this.resource = builder.build();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public boolean take(FlowRecord flow) {
        return !flow.ended() || queue.offer(flow);
    }

    private void run() {
        try {
            List<FlowRecord> batch = new ArrayList<>();
            while (true) {
                batch.add(queue.take());
                if (queue.size() < BATCH - 1) {
                    Thread.sleep(GATHERING_MILLIS);
                }
                queue.drainTo(batch, BATCH - 1);
                byte[] message = message(batch).toByteArray();
                long wait = FIRST_WAIT_MILLIS;
                while (!OtlpCollector.post(sender, url, message)) {
                    meters.collectorFailures.incrementAndGet();
                    Thread.sleep(wait);
                    wait = Math.min(LONGEST_WAIT_MILLIS, 2 * wait);
                }
                batch.clear();
            }
        } catch (InterruptedException e) {
            // the end that was asked for
        }
    }

    private ExportLogsServiceRequest message(List<FlowRecord> batch) {
        ScopeLogs.Builder logs =
                ScopeLogs.newBuilder()
                        .setScope(InstrumentationScope.newBuilder().setName("io.jss.export"));
        batch.forEach(flow -> logs.addLogRecords(log(flow)));
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder().setResource(resource).addScopeLogs(logs))
                .build();
    }

    private static LogRecord log(FlowRecord flow) {
        Instant closed = flow.closed().orElse(flow.openedBy());
        LogRecord.Builder log =
                LogRecord.newBuilder()
                        .setTimeUnixNano(nanos(closed))
                        .setObservedTimeUnixNano(nanos(closed))
                        .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_INFO)
                        .setEventName("jss.connection.ended")
                        .addAttributes(text("network.transport", "tcp"))
                        .addAttributes(text("network.type", type(flow)))
                        .addAttributes(text("network.local.address", flow.local().toString()))
                        .addAttributes(number("network.local.port", flow.localPort()))
                        .addAttributes(text("network.peer.address", flow.remote().toString()))
                        .addAttributes(number("network.peer.port", flow.remotePort()))
                        .addAttributes(
                                text(
                                        "jss.direction",
                                        flow.direction().name().toLowerCase(Locale.ROOT)))
                        .addAttributes(text("jss.opened.by", flow.openedBy().toString()))
                        .addAttributes(text("jss.cookie", Long.toUnsignedString(flow.cookie())));
        flow.openedAfter()
                .ifPresent(time -> log.addAttributes(text("jss.opened.after", time.toString())));
        flow.closeWaitBy()
                .ifPresent(time -> log.addAttributes(text("jss.close.wait.by", time.toString())));
        if (!flow.namespace().isEmpty()) {
            log.addAttributes(text("jss.namespace", flow.namespace()));
        }
        FlowRecord.Numbers numbers = flow.numbers();
        add(log, "jss.sent", numbers.sent());
        add(log, "jss.received", numbers.received());
        add(log, "jss.segments.out", numbers.segmentsOut());
        add(log, "jss.segments.in", numbers.segmentsIn());
        add(log, "jss.retransmitted", numbers.retransmitted());
        add(log, "jss.rtt.us", numbers.rttMicros());
        add(log, "jss.rtt.min.us", numbers.minRttMicros());
        add(log, "jss.uid", flow.uid());
        if (!flow.owners().isEmpty()) {
            log.addAttributes(number("process.pid", flow.owners().get(0).pid()));
            log.addAttributes(text("process.command", flow.owners().get(0).command().toString()));
        }
        flow.workload()
                .ifPresent(
                        workload -> {
                            addText(log, "jss.unit", workload.unit());
                            addText(log, "jss.container", workload.container());
                            addText(log, "k8s.pod.uid", workload.pod());
                        });
        return log.build();
    }

    private static String type(FlowRecord flow) {
        return switch (flow.type().wire()) {
            case IPV4 -> "ipv4";
            case IPV6 -> "ipv6";
            case BOTH, UNKNOWN -> "unknown";
        };
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }

    private static void add(LogRecord.Builder log, String key, OptionalLong value) {
        if (value.isPresent()) {
            log.addAttributes(number(key, value.getAsLong()));
        }
    }

    private static void addText(LogRecord.Builder log, String key, String value) {
        if (!value.isEmpty()) {
            log.addAttributes(text(key, value));
        }
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static KeyValue number(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

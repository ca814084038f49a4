package io.jss.export;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.push.PushMeterRegistry;
import io.micrometer.core.ipc.http.HttpSender;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An OpenTelemetry collector that is given metrics and flow logs by OTLP over HTTP. Metrics are
 * cumulative: those of a time at which it was down are in the next ones. Flow logs wait in a queue
 * of a bounded length.
 */
final class OtlpCollector implements Closeable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(10);

    /** Says at its start where it sends to; kept, for a logger that nobody holds is forgotten. */
    private static final Logger CHATTY = Logger.getLogger(PushMeterRegistry.class.getName());

    private final Map<String, String> resource = resource();
    private final OtlpMeterRegistry registry;
    private final OtlpLogs logs;

    OtlpCollector(URI url, Duration pause, ExportMeters meters) {
        CHATTY.setLevel(Level.WARNING);
        HttpSender sender = new HttpUrlConnectionSender(CONNECT, READ);
        logs = new OtlpLogs(url + "/v1/logs", resource, sender, meters);
        registry =
                OtlpMeterRegistry.builder(new Configuration(url + "/v1/metrics", pause, resource))
                        .threadFactory(OtlpCollector::thread)
                        .metricsSender(
                                request -> {
                                    if (!post(
                                            sender,
                                            request.getAddress(),
                                            request.getMetricsData())) {
                                        meters.collectorFailures.incrementAndGet();
                                    }
                                })
                        .build();
    }

    private record Configuration(String url, Duration step, Map<String, String> resourceAttributes)
            implements OtlpConfig {

        @Override
        public String get(String key) {
            return null; // nothing but what is said here
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "jss-otlp-metrics");
        thread.setDaemon(true);
        return thread;
    }

    private static Map<String, String> resource() {
        Map<String, String> resource = new LinkedHashMap<>();
        resource.put("service.name", "jss");
        try {
            resource.put("host.name", InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return resource; // a host whose name is not in its files
        }
        return resource;
    }

    /** Posts protobuf; returns whether it was taken. */
    static boolean post(HttpSender sender, String url, byte[] message) {
        try {
            return sender.post(url)
                    .withContent("application/x-protobuf", message)
                    .compress()
                    .send()
                    .isSuccessful();
        } catch (IOException | RuntimeException e) {
            return false;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // declared, and never thrown
        }
    }

    MeterRegistry registry() {
        return registry;
    }

    FlowSink flows() {
        return logs;
    }

    void start() {
        logs.start();
    }

    @Override
    public void close() {
        registry.close();
        logs.close();
    }
}

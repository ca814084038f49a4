package io.jss.export;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.export.Exporter;
import io.jss.cli.request.export.ExportRequest;
import io.jss.micrometer.MeterConvention;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Puts the exporter together, and looks as often as nobody else does.
 *
 * <p><b>Threads.</b> The calling one looks at the tables at each interval, writes the text file,
 * and finds new namespaces. Scrapes have threads of the {@link ScrapeServer}, events one for each
 * namespace, and a collector one for metrics and one for logs.
 */
public final class SocketExporter implements Exporter {

    /** Is found by its name. */
    public SocketExporter() {}

    @Override
    public int run(ExportRequest request, Environment environment) throws IOException {
        Deque<Closeable> opened = new ArrayDeque<>();
        try {
            run(request, environment, opened);
            return ExitCode.OK;
        } finally {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        }
    }

    private static void run(ExportRequest request, Environment environment, Deque<Closeable> opened)
            throws IOException {
        boolean text = request.listen().isPresent() || request.textfile().isPresent();
        List<MeterRegistry> registries = new ArrayList<>();
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registries.add(prometheus);
        ExportMeters meters = new ExportMeters(registries);
        List<FlowSink> sinks = new ArrayList<>();
        if (request.flows()) {
            sinks.add(new NdjsonFlows(environment.out()));
        }
        Optional<OtlpCollector> collector = Optional.empty();
        if (request.otlp().isPresent()) {
            collector =
                    Optional.of(new OtlpCollector(request.otlp().get(), request.pause(), meters));
            registries.add(collector.get().registry());
            sinks.add(collector.get().flows());
        }
        meters.bind();
        ExportedNamespaces places =
                new ExportedNamespaces(
                        request,
                        environment,
                        text ? MeterConvention.standard() : MeterConvention.openTelemetry(),
                        registries,
                        new FlowSinks(sinks, meters),
                        meters);
        opened.push(places);
        places.refresh();
        collector.ifPresent(opened::push);
        collector.ifPresent(OtlpCollector::start);
        ScrapePage page = new ScrapePage(places::refresh, prometheus);
        if (request.listen().isPresent()) {
            ScrapeServer server =
                    ScrapeServer.start(request.listen().get(), request.webConfig(), page);
            opened.push(server);
            environment.say("metrics at " + server.url());
        }
        Optional<TextFile> textFile = request.textfile().map(TextFile::new);
        boolean looks = textFile.isPresent() || !sinks.isEmpty();
        while (!request.flows() || !environment.out().isReaderGone()) {
            if (textFile.isPresent()) {
                textFile.get().write(page.page(PageFormat.TEXT).bytes());
            } else if (looks) {
                places.refresh();
            }
            pause(request.pause().toMillis());
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}

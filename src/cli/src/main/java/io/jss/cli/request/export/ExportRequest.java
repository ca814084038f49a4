package io.jss.cli.request.export;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.options.ThresholdOption;
import io.jss.cli.request.NamespaceRequest;
import io.jss.filter.IpPrefix;
import io.jss.filter.syntax.Prefixes;
import io.jss.health.Thresholds;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.math.NumberUtils;

/**
 * What {@code jss export} gives, and to whom.
 *
 * @param listen where Prometheus scrapes, empty where it does not
 * @param webConfig the file with TLS and users of that address
 * @param textfile the folder of node_exporter's textfile collector
 * @param otlp the collector, without the paths of metrics and logs
 * @param flows whether ended connections go to standard output
 * @param owners whether flow logs name processes
 * @param units whether sockets are counted by unit, container and pod
 * @param networks remote networks that have histograms of their own
 * @param thresholds the limits beyond which something is wrong
 * @param namespace where it looks
 * @param pause between two looks that nobody asks for
 */
public record ExportRequest(
        Optional<InetSocketAddress> listen,
        Optional<Path> webConfig,
        Optional<Path> textfile,
        Optional<URI> otlp,
        boolean flows,
        boolean owners,
        boolean units,
        List<IpPrefix> networks,
        Thresholds thresholds,
        NamespaceRequest namespace,
        Duration pause) {

    private static final int MOST_NETWORKS = 64;
    private static final int MOST_PORT = 65_535;
    private static final double LEAST_SECONDS = 0.01;
    private static final double MOST_SECONDS = 3_600;
    private static final double MILLIS = 1_000;

    /**
     * Reads the options.
     *
     * @throws UsageException when a value is wrong, there is a word, or nothing is to be exported
     */
    public static ExportRequest of(Options options) {
        if (!options.arguments().isEmpty()) {
            throw new UsageException(
                    "export takes no '"
                            + options.arguments().get(0)
                            + "': it is about all sockets; jss help export says what it takes");
        }
        ExportRequest request =
                new ExportRequest(
                        options.value(CliOption.LISTEN).map(ExportRequest::address),
                        options.value(CliOption.WEB_CONFIG).map(Path::of),
                        options.value(CliOption.TEXTFILE).map(Path::of),
                        options.value(CliOption.OTLP).map(ExportRequest::url),
                        options.has(CliOption.NDJSON),
                        options.has(CliOption.PROCESSES),
                        options.has(CliOption.CGROUP),
                        options.value(CliOption.NETWORKS)
                                .map(ExportRequest::networks)
                                .orElse(List.of()),
                        ThresholdOption.of(options),
                        NamespaceRequest.of(options),
                        pause(options.valueOr(CliOption.CONTINUOUS, "15")));
        request.check();
        return request;
    }

    private void check() {
        if (listen.isEmpty() && textfile.isEmpty() && otlp.isEmpty() && !flows) {
            throw new UsageException(
                    "export takes to whom: --listen 127.0.0.1:9497, --textfile DIR, --otlp URL or"
                            + " --ndjson");
        }
        if (webConfig.isPresent() && listen.isEmpty()) {
            throw new UsageException("--web-config goes with --listen");
        }
        if (owners && !flows && otlp.isEmpty()) {
            throw new UsageException(
                    "--programs goes with --ndjson or --otlp in export: metrics name no process");
        }
    }

    private static InetSocketAddress address(String text) {
        String host = StringUtils.substringBeforeLast(text, ":");
        String port = StringUtils.substringAfterLast(text, ":");
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        int number = StringUtils.isNumeric(port) ? NumberUtils.toInt(port, -1) : -1;
        if (host.isEmpty()
                || number < 0
                || number > MOST_PORT
                || (host.indexOf(':') >= 0 && !bracketed)) {
            throw new UsageException(
                    "--listen takes an address and a port, 127.0.0.1:9497 or [::1]:9497, not '"
                            + text
                            + "'");
        }
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        InetSocketAddress address = new InetSocketAddress(bare, number);
        if (address.isUnresolved()) {
            throw new UsageException("--listen names a host that is not known: '" + bare + "'");
        }
        return address;
    }

    private static URI url(String text) {
        try {
            URI url = new URI(StringUtils.stripEnd(text, "/"));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // as one that is of no web
        }
        throw new UsageException(
                "--otlp takes the URL of a collector, http://127.0.0.1:4318, not '" + text + "'");
    }

    private static List<IpPrefix> networks(String text) {
        List<IpPrefix> networks = new ArrayList<>();
        for (String part : StringUtils.split(text, ',')) {
            networks.add(
                    Prefixes.parse(part)
                            .orElseThrow(
                                    () ->
                                            new UsageException(
                                                    "--networks takes prefixes with commas,"
                                                            + " 10.0.0.0/8,2001:db8::/32, not '"
                                                            + part
                                                            + "'")));
        }
        if (networks.isEmpty() || networks.size() > MOST_NETWORKS) {
            throw new UsageException(
                    "--networks takes 1 to " + MOST_NETWORKS + " prefixes, not " + networks.size());
        }
        return List.copyOf(networks);
    }

    private static Duration pause(String text) {
        double seconds = NumberUtils.toDouble(text, Double.NaN);
        if (!(seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS)) {
            throw new UsageException("-c takes seconds from 0.01 to 3600, not '" + text + "'");
        }
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }
}

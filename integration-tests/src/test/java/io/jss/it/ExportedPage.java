package io.jss.it;

import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of metrics as Prometheus reads it. */
final class ExportedPage {

    private static final Pattern SAMPLE = Pattern.compile("(\\w+)\\{(.*)} (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private ExportedPage() {}

    /** Returns what is served in a namespace, empty where nobody does, or not yet (503). */
    static String get(NetworkNamespace namespace, String url) throws IOException {
        return namespace.call(
                () -> {
                    HttpURLConnection connection =
                            (HttpURLConnection) URI.create(url).toURL().openConnection();
                    try {
                        if (connection.getResponseCode() == HttpURLConnection.HTTP_UNAVAILABLE) {
                            return "";
                        }
                        return new String(
                                connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    } catch (ConnectException e) {
                        return "";
                    } finally {
                        connection.disconnect();
                    }
                });
    }

    /** Returns the sums of a metric by the values of labels, with spaces between them. */
    static Map<String, Double> sums(String page, String metric, List<String> labels) {
        Map<String, Double> sums = new TreeMap<>();
        for (String line : page.lines().toList()) {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches() && sample.group(1).equals(metric)) {
                Map<String, String> values = new TreeMap<>();
                Matcher label = LABEL.matcher(sample.group(2));
                while (label.find()) {
                    values.put(label.group(1), label.group(2));
                }
                String key = String.join(" ", labels.stream().map(values::get).toList());
                sums.merge(key, Double.valueOf(sample.group(3)), Double::sum);
            }
        }
        return sums;
    }
}

package io.jss.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jss.cli.text.Quantity;
import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.model.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * Writes the page: text, tables, and for the charts numbers that a script of the page draws. The
 * page allows the scripts and styles that are in it, by their digests, and nothing else: no
 * network, no image, no other script.
 */
final class Page {

    private final String title;
    private final List<String> facts;
    private final Story story;
    private final StringBuilder html = new StringBuilder();

    /**
     * Prepares it.
     *
     * @param title what it is of
     * @param facts lines below the title
     */
    Page(String title, List<String> facts, Story story) {
        this.title = title;
        this.facts = facts;
        this.story = story;
    }

    /** Returns the page. */
    String text() throws IOException {
        List<String> styles = List.of(resource("uPlot.min.css"), resource("page.css"));
        List<String> scripts = List.of(resource("uPlot.iife.min.js"), resource("page.js"));
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        html.append("script-src").append(digests(scripts)).append("; style-src");
        html.append(digests(styles)).append("; base-uri 'none'; form-action 'none'\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.append("<title>").append(Html.text(title)).append("</title>\n");
        styles.forEach(style -> html.append("<style>").append(style).append("</style>\n"));
        html.append("</head>\n<body>\n");
        head();
        findings();
        if (story.looks().count() > 1) {
            chart("rates", "Data sent and received");
            chart("states", "Sockets by state");
            chart("changes", "Between two looks: opened, closed, retransmitted");
        }
        states();
        worst();
        html.append("<script type=\"application/json\" id=\"data\">");
        html.append(story.looks().json().replace("<", "\\u003c")).append("</script>\n");
        html.append("<!-- uPlot draws the charts:\n").append(resource("uPlot-LICENSE.txt"));
        html.append("-->\n");
        scripts.forEach(script -> html.append("<script>").append(script).append("</script>\n"));
        return html.append("</body>\n</html>\n").toString();
    }

    private void head() {
        html.append("<h1>").append(Html.text(title)).append("</h1>\n");
        facts.forEach(fact -> paragraph("dim", fact));
        if (story.looks().count() < 2) {
            paragraph(
                    "",
                    "This is one moment. Rates and charts need many: jss record --every 1s FILE");
        }
        story.remarks().forEach(remark -> paragraph("warning", remark));
        html.append("<noscript><p>Charts and sorting need the script of this page.</p>");
        html.append("</noscript>\n");
    }

    private void paragraph(String kind, String text) {
        html.append(kind.isEmpty() ? "<p>" : "<p class=\"" + kind + "\">");
        html.append(Html.text(text)).append("</p>\n");
    }

    private void chart(String id, String words) {
        heading(words);
        html.append("<div class=\"chart\" id=\"").append(id).append("\"></div>\n");
    }

    private void heading(String words) {
        html.append("<h2>").append(Html.text(words)).append("</h2>\n");
    }

    private void findings() {
        heading("Findings");
        int pairs = story.findings().pairs();
        List<Findings.Entry> all = story.findings().all();
        if (all.isEmpty()) {
            paragraph("", "None, of what jss doctor looks for and a recording can tell.");
            return;
        }
        begin("Severity", "Finding", "At its worst", "Who", "Found", "Do");
        for (Findings.Entry entry : all) {
            Finding worst = entry.worst();
            String severity = worst.severity().name().toLowerCase(Locale.ROOT);
            html.append("<tr><td class=\"").append(severity).append("\">").append(severity);
            html.append("</td>");
            cell("", worst.condition().id());
            cell("", worst.what());
            cell("", who(worst));
            cell("", found(entry, pairs));
            cell("", worst.advice());
            html.append("</tr>\n");
        }
        end();
    }

    private static String found(Findings.Entry entry, int pairs) {
        String times = entry.times() + " of " + pairs + " times, ";
        return times + second(entry.first()) + " to " + second(entry.last());
    }

    private static String who(Finding finding) {
        List<String> who = new ArrayList<>();
        for (Culprit culprit : finding.who()) {
            String processes = String.join(", ", culprit.processes());
            String owner = processes.isEmpty() ? "" : " " + processes;
            who.add(culprit.sockets() + " (" + culprit.count() + ")" + owner);
        }
        return who.isEmpty() ? "not known" : String.join("; ", who);
    }

    private void states() {
        heading("States");
        begin("State", "#First", "#Least", "#Most", "#Last");
        for (Map.Entry<String, List<Integer>> state : story.looks().states().entrySet()) {
            List<Integer> counts = state.getValue();
            html.append("<tr>");
            cell("", state.getKey());
            number(counts.get(0), Long::toString);
            number(counts.stream().mapToInt(n -> n).min().orElse(0), Long::toString);
            number(counts.stream().mapToInt(n -> n).max().orElse(0), Long::toString);
            number(counts.get(counts.size() - 1), Long::toString);
            html.append("</tr>\n");
        }
        end();
    }

    private void worst() {
        sockets("Most data", "Bytes", story.busiest(), Page::bytes);
        sockets("Most retransmissions", "Segments", story.retransmitting(), Long::toString);
        sockets(
                "Longest round trips",
                "RTT",
                story.slowest(),
                value -> Quantity.millis(value) + " ms");
        sockets("Longest queues of data", "Queued", story.queued(), Page::bytes);
    }

    private static String bytes(long value) {
        return Quantity.of(value, Unit.BYTES);
    }

    private void sockets(
            String words, String number, WorstSockets worst, LongFunction<String> text) {
        List<WorstSockets.Entry> first = worst.first();
        heading(words);
        if (first.isEmpty()) {
            paragraph("", "None.");
            return;
        }
        begin("#" + number, "Local", "Remote", "State", "Process", "When");
        for (WorstSockets.Entry entry : first) {
            html.append("<tr>");
            number(entry.value(), text);
            cell("end", entry.local());
            cell("end", entry.remote());
            cell("", entry.state());
            cell("", entry.owner().isEmpty() ? "not known" : entry.owner());
            cell("", second(entry.time()));
            html.append("</tr>\n");
        }
        end();
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Begins a table; a title with # is of numbers. */
    private void begin(String... titles) {
        html.append("<div class=\"scroll\"><table class=\"sortable\"><thead><tr>");
        for (String words : titles) {
            boolean number = words.startsWith("#");
            html.append(number ? "<th class=\"number\">" : "<th>");
            html.append(Html.text(number ? words.substring(1) : words)).append("</th>");
        }
        html.append("</tr></thead><tbody>\n");
    }

    private void end() {
        html.append("</tbody></table></div>\n");
    }

    private void cell(String kind, String text) {
        html.append(kind.isEmpty() ? "<td>" : "<td class=\"" + kind + "\">");
        html.append(Html.text(text)).append("</td>");
    }

    private void number(long value, LongFunction<String> text) {
        html.append("<td class=\"number\" data-value=\"").append(value).append("\">");
        html.append(Html.text(text.apply(value))).append("</td>");
    }

    private static String digests(List<String> texts) {
        StringBuilder digests = new StringBuilder();
        for (String text : texts) {
            digests.append(" 'sha256-").append(digest(text)).append('\'');
        }
        return digests.toString();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each Java has it
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(bytes, name).readAllBytes(), UTF_8);
        }
    }
}

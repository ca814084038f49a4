package io.jss.recording;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a recording says of itself. Neither the host's name nor that of a user is among it.
 *
 * @param time when it was begun
 * @param kernel the release of the kernel that answered: {@code 6.1.0-18-amd64}
 * @param architecture the machine as the JVM calls it: {@code amd64}
 * @param namespace the network namespace, {@code net:[4026531840]} or the name it was asked for by
 */
public record RecordingInfo(
        Optional<Instant> time,
        Optional<String> kernel,
        Optional<String> architecture,
        Optional<String> namespace) {

    /** With all nine digits, so that recordings of the same sockets are of the same size. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    /** Says nothing, as a recording of ss does. */
    public static final RecordingInfo NONE =
            new RecordingInfo(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MAX_VALUE = 256;

    /** Returns lines of {@code name=value}. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        line("time", time.map(TIME::format), text);
        line("kernel", kernel, text);
        line("architecture", architecture, text);
        line("namespace", namespace, text);
        return text.toString();
    }

    private static void line(String name, Optional<String> value, StringBuilder text) {
        if (value.isPresent()) {
            String clean = value.get().replaceAll("\\p{Cntrl}", "?");
            text.append(name)
                    .append('=')
                    .append(clean, 0, Math.min(clean.length(), MAX_VALUE))
                    .append('\n');
        }
    }

    /** Reads such lines; names that are not known are passed over. */
    public static RecordingInfo parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines()
                .filter(line -> line.indexOf('=') > 0)
                .forEach(
                        line -> {
                            int equals = line.indexOf('=');
                            values.put(line.substring(0, equals), line.substring(equals + 1));
                        });
        return new RecordingInfo(
                Optional.ofNullable(values.get("time")).flatMap(RecordingInfo::instant),
                Optional.ofNullable(values.get("kernel")),
                Optional.ofNullable(values.get("architecture")),
                Optional.ofNullable(values.get("namespace")));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

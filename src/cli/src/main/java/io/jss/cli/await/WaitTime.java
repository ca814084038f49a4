package io.jss.cli.await;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long to wait, as it is written: {@code 30s}, {@code 500ms}, {@code 2m}, {@code 30}. */
final class WaitTime {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|)");

    private WaitTime() {}

    /** Returns the time, empty for what is none; a number without a unit is seconds. */
    static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        return Optional.of(
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofSeconds(number);
                });
    }
}

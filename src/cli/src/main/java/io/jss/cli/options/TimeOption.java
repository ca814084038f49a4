package io.jss.cli.options;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as it is written: {@code 30s}, {@code 500ms}, {@code 1.5m}, {@code 30}. */
public final class TimeOption {

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|h|)");

    /** So many nanoseconds can be added to a time of the system: 146 years. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

    private TimeOption() {}

    /**
     * Returns the time, empty for what is none or is longer than a century; a number without a unit
     * is seconds.
     */
    public static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Duration unit =
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(1);
                    case "m" -> Duration.ofMinutes(1);
                    case "h" -> Duration.ofHours(1);
                    default -> Duration.ofSeconds(1);
                };
        BigDecimal nanos =
                new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit.toNanos()));
        return nanos.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
}

package io.jss.cli.recording;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.TimeOption;
import io.jss.series.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times of a series, as people write and read them: in the zone of this machine. */
final class SeriesTimes {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;

    SeriesTimes(Environment environment) {
        zone = environment.clock().getZone();
    }

    /** Returns {@code 2026-03-01 03:12:05}. */
    String text(Instant time) {
        return FORM.format(time.atZone(zone));
    }

    /** Returns {@code 1 look} or {@code 7 looks}. */
    static String looks(long number) {
        return number + (number == 1 ? " look" : " looks");
    }

    /** Returns what a series holds: how many looks, from when to when. */
    String held(Series series) {
        return looks(series.looks())
                + (series.looks() == 0
                        ? ""
                        : " from "
                                + text(series.firstTime().orElseThrow())
                                + " to "
                                + text(series.lastTime().orElseThrow()));
    }

    /**
     * Returns the time that is meant: a time of day is the last in the series.
     *
     * @throws UsageException when it is none, or is not within the series
     */
    Instant of(Moment moment, Series series) {
        Instant first = series.firstTime().orElseThrow();
        Instant last = series.lastTime().orElseThrow();
        Instant time = parse(moment.text().strip(), first, last).orElseThrow(() -> wrong(moment));
        if (time.isBefore(first.truncatedTo(ChronoUnit.SECONDS))
                || time.isAfter(last.plus(pause(series)))) {
            throw new UsageException(
                    moment.written()
                            + " is not within "
                            + series.path()
                            + ", which holds "
                            + held(series));
        }
        return time.isBefore(first) ? first : time; // 03:12:05 when it begins at 03:12:05.4
    }

    private static UsageException wrong(Moment moment) {
        return new UsageException(
                moment.form()
                        + " takes a time of day (03:12:05), a date and a time (2026-03-01"
                        + " 03:12:05), or how long after the first look (+90s), not '"
                        + moment.text()
                        + "'");
    }

    /** So long a look stands for what is: as long as it usually is to the next. */
    private static Duration pause(Series series) {
        Duration whole =
                Duration.between(series.firstTime().orElseThrow(), series.lastTime().orElseThrow());
        Duration pause = whole.dividedBy(Math.max(1, series.looks() - 1));
        return pause.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : pause;
    }

    private Optional<Instant> parse(String text, Instant first, Instant last) {
        if (text.startsWith("+")) {
            return TimeOption.parse(text.substring(1)).map(first::plus);
        }
        try {
            return Optional.of(timeOfDay(LocalTime.parse(text), first, last));
        } catch (DateTimeParseException e) {
            return dateAndTime(text.replace(' ', 'T'));
        }
    }

    /** Returns the last such time before the end of the series, or the first in it. */
    private Instant timeOfDay(LocalTime time, Instant first, Instant last) {
        ZonedDateTime end = last.atZone(zone);
        Instant thatDay = end.with(time).toInstant();
        Instant dayBefore = end.minusDays(1).with(time).toInstant();
        boolean later = thatDay.isAfter(last) && !dayBefore.isBefore(first);
        return later ? dayBefore : thatDay;
    }

    private Optional<Instant> dateAndTime(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            try {
                return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
            } catch (DateTimeParseException neither) {
                return Optional.empty();
            }
        }
    }
}

package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.function.Function;

/** {@code Time}: when an event or a row was read. */
public final class TimeColumn extends Column {

    private static final DateTimeFormatter OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final Clock clock;
    private final Function<Clock, String> form;

    private TimeColumn(Clock clock, Function<Clock, String> form) {
        super("Time", Alignment.LEFT);
        this.clock = clock;
        this.form = form;
    }

    /** Returns the column with the time of the day in the clock's zone: {@code 14:03:07.250}. */
    public static Column forPeople(Clock clock) {
        return new TimeColumn(clock, now -> OF_DAY.format(LocalTime.now(now)));
    }

    /** Returns the column with {@link #text}. */
    public static Column forPrograms(Clock clock) {
        return new TimeColumn(clock, TimeColumn::text);
    }

    /** Returns the clock's time as programs read it: {@code 2026-02-13T14:03:07.250Z}. */
    public static String text(Clock clock) {
        return INSTANT.format(clock.instant());
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) {
        row.ascii(form.apply(clock));
    }
}

package io.jss.cli.repeat;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Format;
import io.jss.cli.options.Options;
import io.jss.cli.request.ListingOptions;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * An answer that is given again and again ({@code -c}). A table is painted over the one before on a
 * terminal that can do that; elsewhere each follows a line with the time, which is that of {@code
 * --json}: UTC, to the millisecond. Forms for programs follow each other as they are.
 */
public final class Repetition {

    /** Commands whose answers are no rows, or say themselves what is new. */
    private static final Set<String> WITHOUT_MARKS = Set.of("explain", "top");

    private final Environment environment;
    private final long pauseMillis;
    private final boolean timeLines;
    private final Optional<Screen> screen;
    private final Optional<NewSockets> newSockets;

    /** One answer. */
    @FunctionalInterface
    public interface Look {
        /** Gives it. */
        void give() throws IOException;
    }

    /** What stands between two answers. */
    @FunctionalInterface
    public interface Pause {
        /** Waits; returns false when there is no further answer. */
        boolean await() throws IOException;
    }

    private Repetition(
            Environment environment,
            long pauseMillis,
            boolean timeLines,
            Optional<Screen> screen,
            boolean marks) {
        this.environment = environment;
        this.pauseMillis = pauseMillis;
        this.timeLines = timeLines;
        this.screen = screen;
        newSockets = marks && screen.isPresent() ? Optional.of(new NewSockets()) : Optional.empty();
    }

    /**
     * Returns what the options ask for.
     *
     * @throws UsageException when {@code -c} has no time
     */
    public static Repetition of(Options options, Environment environment) {
        long pause = ListingOptions.pauseMillis(options);
        boolean isTable = Format.of(options) == Format.TABLE;
        boolean inPlace = isTable && !options.has(CliOption.BATCH) && Screen.isOn(environment);
        boolean rows = !options.has(CliOption.SUMMARY) && !options.has(CliOption.COUNT_BY);
        return new Repetition(
                environment,
                pause,
                isTable && !inPlace,
                inPlace
                        ? Optional.of(new Screen(environment, options.has(CliOption.WIDE)))
                        : Optional.empty(),
                rows && options.arguments().stream().noneMatch(WITHOUT_MARKS::contains));
    }

    /** Returns the environment in which the looks are to be made. */
    public Environment environment() {
        return screen.isPresent() ? screen.get().canvas() : environment;
    }

    /** Returns the column that marks what is new, where rows are painted in place. */
    public Optional<NewSockets> newSockets() {
        return newSockets;
    }

    /**
     * Gives the answer until the thread is interrupted.
     *
     * @throws IOException as the look, or of the output
     */
    public void run(Look look) throws IOException {
        run(look, () -> ListingOptions.pause(pauseMillis));
    }

    /**
     * Gives the answer until a pause says that there is no further one.
     *
     * @throws IOException as the look and the pause, or of the output
     */
    public void run(Look look, Pause pause) throws IOException {
        boolean first = true;
        do {
            if (screen.isPresent()) {
                paint(look, screen.get());
            } else {
                print(look, first);
            }
            first = false;
        } while (pause.await());
    }

    private void print(Look look, boolean first) throws IOException {
        if (timeLines) {
            Instant now = environment.clock().instant().truncatedTo(ChronoUnit.MILLIS);
            environment.out().write((first ? "" : "\n") + now + "\n");
        }
        look.give();
    }

    private void paint(Look look, Screen painted) throws IOException {
        newSockets.ifPresent(NewSockets::begin);
        look.give();
        painted.paint(newSockets.map(NewSockets::summary).orElse(""), pauseMillis);
    }
}

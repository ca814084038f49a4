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

/**
 * An answer that is given again and again ({@code -c}). A table is painted over the one before on a
 * terminal that can do that; elsewhere each follows a line with the time, which is that of {@code
 * --json}: UTC, to the millisecond. Forms for programs follow each other as they are.
 */
public final class Repetition {

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
        boolean inPlace = isTable && Screen.isOn(environment);
        boolean rows = !options.has(CliOption.SUMMARY) && !options.has(CliOption.COUNT_BY);
        return new Repetition(
                environment,
                pause,
                isTable && !inPlace,
                inPlace
                        ? Optional.of(new Screen(environment, options.has(CliOption.WIDE)))
                        : Optional.empty(),
                rows && options.arguments().stream().noneMatch("explain"::equals));
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
        boolean first = true;
        do {
            if (screen.isPresent()) {
                paint(look, screen.get());
            } else {
                print(look, first);
            }
            first = false;
        } while (ListingOptions.pause(pauseMillis));
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

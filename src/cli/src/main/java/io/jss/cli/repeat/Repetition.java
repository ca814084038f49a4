package io.jss.cli.repeat;

import io.jss.cli.environment.Environment;
import io.jss.cli.options.Format;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.RepeatRequest;
import io.jss.cli.table.Column;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An answer that is given again and again ({@code -c}). A table is painted over the one before on a
 * terminal that can do that; elsewhere each follows a line with the time, which is that of {@code
 * --json}: UTC, to the millisecond. Forms for programs follow each other as they are. A remark of
 * the answer before is not repeated there.
 */
public final class Repetition {

    private final Environment environment;
    private final long pauseMillis;
    private final boolean timeLines;
    private final Optional<Screen> screen;
    private final SaidOnce printed;
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

    /**
     * Prepares what a request asks for that has a time between two answers.
     *
     * @param marks whether rows that are new are marked
     */
    public Repetition(ListingRequest request, boolean marks, Environment environment) {
        RepeatRequest repeat = request.repeat().orElseThrow();
        boolean isTable = request.format() == Format.TABLE;
        boolean inPlace = isTable && !repeat.batch() && Screen.isOn(environment);
        this.environment = environment;
        pauseMillis = repeat.pauseMillis();
        timeLines = isTable && !inPlace;
        printed = new SaidOnce(environment);
        screen = inPlace ? Optional.of(new Screen(environment, repeat.wide())) : Optional.empty();
        newSockets = inPlace && marks ? Optional.of(new NewSockets()) : Optional.empty();
    }

    /** Waits between two looks; returns false when the thread is to end. */
    public static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns the environment in which the looks are to be made. */
    public Environment environment() {
        return screen.isPresent() ? screen.get().canvas() : printed;
    }

    /** Returns the column that marks what is new, where rows are painted in place. */
    public void mark(Supplier<String> namespace, Consumer<Column> lead) {
        if (newSockets.isPresent()) {
            newSockets.get().in(namespace);
            lead.accept(newSockets.get());
        }
    }

    /**
     * Gives the answer until the thread is interrupted.
     *
     * @throws IOException as the look, or of the output
     */
    public void run(Look look) throws IOException {
        run(look, () -> pause(pauseMillis));
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
        printed.begin();
        look.give();
    }

    private void paint(Look look, Screen painted) throws IOException {
        newSockets.ifPresent(NewSockets::begin);
        look.give();
        painted.paint(newSockets.map(NewSockets::summary).orElse(""), pauseMillis);
    }
}

package io.jss.cli.recording;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.Playback;
import io.jss.recording.Recording;
import io.jss.series.Moments;
import io.jss.series.Series;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A series at one of its looks. */
final class PlayedSeries implements Playback, Closeable {

    private final Series series;
    private final Moments moments;
    private final Environment environment;
    private Recording recording;

    /**
     * Opens a series at the look of a time.
     *
     * @param at its time; the last look where it is empty
     */
    static PlayedSeries open(Path file, Optional<Moment> at, Environment environment)
            throws IOException {
        Series series = Series.open(file);
        try {
            PlayedSeries played = new PlayedSeries(series, environment);
            played.begin(at);
            return played;
        } catch (IOException | RuntimeException e) {
            series.close();
            throw e;
        }
    }

    private PlayedSeries(Series series, Environment environment) {
        this.series = series;
        this.environment = environment;
        moments = series.moments();
    }

    private void begin(Optional<Moment> at) throws IOException {
        if (series.looks() == 0) {
            throw series.damage()
                    .map(IOException.class::cast)
                    .orElseGet(() -> new IOException(series.path() + ": a series without a look"));
        }
        boolean found =
                at.isPresent()
                        ? moments.seek(new SeriesTimes(environment).of(at.get(), series))
                        : moments.seek(series.endNumber() - 1) || moments.isAtLook();
        if (!found) {
            throw series.damage().orElseThrow();
        }
    }

    /**
     * Says which look is shown where nobody chose one, and how another is chosen.
     *
     * @param behind whether its time stands behind the file
     */
    void sayLast(boolean behind) {
        SeriesTimes times = new SeriesTimes(environment);
        environment.say(
                series.path()
                        + ": the last look, "
                        + times.text(moments.time())
                        + ", of "
                        + times.held(series)
                        + (behind
                                ? "; " + series.path() + "@TIME is another"
                                : "; --at TIME shows another"));
    }

    /** Says where the series cannot be read further, if that is so. */
    void sayDamage() {
        series.damage().ifPresent(damage -> environment.say(damage.getMessage()));
    }

    /** Goes to the first look that there is. */
    void rewind() throws IOException {
        moments.seek(series.firstNumber());
        recording = null;
    }

    /** Returns the look. */
    Recording recording() throws IOException {
        if (recording == null) {
            recording = moments.recording();
        }
        return recording;
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public String text(Instant time) {
        return new SeriesTimes(environment).text(time);
    }

    @Override
    public boolean next() throws IOException {
        boolean goesOn = moments.next();
        if (goesOn) {
            recording = null;
        }
        return goesOn;
    }

    @Override
    public void leap(Duration by) throws IOException {
        Instant to = moments.time().plus(by);
        if (!moments.seek(to)) {
            moments.seek(series.firstNumber());
        }
        recording = null;
    }

    @Override
    public void close() throws IOException {
        series.close();
    }
}

package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import org.apache.commons.lang3.math.NumberUtils;

/**
 * How an answer is given again and again ({@code -c}).
 *
 * @param pauseMillis between two answers
 * @param batch whether a table is not painted over the one before
 * @param wide whether lines that are too long go on below
 */
public record RepeatRequest(long pauseMillis, boolean batch, boolean wide) {

    private static final double MIN_SECONDS = 0.01;
    private static final double MAX_SECONDS = 1e6;
    private static final long MILLIS = 1000;

    static RepeatRequest of(Options options) {
        String text = options.valueOr(CliOption.CONTINUOUS, "1");
        double seconds = NumberUtils.toDouble(text, Double.NaN);
        if (!(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS)) {
            throw new UsageException("-c takes seconds from 0.01 on, not '" + text + "'");
        }
        return new RepeatRequest(
                Math.round(seconds * MILLIS),
                options.has(CliOption.BATCH),
                options.has(CliOption.WIDE));
    }
}

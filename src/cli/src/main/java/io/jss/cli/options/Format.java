package io.jss.cli.options;

/** In which form the answer is written. */
public enum Format {
    /** The table for people. */
    TABLE,
    /** {@code --json}: one document. */
    JSON,
    /** {@code --ndjson}: an object a line. */
    NDJSON,
    /** {@code --csv}. */
    CSV;

    /** Returns the form that is asked for; two of them are refused before. */
    public static Format of(Options options) {
        if (options.has(CliOption.JSON)) {
            return JSON;
        }
        if (options.has(CliOption.NDJSON)) {
            return NDJSON;
        }
        return options.has(CliOption.CSV) ? CSV : TABLE;
    }
}

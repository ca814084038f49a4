package io.jss.cli.options;

import io.jss.cli.environment.UsageException;

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

    /**
     * Returns the form that is asked for.
     *
     * @throws UsageException when there is more than one
     */
    public static Format of(Options options) {
        Format format = TABLE;
        format = other(options, CliOption.JSON, JSON, format);
        format = other(options, CliOption.NDJSON, NDJSON, format);
        return other(options, CliOption.CSV, CSV, format);
    }

    private static Format other(Options options, CliOption option, Format named, Format before) {
        if (!options.has(option)) {
            return before;
        }
        if (before != TABLE) {
            throw new UsageException("--json, --ndjson and --csv exclude each other");
        }
        return named;
    }
}

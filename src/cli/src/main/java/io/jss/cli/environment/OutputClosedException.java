package io.jss.cli.environment;

import java.io.IOException;

/** The reader of the output has gone (EPIPE): there is nothing left to do, and no error. */
public final class OutputClosedException extends IOException {

    private static final long serialVersionUID = 1L;

    OutputClosedException(Throwable cause) {
        super("the reader of the output has gone", cause);
    }
}

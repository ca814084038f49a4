package io.jss.cli.environment;

import java.io.IOException;

/** The output could not be written: a full disk, an input/output error. */
public final class OutputException extends IOException {

    private static final long serialVersionUID = 1L;

    OutputException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}

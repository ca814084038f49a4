package io.jss.answer;

import java.io.IOException;
import java.time.Duration;

/** The kernel did not answer within the receive timeout. */
public final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates the error after the given time without an answer. */
    public NoAnswerException(Duration waited) {
        super("the kernel did not answer within " + waited.toSeconds() + " s");
    }
}

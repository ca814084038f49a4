package io.jss.answer;

import java.io.IOException;

/**
 * The kernel does not list the holders of sockets by BPF: it may not be asked, it is too old, it
 * tells nothing of its types, or its verifier refuses the program.
 */
public final class BpfRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String verifierLog;

    /** Creates an exception without a verifier's log. */
    public BpfRefusedException(String message) {
        this(message, "", null);
    }

    /**
     * Creates an exception.
     *
     * @param verifierLog line by line; empty if the verifier said nothing
     * @param cause the refusal of bpf(2), or null
     */
    public BpfRefusedException(String message, String verifierLog, Throwable cause) {
        super(message, cause);
        this.verifierLog = verifierLog;
    }

    /** Returns what the verifier said of the program, line by line; empty if it said nothing. */
    public String verifierLog() {
        return verifierLog;
    }
}

package io.jss.cli.report;

import io.jss.sample.SampledSocket;
import java.util.HashMap;
import java.util.Map;

/** The bytes that each socket sent and received over all looks, of a bounded number of sockets. */
final class SentBytes {

    /** About 10 MiB. */
    private static final int KEPT = 100_000;

    private final Map<Long, Long> sums = new HashMap<>();
    private boolean complete = true;

    /** Adds what a socket did in a look; returns its sum. */
    long add(SampledSocket socket) {
        long cookie = socket.socket().cookie();
        long bytes = socket.sentOr(0) + socket.receivedOr(0);
        if (sums.size() >= KEPT && !sums.containsKey(cookie)) {
            complete = false;
            return bytes;
        }
        return sums.merge(cookie, bytes, Long::sum);
    }

    /** Returns whether each socket had its sum. */
    boolean isComplete() {
        return complete;
    }
}

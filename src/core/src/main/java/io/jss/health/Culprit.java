package io.jss.health;

import java.util.List;

/**
 * Who a finding is about.
 *
 * @param sockets the end or the ends that stand out: {@code 0.0.0.0:80}, {@code 10.0.0.1 ->
 *     10.0.0.9:443}
 * @param count of what the finding counts, how much is this culprit's
 * @param processes who holds the sockets, as {@code 812/nginx}, a unit or a container in brackets
 *     behind it; empty when nobody is seen to
 */
public record Culprit(String sockets, long count, List<String> processes) {
    /** Keeps an unmodifiable list. */
    public Culprit {
        processes = List.copyOf(processes);
    }
}

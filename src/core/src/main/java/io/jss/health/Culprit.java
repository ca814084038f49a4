package io.jss.health;

import java.util.List;
import java.util.Optional;

/**
 * Who a finding is about.
 *
 * @param sockets the end or the ends that stand out: {@code 0.0.0.0:80}, {@code 10.0.0.1 ->
 *     10.0.0.9:443}
 * @param count of what the finding counts, how much is this culprit's
 * @param processes who holds the sockets, as {@code 812/nginx}, a unit or a container in brackets
 *     behind it; empty when nobody does, and when that is not known
 * @param unseen why it is not known who holds some or all of the sockets; empty when it is known of
 *     each: one that no process holds has none then
 */
public record Culprit(String sockets, long count, List<String> processes, Optional<String> unseen) {
    /** Keeps an unmodifiable list. */
    public Culprit {
        processes = List.copyOf(processes);
    }
}

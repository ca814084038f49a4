package io.jss.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests about one network namespace, each with where its answers are. */
final class RecordedAnswers {

    private final List<RecordedExchange> exchanges = new ArrayList<>();

    List<RecordedExchange> exchanges() {
        return exchanges;
    }

    /** Returns whether there are answers to requests about single sockets. */
    boolean hasLookups() {
        return exchanges.stream().anyMatch(exchange -> !exchange.request().isDump());
    }

    /** Returns the recorded dump that answers another best: whole before filtered, then by bits. */
    Optional<RecordedExchange> best(RecordedRequest asked) {
        RecordedExchange best = null;
        for (RecordedExchange exchange : exchanges) {
            if (exchange.request().isLike(asked)
                    && (best == null || penalty(exchange, asked) < penalty(best, asked))) {
                best = exchange;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns whether an answer to such a request is known to be short of sockets, perhaps. */
    boolean mayHavePassedOver(RecordedRequest asked) {
        return exchanges.stream()
                .anyMatch(
                        exchange ->
                                exchange.mayHavePassedOver() && exchange.request().isLike(asked));
    }

    static boolean isFiltered(RecordedRequest request) {
        return request.hasBytecode() || request.localPort() != 0 || request.remotePort() != 0;
    }

    private static int penalty(RecordedExchange exchange, RecordedRequest asked) {
        int filtered = isFiltered(exchange.request()) ? 2 * Integer.SIZE : 0;
        int storages = asked.bpfStorages() && !exchange.request().bpfStorages() ? 1 : 0;
        return filtered + storages + exchange.missing(asked);
    }
}

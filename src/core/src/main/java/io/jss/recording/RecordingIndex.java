package io.jss.recording;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is in a recording, and where: small enough to be held, whatever the file's size. */
final class RecordingIndex {

    private final ByteOrder order;
    private final RecordingInfo info;
    private final List<RecordedExchange> exchanges = new ArrayList<>();
    private long[] processes = {};
    private int processCount;
    private Optional<Boolean> processesComplete = Optional.empty();
    private volatile long lastRead;

    RecordingIndex(ByteOrder order, RecordingInfo info) {
        this.order = order;
        this.info = info;
    }

    ByteOrder order() {
        return order;
    }

    RecordingInfo info() {
        return info;
    }

    List<RecordedExchange> exchanges() {
        return exchanges;
    }

    /** Notes which answer was read last: what cannot be decoded is in it. */
    void read(long offset) {
        lastRead = offset;
    }

    long lastRead() {
        return lastRead;
    }

    /** Notes where the chunk of a process begins. */
    void addProcess(long offset) {
        if (processCount == processes.length) {
            processes = Arrays.copyOf(processes, Math.max(16, processCount * 2));
        }
        processes[processCount++] = offset;
    }

    void processesSeen(boolean complete) {
        processesComplete = Optional.of(complete);
    }

    long[] processes() {
        return Arrays.copyOf(processes, processCount);
    }

    /** Returns whether all processes could be read, empty when none were looked for. */
    Optional<Boolean> processesComplete() {
        return processesComplete;
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

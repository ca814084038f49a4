package io.jss.recording;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in a recording, and where: small enough to be held, whatever the file's size. */
final class RecordingIndex {

    private final ByteOrder order;
    private final RecordingInfo info;
    private final RecordedAnswers unnamed = new RecordedAnswers();
    private final Map<Long, RecordedAnswers> answers = new LinkedHashMap<>();
    private final Map<Long, Recording.Namespace> namespaces = new LinkedHashMap<>();
    private Recording.Hidden hidden = Recording.Hidden.NONE;
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

    /** Returns the answers of the only network namespace, else those of the first of several. */
    RecordedAnswers answers() {
        return answers.isEmpty() ? unnamed : answers.values().iterator().next();
    }

    /** Returns the answers of one of several network namespaces; empty when it is none of them. */
    Optional<RecordedAnswers> answers(long inode) {
        return Optional.ofNullable(answers.get(inode));
    }

    /** Notes one of several network namespaces, and returns where its answers belong. */
    RecordedAnswers enter(Recording.Namespace namespace) {
        namespaces.merge(
                namespace.inode(), namespace, (known, again) -> known.wasEntered() ? again : known);
        return answers.computeIfAbsent(namespace.inode(), inode -> new RecordedAnswers());
    }

    /** Returns the network namespaces, empty when there is one, which {@link #info} names. */
    List<Recording.Namespace> namespaces() {
        return List.copyOf(namespaces.values());
    }

    int namespaceCount() {
        return namespaces.size();
    }

    void hidden(Recording.Hidden missed) {
        hidden = missed;
    }

    Recording.Hidden hidden() {
        return hidden;
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
}

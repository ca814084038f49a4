package io.jss.cli.top.screen;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Where two threads meet: the one that gathers owns the table, the sampler, the events, the scan of
 * processes and every buffer of theirs; the one that paints owns the terminal, the view and the
 * history. What passes between them is immutable and passes here alone: snapshots, of which the
 * newest replaces one that was not taken; answers, which are changes of the view and are made by
 * the thread that paints; requests, at most so many at a time. Neither ever waits for the other.
 */
public final class Handover {

    /** Requests that may wait; a person does not press more keys in the time of a look. */
    static final int MAX_REQUESTS = 64;

    private final AtomicReference<Snapshot> newest = new AtomicReference<>();
    private final Queue<UnaryOperator<View>> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>(MAX_REQUESTS);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean ended;

    /** Gives a snapshot; for the thread that gathers, as the next three. */
    public void give(Snapshot snapshot) {
        newest.set(snapshot);
    }

    /** Gives a change of the view. */
    public void answer(UnaryOperator<View> change) {
        answers.add(change);
    }

    /** Says that there will be no further snapshot. */
    public void fail(Throwable cause) {
        failure.set(cause);
    }

    /**
     * Waits for a request.
     *
     * @return empty when none comes in time
     */
    public Optional<Request> awaitRequest(long millis) throws InterruptedException {
        return Optional.ofNullable(requests.poll(millis, TimeUnit.MILLISECONDS));
    }

    /** Returns whether the screen has ended. */
    public boolean isEnded() {
        return ended;
    }

    /** Takes the newest snapshot, if it was not taken; for the thread that paints, as the rest. */
    public Optional<Snapshot> take() {
        return Optional.ofNullable(newest.getAndSet(null));
    }

    /** Returns the view with the answers that came. */
    public View answered(View view) {
        View changed = view;
        UnaryOperator<View> change = answers.poll();
        while (change != null) {
            changed = change.apply(changed);
            change = answers.poll();
        }
        return changed;
    }

    /** Asks for something; returns false when too many requests wait. */
    public boolean ask(Request request) {
        return requests.offer(request);
    }

    /** Returns why there will be no further snapshot. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Says that the screen has ended. */
    public void end() {
        ended = true;
    }
}

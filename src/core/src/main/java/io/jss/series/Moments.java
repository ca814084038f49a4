package io.jss.series;

import io.jss.answer.MalformedMessageException;
import io.jss.answer.SocketVisitor;
import io.jss.decode.InetDiagView;
import io.jss.netlink.MessageCursor;
import io.jss.recording.RecordedLook;
import io.jss.recording.Recording;
import io.jss.recording.RecordingException;
import io.jss.recording.RecordingInfo;
import io.jss.series.SeriesIndex.Group;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place in a {@link Series}: at one of its looks, or before the first. A step forth costs what
 * changed; one back, or a leap, what lies between the key frame before its goal and that.
 *
 * <p>It stands still where the series is damaged, and {@link Series#damage} says so. For one thread
 * at a time; the series must stay open.
 */
public final class Moments {

    private final Series series;
    private final SeriesFile file;
    private final List<Group> groups;
    private final long end;
    private LookState state;
    private Deflation deflation = new Deflation();
    private Optional<ChunkHeader> current = Optional.empty();
    private int group;
    private long next;

    Moments(Series series, SeriesFile file, SeriesIndex index) {
        this.series = series;
        this.file = file;
        groups = index.groups();
        end = index.end();
        state = new LookState(file.order());
    }

    /**
     * Goes to the look behind this one.
     *
     * @return whether there is one; else this stays where it is
     * @throws IOException when the file cannot be read
     */
    public boolean next() throws IOException {
        if (current.isEmpty()) {
            return !groups.isEmpty() && seek(groups.get(0).first());
        }
        return current.get().sequence() + 1 < end && seek(current.get().sequence() + 1);
    }

    /**
     * Goes to a look by its number.
     *
     * @return whether there is one; else this is at the last look before that can be read, at none
     *     when there is none
     * @throws IOException when the file cannot be read
     */
    public boolean seek(long number) throws IOException {
        int wanted = groupOf(number);
        if (wanted < 0 || number >= end) {
            return false;
        }
        if (current.isEmpty() || group != wanted || number < number()) {
            if (!enter(wanted)) {
                return false;
            }
        }
        while (number() < number) {
            if (!step()) {
                return false;
            }
        }
        return true;
    }

    private int groupOf(long number) {
        int low = 0;
        int high = groups.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (groups.get(middle).first() <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /**
     * Goes to the last look that was made at a time or before.
     *
     * @return whether there is one that can be read; when the very last ones before the time are
     *     damaged, it is at the last that is not
     * @throws IOException when the file cannot be read
     */
    public boolean seek(Instant time) throws IOException {
        int wanted = groups.size() - 1;
        while (wanted >= 0 && Series.instant(groups.get(wanted).timeMicros()).isAfter(time)) {
            wanted--;
        }
        if (wanted < 0 || !enter(wanted)) {
            return false;
        }
        long last = lastOf(wanted);
        boolean goesOn = true;
        while (goesOn && number() < last && !timeOfNext().isAfter(time)) {
            goesOn = step();
        }
        return true;
    }

    private long lastOf(int wanted) {
        return (wanted + 1 < groups.size() ? groups.get(wanted + 1).first() : end) - 1;
    }

    /** Returns that of the next look of the group, and of one that cannot be read this one's. */
    private Instant timeOfNext() throws IOException {
        try {
            return Series.instant(file.header(next, groups.get(group).limit()).timeMicros());
        } catch (RecordingException e) {
            return time(); // the step says what is wrong
        }
    }

    /** Goes to a key frame; stays where it is when that cannot be read. */
    private boolean enter(int wanted) throws IOException {
        Group goal = groups.get(wanted);
        Deflation fresh = new Deflation();
        if (read(goal, goal.at(), goal.first(), new LookState(file.order()), fresh)) {
            group = wanted;
            deflation = fresh;
            return true;
        }
        return false;
    }

    private boolean step() throws IOException {
        return read(groups.get(group), next, number() + 1, state, deflation);
    }

    private boolean read(Group of, long at, long number, LookState before, Deflation inflation)
            throws IOException {
        try {
            ChunkHeader header = file.header(at, of.limit());
            if (header.sequence() != number || header.isKey() != (number == of.first())) {
                throw file.error(at, "look " + number, "another chunk");
            }
            state = after(file.payload(at, header, inflation), before, at);
            current = Optional.of(header);
            next = at + header.size();
            return true;
        } catch (RecordingException e) {
            series.found(e);
            return false;
        }
    }

    private LookState after(byte[] payload, LookState before, long at) throws RecordingException {
        try {
            return before.after(payload);
        } catch (MalformedMessageException e) {
            throw RecordingException.in(file.path(), at, e);
        }
    }

    /** Returns whether this is at a look, not before the first. */
    public boolean isAtLook() {
        return current.isPresent();
    }

    private ChunkHeader header() {
        return current.orElseThrow(() -> new IllegalStateException("not at a look"));
    }

    /**
     * Returns the number of the look: the first of a series has 0.
     *
     * @throws IllegalStateException when this is at none
     */
    public long number() {
        return header().sequence();
    }

    /** Returns the number of the first look that is kept, {@link Series#firstNumber}. */
    public long firstNumber() {
        return series.firstNumber();
    }

    /** Returns when the look was made, by the clock of that host. */
    public Instant time() {
        return Series.instant(header().timeMicros());
    }

    /** Returns that in nanoseconds by a clock that nobody set meanwhile: for rates. */
    public long nanos() {
        return header().elapsedNanos();
    }

    /** Returns the look, byte for byte as it was written. */
    RecordedLook look() {
        header();
        return state.look();
    }

    /**
     * Returns the look as a recording, which the caller closes; it holds no file open.
     *
     * @throws IOException when it is too large to be shown
     */
    public Recording recording() throws IOException {
        RecordingInfo info = series.info();
        return look().recording(
                        file.path(),
                        new RecordingInfo(
                                Optional.of(time()),
                                info.kernel(),
                                info.architecture(),
                                info.namespace()),
                        file.order());
    }

    /**
     * Passes on the sockets that the kernel destroyed since the look before, as {@link
     * io.jss.DestroyedSockets#next}.
     *
     * @throws IOException of the visitor, or when an event is malformed
     */
    public void events(SocketVisitor visitor) throws IOException {
        InetDiagView view = new InetDiagView();
        MessageCursor message = new MessageCursor();
        for (byte[] bytes : state.events().messages()) {
            message.reset(ByteBuffer.wrap(bytes).order(file.order()));
            while (message.next()) {
                view.wrapEvent(message);
                visitor.visit(view);
            }
        }
        view.forget();
    }

    /** Returns how many times the kernel dropped events since the look before. */
    public long eventsLost() {
        return state.events().lost();
    }
}

package io.jss.series;

import io.jss.recording.RecordingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the key frames of a series are: from the end of a file that was closed by the way back from
 * key to key, else by a walk over the headers of all chunks.
 */
final class SeriesIndex {

    private final SeriesFile file;
    private final List<Group> groups = new ArrayList<>();
    private long lastMicros;
    private long looks;
    private Optional<RecordingException> damage = Optional.empty();

    /**
     * A key frame and the deltas behind it.
     *
     * @param at where the key frame is
     * @param limit where what belongs to it ends at the latest
     * @param first the number of the key frame
     * @param timeMicros its time
     */
    record Group(long at, long limit, long first, long timeMicros) {}

    private SeriesIndex(SeriesFile file) {
        this.file = file;
    }

    static SeriesIndex of(SeriesFile file) throws IOException {
        SeriesIndex index = new SeriesIndex(file);
        if (file.isRing()) {
            index.readRing();
        } else if (!index.isReadFromItsEnd()) {
            index.groups.clear();
            Walk walk = index.walk(file.start(0), file.end(0), 0);
            index.take(walk);
            index.damage = walk.damage;
        }
        return index;
    }

    private boolean isReadFromItsEnd() throws IOException {
        long at = file.size() - SeriesFormat.CHUNK_SIZE;
        if (at < file.start(0)) {
            return false;
        }
        try {
            ChunkHeader end = file.header(at, file.size());
            if (end.kind() != SeriesFormat.END) {
                return false;
            }
            long limit = at;
            long next = end.key();
            while (next != SeriesFormat.NONE) {
                ChunkHeader key = file.header(next, limit);
                boolean before = groups.isEmpty() || key.sequence() < first(groups).first;
                if (!key.isKey() || !before) {
                    return false;
                }
                groups.add(0, new Group(next, limit, key.sequence(), key.timeMicros()));
                limit = next;
                next = key.key();
            }
            looks = end.sequence();
            lastMicros = end.timeMicros();
            return groups.isEmpty()
                    ? looks == 0
                    : first(groups).first == 0 && first(groups).at == file.start(0);
        } catch (RecordingException e) {
            return false; // the walk says what is wrong, and where
        }
    }

    private static Group first(List<Group> groups) {
        return groups.get(0);
    }

    /** What a walk over the chunks of a segment finds. */
    private static final class Walk {
        private final List<Group> groups = new ArrayList<>();
        private long next;
        private long at;
        private long lastMicros;
        private boolean ended;
        private int end;
        private Optional<RecordingException> damage = Optional.empty();
    }

    /**
     * Walks over the chunks from a key frame on.
     *
     * @param sequence the number of the first look, negative for any
     */
    private Walk walk(long start, long limit, long sequence) throws IOException {
        Walk walk = new Walk();
        walk.at = start;
        walk.next = sequence;
        try {
            while (!walk.ended) {
                ChunkHeader header = file.headerInWalk(walk.at, limit);
                step(walk, header, limit);
            }
            if (!file.isRing() && walk.at != limit) {
                walk.damage =
                        Optional.of(
                                file.error(
                                        walk.at,
                                        "the end of the file",
                                        (limit - walk.at) + " bytes more"));
            }
        } catch (RecordingException e) {
            walk.damage = Optional.of(e);
        }
        return walk;
    }

    private void step(Walk walk, ChunkHeader header, long limit) throws RecordingException {
        boolean first = walk.groups.isEmpty();
        if (walk.next >= 0 && header.sequence() != walk.next) {
            throw file.error(walk.at, "look " + walk.next, "look " + header.sequence());
        }
        if (header.isLook()) {
            if (first && !header.isKey()) {
                throw file.error(walk.at, "a key frame", "a look that builds on another");
            }
            if (header.isKey()) {
                walk.groups.add(new Group(walk.at, limit, header.sequence(), header.timeMicros()));
            }
            walk.next = header.sequence() + 1;
            walk.lastMicros = header.timeMicros();
        } else {
            walk.ended = true;
            walk.end = header.kind();
        }
        walk.at += header.size();
    }

    private void take(Walk walk) {
        groups.addAll(walk.groups);
        looks = Math.max(0, walk.next);
        lastMicros = walk.lastMicros;
    }

    private void readRing() throws IOException {
        List<Walk> walks = new ArrayList<>();
        Optional<RecordingException> unreadable = Optional.empty();
        for (int segment = 0; segment < file.segments(); segment++) {
            if (file.start(segment) >= file.size()) {
                break;
            }
            Walk walk = walk(file.start(segment), file.end(segment), -1);
            if (!walk.groups.isEmpty()) {
                walks.add(walk);
            } else if (!walk.ended) {
                unreadable = walk.damage;
            }
        }
        walks.sort(Comparator.comparingLong(walk -> first(walk.groups).first));
        damage = unreadable;
        for (Walk walk : walks) {
            if (!groups.isEmpty() && first(walk.groups).first != looks) {
                damage =
                        Optional.of(
                                file.error(
                                        first(walk.groups).at,
                                        "look " + looks,
                                        "look " + first(walk.groups).first));
            }
            take(walk);
            boolean last = walk == walks.get(walks.size() - 1);
            if (!walk.ended || (walk.end == SeriesFormat.END) != last) {
                damage =
                        Optional.of(
                                last
                                        ? file.error(
                                                walk.at,
                                                "a look or the end mark",
                                                SeriesFile.OPEN_END)
                                        : file.error(
                                                walk.at, "the end of a segment", "something else"));
            }
        }
    }

    List<Group> groups() {
        return Collections.unmodifiableList(groups);
    }

    /** Returns the number behind that of the last look. */
    long end() {
        return looks;
    }

    long lastMicros() {
        return lastMicros;
    }

    Optional<RecordingException> damage() {
        return damage;
    }
}

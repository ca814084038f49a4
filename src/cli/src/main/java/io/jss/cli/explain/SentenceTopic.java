package io.jss.cli.explain;

import java.util.List;
import java.util.Locale;

/** Which side of a socket a sentence is about. */
enum SentenceTopic {
    /** Who holds it. */
    OWNER,
    /** Its family against what travels on it. */
    TRAFFIC,
    /** Which end opened it, and what it waits for. */
    DIRECTION,
    /** Who reaches it. */
    REACH,
    /** What would have it listed otherwise. */
    CHANGE,
    /** What {@code jss doctor} finds wrong. */
    FINDING,
    /** What waits in its queues. */
    QUEUE,
    /** What holds back its data. */
    SENDING,
    /** What was agreed on beside plain TCP. */
    PROTOCOL;

    /** Returns the name, as programs have it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what a sentence on it rests on that names nothing else. */
    List<Clue> usual() {
        return switch (this) {
            case OWNER -> List.of(Clue.DESCRIPTORS);
            case TRAFFIC -> List.of(Clue.FAMILY, Clue.ENDS, Clue.V6ONLY);
            case DIRECTION -> List.of(Clue.STATE);
            case REACH -> List.of(Clue.ENDS);
            case CHANGE -> List.of(Clue.FAMILY, Clue.V6ONLY);
            case FINDING -> List.of(Clue.HEALTH_CHECK);
            case QUEUE -> List.of(Clue.STATE, Clue.QUEUES);
            case SENDING -> List.of(Clue.TCP_INFO, Clue.TIMER);
            case PROTOCOL -> List.of(Clue.ATTRIBUTES);
        };
    }
}

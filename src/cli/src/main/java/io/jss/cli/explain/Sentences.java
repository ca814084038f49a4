package io.jss.cli.explain;

import java.util.ArrayList;
import java.util.List;

/** Collects the sentences on a socket, topic by topic. */
final class Sentences {

    private final List<Sentence> sentences = new ArrayList<>();
    private SentenceTopic topic = SentenceTopic.OWNER;

    /** Begins a topic: what is added from now on is about it. */
    void about(SentenceTopic next) {
        topic = next;
    }

    /** Adds a sentence that rests on what is usual for its topic. */
    void add(String text) {
        sentences.add(new Sentence(topic, text, topic.usual()));
    }

    /** Adds a sentence, and what it rests on. */
    void add(String text, Clue... evidence) {
        sentences.add(new Sentence(topic, text, List.of(evidence)));
    }

    /** Returns what was added, in order. */
    List<Sentence> list() {
        return List.copyOf(sentences);
    }
}

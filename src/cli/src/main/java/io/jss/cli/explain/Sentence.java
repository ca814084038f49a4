package io.jss.cli.explain;

import java.util.List;

/**
 * A sentence on a socket.
 *
 * @param about the side that it is about
 * @param text the sentence
 * @param evidence what it rests on
 */
record Sentence(SentenceTopic about, String text, List<Clue> evidence) {}

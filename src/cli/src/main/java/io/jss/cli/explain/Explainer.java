package io.jss.cli.explain;

import io.jss.model.InetSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Explains one socket after the other, by the evidence of one network namespace. */
final class Explainer {

    private static final Map<SentenceTopic, Explanation> EXPLANATIONS =
            new EnumMap<>(SentenceTopic.class);
    private static final Map<SentenceTopic, Explanation> OF_DETAILS =
            new EnumMap<>(SentenceTopic.class);

    static {
        EXPLANATIONS.put(SentenceTopic.OWNER, new OwnerSentences());
        EXPLANATIONS.put(SentenceTopic.TRAFFIC, new TrafficSentences());
        EXPLANATIONS.put(SentenceTopic.DIRECTION, new DirectionSentences());
        EXPLANATIONS.put(SentenceTopic.REACH, new AddressSentences());
        EXPLANATIONS.put(SentenceTopic.CHANGE, new ChangeSentences());
        EXPLANATIONS.put(SentenceTopic.FINDING, new FindingSentences());
        OF_DETAILS.put(SentenceTopic.QUEUE, new QueueSentences());
        OF_DETAILS.put(SentenceTopic.SENDING, new SendingSentences());
        OF_DETAILS.put(SentenceTopic.PROTOCOL, new ProtocolSentences());
    }

    private final ExplainedFacts evidence;
    private final boolean withDetails;

    /**
     * Creates it.
     *
     * @param withDetails whether to say too what the kernel's attributes show
     */
    Explainer(ExplainedFacts evidence, boolean withDetails) {
        this.evidence = evidence;
        this.withDetails = withDetails;
    }

    /** Returns what there is to say of a socket. */
    List<Sentence> explain(InetSocket socket) {
        Sentences sentences = new Sentences();
        explain(EXPLANATIONS, socket, sentences);
        if (withDetails) {
            explain(OF_DETAILS, socket, sentences);
        }
        return sentences.list();
    }

    private void explain(
            Map<SentenceTopic, Explanation> explanations, InetSocket socket, Sentences sentences) {
        explanations.forEach(
                (topic, explanation) -> {
                    sentences.about(topic);
                    explanation.explain(socket, evidence, sentences);
                });
    }
}

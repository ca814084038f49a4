package io.jss.cli.explain;

import io.jss.model.InetSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Explains one socket after the other, by the evidence of one network namespace. */
final class Explainer {

    private static final Map<Topic, Explanation> EXPLANATIONS = new EnumMap<>(Topic.class);
    private static final Map<Topic, Explanation> OF_DETAILS = new EnumMap<>(Topic.class);

    static {
        EXPLANATIONS.put(Topic.OWNER, new OwnerSentences());
        EXPLANATIONS.put(Topic.TRAFFIC, new TrafficSentences());
        EXPLANATIONS.put(Topic.DIRECTION, new DirectionSentences());
        EXPLANATIONS.put(Topic.REACH, new AddressSentences());
        EXPLANATIONS.put(Topic.CHANGE, new ChangeSentences());
        EXPLANATIONS.put(Topic.FINDING, new FindingSentences());
        OF_DETAILS.put(Topic.QUEUE, new QueueSentences());
        OF_DETAILS.put(Topic.SENDING, new SendingSentences());
        OF_DETAILS.put(Topic.PROTOCOL, new ProtocolSentences());
    }

    private final Evidence evidence;
    private final boolean withDetails;

    /**
     * Creates it.
     *
     * @param withDetails whether to say too what the kernel's attributes show
     */
    Explainer(Evidence evidence, boolean withDetails) {
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
            Map<Topic, Explanation> explanations, InetSocket socket, Sentences sentences) {
        explanations.forEach(
                (topic, explanation) -> {
                    sentences.about(topic);
                    explanation.explain(socket, evidence, sentences);
                });
    }
}

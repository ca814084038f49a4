package io.jss.cli.explain;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.model.InetSocket;

/** What {@code jss doctor} finds wrong that the socket is a part of, and what to do. */
final class FindingSentences implements Explanation {

    @Override
    public void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        for (Finding finding : evidence.findings(socket)) {
            if (finding.condition() != Condition.OPEN_LISTENER) { // who reaches it is said anyhow
                sentences.add(
                        "Finding "
                                + finding.condition().id()
                                + ": "
                                + finding.what()
                                + ". What to do: "
                                + finding.advice()
                                + " (jss help finding "
                                + finding.condition().id()
                                + ").");
            }
        }
    }
}

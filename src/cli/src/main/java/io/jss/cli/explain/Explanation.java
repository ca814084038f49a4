package io.jss.cli.explain;

import io.jss.model.InetSocket;

/** One side of a socket, in sentences. */
interface Explanation {

    /** Adds sentences about the socket, none when there is nothing to say. */
    void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences);
}

package io.jss.cli.explain;

import io.jss.model.InetSocket;
import io.jss.netns.NetworkNamespace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is to be explained in one network namespace.
 *
 * @param namespace what it is called, the empty text for the command's own
 * @param elsewhere the namespace, empty for the command's own
 * @param ofEnds the sockets with an end that fits
 * @param ofProcess the sockets of the process
 */
record Found(
        String namespace,
        Optional<NetworkNamespace> elsewhere,
        ExplainTarget target,
        ExplainedFacts evidence,
        List<InetSocket> ofEnds,
        List<InetSocket> ofProcess) {

    boolean isEmpty() {
        return ofEnds.isEmpty() && ofProcess.isEmpty();
    }

    /** Returns all of them, each once. */
    List<InetSocket> sockets() {
        LinkedHashSet<InetSocket> sockets = new LinkedHashSet<>(ofEnds);
        sockets.addAll(ofProcess);
        return new ArrayList<>(sockets);
    }
}

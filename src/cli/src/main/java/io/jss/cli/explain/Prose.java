package io.jss.cli.explain;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.Output;
import io.jss.cli.fit.Folding;
import io.jss.model.InetSocket;
import java.io.IOException;
import java.util.List;

/** Explanations for people: the line of each socket, and sentences below it. */
final class Prose {

    private final Output out;
    private final Folding folding;
    private final boolean withDetails;
    private boolean begun;

    Prose(Environment environment, boolean withDetails) {
        out = environment.out();
        folding = Folding.of(environment);
        this.withDetails = withDetails;
    }

    /**
     * Writes what was found in a network namespace.
     *
     * @param named whether to name it: it is one of many
     */
    void write(Found found, boolean named) throws IOException {
        out.write(begun ? "\n" : "");
        begun = true;
        if (named) {
            out.write("Network namespace " + found.namespace() + ":\n\n");
        }
        String text = found.target().text();
        boolean both = !found.ofEnds().isEmpty() && !found.ofProcess().isEmpty();
        if (both) {
            out.write("Port " + text + ":\n\n");
        }
        write(found.ofEnds(), found);
        if (both) {
            out.write("\nProcess " + text + ":\n\n");
        }
        write(found.ofProcess(), found);
    }

    /** Writes sockets one by one, of many a few behind a summary. */
    private void write(List<InetSocket> sockets, Found found) throws IOException {
        if (sockets.size() <= Crowd.FEW) {
            explain(sockets, found.evidence());
            return;
        }
        Crowd crowd = new Crowd(sockets, found.evidence());
        writeOverview(sockets.size(), crowd.sentences());
        List<InetSocket> few = crowd.telling();
        out.write(folding.lines("", "Those that tell most, " + few.size() + ":") + "\n");
        explain(few, found.evidence());
        String filter = found.target().asFilter();
        out.write(
                "\n"
                        + folding.lines(
                                "",
                                "All of them: jss -anp '"
                                        + filter
                                        + "'; to have others explained, choose among them: jss"
                                        + " explain '"
                                        + (filter.contains(" or ") ? "(" + filter + ")" : filter)
                                        + " and state close-wait'"));
    }

    /** Writes what many sockets are together, and an empty line. */
    void writeOverview(int sockets, List<String> sentences) throws IOException {
        out.write(sockets + " sockets\n");
        for (String sentence : sentences) {
            out.write(folding.lines("  ", sentence));
        }
        out.write("\n");
    }

    private void explain(List<InetSocket> sockets, ExplainedFacts evidence) throws IOException {
        Explainer explainer = new Explainer(evidence, withDetails);
        for (int i = 0; i < sockets.size(); i++) {
            InetSocket socket = sockets.get(i);
            out.write((i == 0 ? "" : "\n") + folding.lines("", evidence.words().line(socket)));
            for (Sentence sentence : explainer.explain(socket)) {
                out.write(folding.lines("  ", sentence.text()));
            }
        }
    }
}

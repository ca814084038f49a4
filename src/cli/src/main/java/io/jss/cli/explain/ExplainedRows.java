package io.jss.cli.explain;

import io.jss.cli.environment.Environment;
import io.jss.cli.fit.Folding;
import io.jss.cli.format.Addition;
import io.jss.cli.format.Addition.Overview;
import io.jss.cli.format.JsonWriter;
import io.jss.cli.listing.Presentation;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.rows.KeptSockets;
import io.jss.cli.table.InetColumn;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Explained sockets as rows or objects: the sentences are a member of the object, lines below the
 * row of a table, or a column of comma-separated values.
 */
final class ExplainedRows {

    private final List<Found> found;
    private final Presentation presentation;
    private final NamespaceInView view;
    private final Prose prose;
    private final Folding folding;
    private final Map<String, Explainer> explainers = new HashMap<>();

    ExplainedRows(
            List<Found> found,
            boolean withDetails,
            Presentation presentation,
            Environment environment) {
        this.found = found;
        this.presentation = presentation;
        view = presentation.namespace();
        prose = new Prose(environment, withDetails);
        folding = Folding.of(environment);
        for (Found one : found) {
            explainers.put(one.namespace(), new Explainer(one.evidence(), withDetails));
        }
    }

    /**
     * Shows all that was found.
     *
     * @param kept takes the sockets
     * @param many whether they are of many network namespaces
     */
    void show(KeptSockets kept, boolean many) throws IOException {
        List<Overview> overviews = new ArrayList<>();
        for (Found one : found) {
            if (many) {
                view.enter(one.namespace(), one.elsewhere());
            }
            List<InetSocket> sockets = one.sockets();
            sockets.forEach(kept::row);
            if (sockets.size() > Crowd.FEW) {
                Crowd crowd = new Crowd(sockets, one.evidence());
                overviews.add(
                        new Overview(
                                one.namespace(),
                                sockets.size(),
                                crowd.sentences(),
                                Optional.empty()));
            }
        }
        if (presentation.isTable()) {
            for (Overview overview : overviews) {
                prose.writeOverview(overview.sockets(), overview.sentences());
            }
            presentation.add(Addition.NONE.withNotes(this::lines));
        } else {
            presentation.add(
                    Addition.of(
                                    List.of(
                                            new TextColumn("Explanation", Sentence::text),
                                            new TextColumn("Evidence", ExplainedRows::clues)))
                            .withMember(this::member)
                            .withOverviews(overviews));
        }
        presentation.show(kept);
    }

    private List<Sentence> sentences(InetSocketView socket) {
        return explainers.get(view.name()).explain(InetSocket.copyOf(socket));
    }

    private void lines(InetSocketView socket, RowBuffer lines) {
        for (Sentence sentence : sentences(socket)) {
            write(folding.lines("  ", sentence.text()), lines);
        }
    }

    private void member(InetSocketView socket, JsonWriter json) {
        json.name("explanation").beginArray();
        for (Sentence sentence : sentences(socket)) {
            json.beginObject();
            json.member("about", sentence.about().label());
            json.member("text", sentence.text());
            json.name("evidence").beginArray();
            for (Clue clue : sentence.evidence()) {
                json.string(clue.label());
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
    }

    private static String clues(Sentence sentence) {
        return sentence.evidence().stream().map(Clue::label).collect(Collectors.joining(" "));
    }

    private static void write(String text, RowBuffer row) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        row.utf8(bytes, 0, bytes.length, text.length());
    }

    /** What each sentence of a socket says, each once. */
    private final class TextColumn extends InetColumn {
        private final Function<Sentence, String> part;

        TextColumn(String title, Function<Sentence, String> part) {
            super(title, Alignment.LEFT);
            this.part = part;
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            Set<String> parts = new LinkedHashSet<>();
            for (Sentence sentence : sentences(socket)) {
                parts.add(part.apply(sentence));
            }
            ExplainedRows.write(String.join(" ", parts), row);
        }
    }
}

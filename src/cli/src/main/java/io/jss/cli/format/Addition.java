package io.jss.cli.format;

import io.jss.cli.table.Column;
import io.jss.cli.table.RowNotes;
import io.jss.cli.table.Sum;
import io.jss.health.Diagnosis;
import io.jss.model.InetSocketView;
import java.util.List;
import java.util.Optional;

/**
 * What a command adds to the sockets that it shows.
 *
 * @param columns behind all others, of a table and of comma-separated values
 * @param notes lines below the rows of a table
 * @param member a member of the JSON objects of internet sockets
 * @param overviews what many sockets are together, before them in JSON
 * @param sums numbers of the sockets that are added up where they are counted
 */
public record Addition(
        List<Column> columns,
        Optional<RowNotes> notes,
        Optional<SocketMember> member,
        List<Overview> overviews,
        List<Sum> sums) {

    /** Nothing. */
    public static final Addition NONE = of(List.of());

    /** Writes a member of a socket's object. */
    @FunctionalInterface
    public interface SocketMember {
        /**
         * Writes the name and the value.
         *
         * @param socket valid during the call only
         */
        void write(InetSocketView socket, JsonWriter json);
    }

    /**
     * Many sockets together.
     *
     * @param namespace their network namespace, the empty text for the command's own
     * @param sockets how many there are
     * @param sentences what they have in common, and what stands out
     * @param diagnosis what is wrong in their namespace; empty where it was not looked for
     */
    public record Overview(
            String namespace, int sockets, List<String> sentences, Optional<Diagnosis> diagnosis) {

        void write(JsonWriter json) {
            json.beginObject();
            if (!namespace.isEmpty()) {
                json.member("namespace", namespace);
            }
            json.member("sockets", sockets);
            json.name("sentences").beginArray();
            for (String sentence : sentences) {
                json.string(sentence);
            }
            json.endArray();
            if (diagnosis.isPresent()) {
                DiagnosisJson.writeJudged(diagnosis.get(), json);
            }
            json.endObject();
        }
    }

    /** Returns the addition of columns. */
    public static Addition of(List<Column> columns) {
        return new Addition(columns, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** Returns the same with lines below the rows of a table. */
    public Addition withNotes(RowNotes lines) {
        return new Addition(columns, Optional.of(lines), member, overviews, sums);
    }

    /** Returns the same with a member of the JSON objects. */
    public Addition withMember(SocketMember written) {
        return new Addition(columns, notes, Optional.of(written), overviews, sums);
    }

    /** Returns the same with overviews. */
    public Addition withOverviews(List<Overview> before) {
        return new Addition(columns, notes, member, before, sums);
    }

    /** Returns the same with numbers that are added up. */
    public Addition withSums(List<Sum> numbers) {
        return new Addition(columns, notes, member, overviews, numbers);
    }
}

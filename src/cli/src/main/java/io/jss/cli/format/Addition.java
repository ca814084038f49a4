package io.jss.cli.format;

import io.jss.cli.table.Column;
import io.jss.cli.table.RowNotes;
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
 */
public record Addition(
        List<Column> columns,
        Optional<RowNotes> notes,
        Optional<SocketMember> member,
        List<Overview> overviews) {

    /** Nothing. */
    public static final Addition NONE =
            new Addition(List.of(), Optional.empty(), Optional.empty(), List.of());

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
     */
    public record Overview(String namespace, int sockets, List<String> sentences) {

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
            json.endObject();
        }
    }

    /** Returns the addition of one column. */
    public static Addition of(Column column) {
        return new Addition(List.of(column), Optional.empty(), Optional.empty(), List.of());
    }
}

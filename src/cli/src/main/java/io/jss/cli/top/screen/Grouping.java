package io.jss.cli.top.screen;

import io.jss.classify.Classifier;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What rows are put together by. */
public enum Grouping {
    /** Each socket has a row of its own. */
    NONE("socket"),
    /** By the processes that hold it. */
    PROCESS("process"),
    /** By the systemd unit. */
    UNIT("unit"),
    /** By the container. */
    CONTAINER("container"),
    /** By the remote address. */
    REMOTE("remote address"),
    /** By the remote network, of 24 bits for IPv4 and 64 for IPv6. */
    PREFIX("remote /24, /64"),
    /** By the local port. */
    PORT("local port"),
    /** By what travels. */
    TRAFFIC("class");

    /** What the kernel holds without a process: TIME_WAIT, or what was not accepted yet. */
    private static final String UNKNOWN = "-";

    private static final String OWNER_NOT_SEEN = "owner not seen";
    private static final String MAPPED = "::ffff:";

    private final String words;

    Grouping(String words) {
        this.words = words;
    }

    /**
     * Sockets that have the same.
     *
     * @param key what they have
     * @param rows the sockets, at least one
     */
    record Group(String key, List<SocketRow> rows) {

        /** Returns how many of them have not gone. */
        long there() {
            return rows.stream().filter(row -> row.mark() != SocketRow.Mark.GONE).count();
        }

        long sent() {
            return rows.stream().mapToLong(row -> row.rates().sent().orElse(0)).sum();
        }

        long received() {
            return rows.stream().mapToLong(row -> row.rates().received().orElse(0)).sum();
        }

        long queued() {
            return rows.stream()
                    .filter(row -> row.mark() != SocketRow.Mark.GONE)
                    .mapToLong(row -> row.socket().rqueueOr(0) + row.socket().wqueueOr(0))
                    .sum();
        }
    }

    /** Returns what it is called. */
    String words() {
        return words;
    }

    /** Returns the next one, after the last the first. */
    Grouping next() {
        List<Grouping> all = List.of(values());
        return all.get((all.indexOf(this) + 1) % all.size());
    }

    /** Returns what a row has, {@code -} when that is not known. */
    String key(SocketRow row) {
        String key =
                switch (this) {
                    case NONE -> Long.toUnsignedString(row.cookie());
                    case PROCESS -> process(row);
                    case UNIT -> row.home().unit();
                    case CONTAINER -> row.home().container();
                    case REMOTE -> remote(row);
                    case PREFIX -> RemotePrefix.FIELD.textOr(row.socket(), UNKNOWN);
                    case PORT -> Integer.toString(row.socket().localPort());
                    case TRAFFIC -> Classifier.classify(row.socket()).label();
                };
        return key.isEmpty() ? UNKNOWN : key;
    }

    private static String process(SocketRow row) {
        boolean unseen =
                row.home().processes().isEmpty()
                        && (row.mark() == SocketRow.Mark.GONE || row.socket().inodeOr(0) != 0);
        return unseen ? OWNER_NOT_SEEN : row.home().processes();
    }

    /** A mapped address is one of IPv4. */
    private static String remote(SocketRow row) {
        String address = EndField.REMOTE_ADDRESS.textOr(row.socket(), UNKNOWN);
        return address.startsWith(MAPPED) && address.indexOf('.') > 0
                ? address.substring(MAPPED.length())
                : address;
    }

    private static final class RemotePrefix {
        static final AddressPart FIELD = AddressPart.parse("remote/24/64").orElseThrow();

        private RemotePrefix() {}
    }

    /**
     * Returns the groups of rows, in the order in which the first of each comes. Those that have
     * gone in an earlier look did nothing since then, and are in none.
     */
    List<Group> groups(List<SocketRow> rows) {
        Map<String, List<SocketRow>> groups = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.mark() != SocketRow.Mark.GONE || row.quietLooks() == 0)
                .forEach(row -> groups.computeIfAbsent(key(row), k -> new ArrayList<>()).add(row));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }
}

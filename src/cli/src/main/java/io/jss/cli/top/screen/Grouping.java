package io.jss.cli.top.screen;

import io.jss.classify.Classifier;
import io.jss.cli.count.ProcessNames;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    TRAFFIC("class"),
    /** By what is wrong: the worst finding of each. */
    FINDING("finding");

    /** What the kernel holds without a process: TIME_WAIT, or what was not accepted yet. */
    private static final String UNKNOWN = "-";

    private static final String MAPPED = "::ffff:";

    private final String words;

    Grouping(String words) {
        this.words = words;
    }

    /** Sums over the sockets that have the same. */
    static final class Group implements Places.Placed<String> {

        private final String key;
        private int there;
        private long sent;
        private long received;
        private long queued;
        private int quietLooks = Integer.MAX_VALUE;
        private final Set<MarkedFinding> faults = new LinkedHashSet<>();

        Group(String key) {
            this.key = key;
        }

        private void add(SocketRow row) {
            sent += row.rates().sent().orElse(0);
            received += row.rates().received().orElse(0);
            quietLooks = Math.min(quietLooks, row.quietLooks());
            faults.addAll(row.faults());
            if (row.mark() != SocketRow.Mark.GONE) {
                there++;
                queued += row.socket().rqueueOr(0) + row.socket().wqueueOr(0);
            }
        }

        /** Returns what they have. */
        String key() {
            return key;
        }

        /** Returns how many of them have not gone. */
        int there() {
            return there;
        }

        /** Returns what is wrong with its sockets, remarks left out, each once, the worst first. */
        List<MarkedFinding> faults() {
            return faults.stream()
                    .sorted(Comparator.comparing(MarkedFinding::severity).reversed())
                    .toList();
        }

        long sent() {
            return sent;
        }

        long received() {
            return received;
        }

        long queued() {
            return queued;
        }

        @Override
        public String place() {
            return key;
        }

        @Override
        public int quietLooks() {
            return quietLooks;
        }

        @Override
        public boolean isThere() {
            return true;
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
                    case FINDING ->
                            row.faults().stream().map(MarkedFinding::id).findFirst().orElse("");
                };
        return key.isEmpty() ? UNKNOWN : key;
    }

    private static String process(SocketRow row) {
        boolean unseen =
                row.home().processes().isEmpty()
                        && (row.mark() != SocketRow.Mark.THERE || row.socket().inodeOr(0) != 0);
        return unseen ? ProcessNames.OWNER_NOT_SEEN : row.home().processes();
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
     * Returns the groups of rows in an order: by their sums where what it is about adds up, else by
     * the first row of each. Rows that have gone in an earlier look did nothing since then, and are
     * in none.
     */
    List<Group> groups(List<SocketRow> rows, Order order) {
        Map<String, Group> groups = new LinkedHashMap<>();
        order.of(rows).stream()
                .filter(row -> row.mark() != SocketRow.Mark.GONE || row.quietLooks() == 0)
                .forEach(row -> groups.computeIfAbsent(key(row), Group::new).add(row));
        List<Group> ordered = new ArrayList<>(groups.values());
        order.sum().ifPresent(sum -> ordered.sort(Comparator.comparingLong(sum).reversed()));
        return ordered;
    }
}

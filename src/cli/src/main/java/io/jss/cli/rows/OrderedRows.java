package io.jss.cli.rows;

import io.jss.answer.Remark;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.request.RowOrder;
import io.jss.cli.table.Column;
import io.jss.cli.table.TableRenderer;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.Field;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Passes rows on in an order, or only the first ones. All rows are held when an order is asked for,
 * with a limit no more than that many; rows that compare as equal keep the order in which they
 * came.
 */
public final class OrderedRows implements TableRenderer {

    private static final long[] NO_NUMBERS = {};

    /** A row that is held: not a record, for an array is in it. */
    private static final class Held {
        private final DiagSocket socket;
        private final long[] numbers;
        private final List<String> texts;
        private final long sequence;
        private final String name;
        private final Optional<NetworkNamespace> namespace;

        Held(
                DiagSocket socket,
                long[] numbers,
                List<String> texts,
                long sequence,
                NamespaceInView view) {
            this.socket = socket;
            this.numbers = numbers;
            this.texts = texts;
            this.sequence = sequence;
            name = view.name();
            namespace = view.elsewhere();
        }
    }

    private final TableRenderer target;
    private final Optional<LeanView> lean;
    private final Optional<LeanView> otherLean;
    private final Optional<RowOrder> order;
    private final List<Column> lookedUp;
    private final NamespaceInView view;
    private final long limit;
    private final Comparator<Held> comparator;
    private final List<Held> all = new ArrayList<>();
    private final PriorityQueue<Held> first;
    private final RowBuffer text = new RowBuffer();
    private long count;

    /**
     * Creates the stage.
     *
     * @param target where the rows go
     * @param order empty for the order in which they come
     * @param numbers of which fields the numbers are held beside the rows; empty to hold whole
     *     sockets
     * @param lookedUp the columns of {@link RowOrder#lookedUp}
     * @param view the namespace that is being shown; it is set again for each row
     * @param limit how many rows are passed on at most
     */
    public OrderedRows(
            TableRenderer target,
            Optional<RowOrder> order,
            Optional<List<Field>> numbers,
            List<Column> lookedUp,
            NamespaceInView view,
            long limit) {
        this.target = target;
        this.order = order;
        lean = numbers.map(LeanView::new);
        otherLean = numbers.map(LeanView::new);
        this.lookedUp = lookedUp;
        this.view = view;
        this.limit = limit;
        comparator = this::compare;
        first = new PriorityQueue<>(comparator.reversed());
    }

    private int compare(Held one, Held other) {
        int byKeys =
                order.isEmpty()
                        ? 0
                        : order.get()
                                .compare(
                                        shown(one, lean),
                                        one.texts,
                                        shown(other, otherLean),
                                        other.texts);
        return byKeys != 0 ? byKeys : Long.compare(one.sequence, other.sequence);
    }

    private static DiagSocket shown(Held held, Optional<LeanView> by) {
        return by.isPresent() && held.socket instanceof InetSocket row
                ? by.get().show(row, held.numbers)
                : held.socket;
    }

    @Override
    public void begin() throws IOException {
        target.begin();
    }

    @Override
    public void row(DiagSocket socket) throws IOException {
        if (order.isEmpty()) {
            if (count < limit) {
                target.row(socket);
            }
            count++;
            return;
        }
        List<String> texts = texts(socket);
        if (limit == Long.MAX_VALUE) {
            all.add(held(socket, texts));
        } else if (first.size() < limit) {
            first.add(held(socket, texts));
        } else if (limit > 0 && isBeforeLast(socket, texts)) {
            first.poll();
            first.add(held(socket, texts));
        }
        count++;
    }

    /** A row that is equal to the last of those held came later and so is behind it. */
    private boolean isBeforeLast(DiagSocket socket, List<String> texts) {
        Held last = first.element();
        return order.orElseThrow().compare(socket, texts, shown(last, lean), last.texts) < 0;
    }

    /** Sockets of other families are values that may be held as they are. */
    private Held held(DiagSocket socket, List<String> texts) {
        if (!(socket instanceof InetSocketView inet)) {
            return new Held(socket, NO_NUMBERS, texts, count, view);
        }
        boolean whole = lean.isEmpty();
        return new Held(
                whole ? InetSocket.copyOf(inet) : lean.get().rowOf(inet),
                whole ? NO_NUMBERS : lean.get().numbersOf(inet),
                texts,
                count,
                view);
    }

    private List<String> texts(DiagSocket socket) throws IOException {
        if (lookedUp.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Column column : lookedUp) {
            text.clear();
            column.write(socket, text);
            String cell = text.text();
            texts.add(cell.equals("-") ? "" : cell);
        }
        return texts;
    }

    @Override
    public void rowsEnd() throws IOException {
        all.addAll(first);
        first.clear();
        all.sort(comparator);
        for (Held held : all) {
            if (!view.name().equals(held.name) || !view.elsewhere().equals(held.namespace)) {
                view.enter(held.name, held.namespace);
            }
            target.row(shown(held, lean));
        }
        all.clear();
        target.rowsEnd();
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        target.end(remarks);
    }
}

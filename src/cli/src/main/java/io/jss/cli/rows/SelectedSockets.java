package io.jss.cli.rows;

import io.jss.SocketTable;
import io.jss.answer.ApproximateCount;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.answer.Remark.ProtocolUnavailable;
import io.jss.answer.SocketVisitor;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.Selection;
import io.jss.cli.table.TableRenderer;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The selected part of a socket table, protocol by protocol, then family by family. */
public final class SelectedSockets {

    private final SocketTable table;
    private final Selection selection;

    /** Prepares to read the table. */
    public SelectedSockets(SocketTable table, Selection selection) {
        this.table = table;
        this.selection = selection;
    }

    /** Returns those of the sockets that a filter keeps, in the place of another filter. */
    public SelectedSockets narrowed(Filter filter) {
        return new SelectedSockets(table, selection.withFilter(filter));
    }

    /**
     * Passes the selected sockets to the renderer, begin and end included.
     *
     * @param preparations what to look up before rows are written; with none of them rows are
     *     written while the kernel sends them
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is selected
     * @throws IOException as {@link SocketTable#visit}, or of the renderer
     */
    public List<Remark> render(TableRenderer renderer, List<RowPreparation> preparations)
            throws IOException {
        PreparedRows rows = new PreparedRows(renderer, preparations);
        rows.begin();
        List<Remark> remarks = new ArrayList<>();
        if (selection.kinds().listsInet()) {
            try {
                remarks.addAll(visit(rows));
            } catch (ProtocolUnavailableException e) {
                if (selection.kinds().families().isEmpty()) {
                    throw e;
                }
                remarks.addAll(e.remarks()); // the other families are asked for all the same
            }
        }
        if (!selection.kinds().families().isEmpty()) {
            remarks.addAll(new FamilySockets(table, selection, selection.facts()).visit(rows));
        }
        rows.end(remarks);
        return remarks;
    }

    /**
     * Passes the selected sockets of the internet to the visitor.
     *
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is selected
     * @throws IOException as {@link SocketTable#visit}, or of the visitor
     */
    public List<Remark> visit(SocketVisitor visitor) throws IOException {
        return visit(visitor, selection.facts());
    }

    /**
     * Passes the selected sockets of the internet to the visitor.
     *
     * @param facts what the filter may ask beyond the kernel's answers
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is selected
     * @throws IOException as {@link SocketTable#visit}, or of the visitor
     */
    public List<Remark> visit(SocketVisitor visitor, SocketFacts facts) throws IOException {
        SocketVisitor selected = new Selected(selection, visitor);
        List<Remark> remarks = new ArrayList<>();
        int unavailable = 0;
        for (Protocol protocol : selection.protocols()) {
            try {
                remarks.addAll(
                        table.visit(
                                selection.query(protocol).withFilter(selection.filter(), facts),
                                selected));
            } catch (ProtocolUnavailableException e) {
                remarks.addAll(e.remarks());
                unavailable++;
            }
        }
        if (unavailable == selection.protocols().size()) {
            throw new ProtocolUnavailableException(remarks);
        }
        return selection.protocolsNamed() ? remarks : withoutThoseOfNoSocket(remarks);
    }

    /** Nothing is missing of a protocol of which this kernel has no socket. */
    private List<Remark> withoutThoseOfNoSocket(List<Remark> remarks) throws IOException {
        List<Remark> kept = new ArrayList<>();
        for (Remark remark : remarks) {
            if (!(remark instanceof ProtocolUnavailable missing && hasNone(missing, remarks))) {
                kept.add(remark);
            }
        }
        return kept;
    }

    /** One module lists UDP and UDP-Lite: where the latter alone is unknown, it does not exist. */
    private boolean hasNone(ProtocolUnavailable missing, List<Remark> remarks) throws IOException {
        return switch (missing.protocol()) {
            case UDPLITE ->
                    !remarks.contains(new ProtocolUnavailable(Protocol.UDP, missing.family()));
            case RAW -> table.approximateCount().of(Protocol.RAW, missing.family()).orElse(1) == 0;
            default -> false;
        };
    }

    /** Returns whether there are raw sockets, as far as the kernel's counters tell. */
    public static boolean mayHaveRawSockets(SocketTable table) throws IOException {
        ApproximateCount count = table.approximateCount();
        return count.raw4().orElse(1) + count.raw6().orElse(1) > 0;
    }

    /** A class and no lambda, because a short run would spend its time on making that. */
    private record Selected(Selection selection, SocketVisitor visitor) implements SocketVisitor {
        @Override
        public void visit(InetSocketView socket) throws IOException {
            if (selection.test(socket)) {
                visitor.visit(socket);
            }
        }
    }
}

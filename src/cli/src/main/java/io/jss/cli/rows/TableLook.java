package io.jss.cli.rows;

import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.request.Selection;
import io.jss.filter.SocketFacts;
import java.io.IOException;
import java.util.List;

/** What is asked of each of many tables. */
@FunctionalInterface
public interface TableLook {
    /** All that is selected. */
    TableLook WHOLE =
            (table, selection, visitor, facts) ->
                    new SelectedSockets(table, selection).visit(visitor, facts);

    /**
     * Passes sockets of a table to the visitor.
     *
     * @param facts what the filter may ask beyond the kernel's answers
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is selected
     * @throws IOException as {@link SocketTable#visit}, or of the visitor
     */
    List<Remark> visit(
            SocketTable table, Selection selection, SocketVisitor visitor, SocketFacts facts)
            throws IOException;
}

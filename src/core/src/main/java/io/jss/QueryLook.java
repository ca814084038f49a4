package io.jss;

import io.jss.filter.SocketFacts;
import java.io.IOException;
import java.util.List;

/**
 * One visit of what matches a query.
 *
 * @param refused what the kernel has refused so far
 * @param query what is wanted
 * @param facts what the query's filter asks beyond the kernel's answers
 * @param visitor takes the sockets
 */
record QueryLook(
        RefusedAbilities refused, SocketQuery query, SocketFacts facts, SocketVisitor visitor)
        implements SocketTable.Look<List<Remark>> {

    @Override
    public List<Remark> over(DumpSession session) throws IOException {
        return new QueryRun(session, refused, query).visit(facts, visitor);
    }
}

package io.jss;

import io.jss.filter.OwnerFacts;
import io.jss.filter.SocketFacts;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcPaths;
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
        implements SocketLookups.Look<List<Remark>> {

    /** Returns a look that first learns what the query's filter asks beyond the answers. */
    static QueryLook of(RefusedAbilities refused, SocketQuery query, SocketVisitor visitor)
            throws IOException {
        return new QueryLook(refused, query, facts(query), visitor);
    }

    private static SocketFacts facts(SocketQuery query) throws IOException {
        if (query.facts().isPresent()) {
            return query.facts().get();
        }
        return query.filter().asksForOwners()
                ? new OwnerFacts(OwnerScan.of(ProcPaths.system()).scan())
                : SocketFacts.NONE;
    }

    @Override
    public List<Remark> over(DumpSession session) throws IOException {
        return new QueryRun(session, refused, query).visit(facts, visitor);
    }
}

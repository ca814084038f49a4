package io.jss.cli.diff;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.request.Selection;
import io.jss.filter.SocketFacts;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.sample.Change;
import io.jss.sample.SampledSocket;
import io.jss.sample.SocketSampler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two tables of a network namespace, by the identity of sockets that the
 * sampler has. What the earlier one lacks is not known to have been opened, and is left out.
 */
final class DiffComparison {

    private final Selection selection;
    private final SocketFacts facts;
    private final Map<InetSocket, Difference> differences = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private int withoutIdentity;

    /**
     * Prepares it.
     *
     * @param selection which of the sockets that differ are meant
     * @param facts what its filter may ask beyond the kernel's answers
     */
    DiffComparison(Selection selection, SocketFacts facts) {
        this.selection = selection;
        this.facts = facts;
    }

    /** Compares the tables; the earlier one is read again for what has gone, as it was. */
    void run(SocketTable before, SocketTable now) throws IOException {
        SocketQuery query = selection.queryOfAll();
        SocketSampler sampler = SocketSampler.builder().query(query).build();
        remarks.addAll(sampler.look(before).remarks());
        Change change = sampler.look(now);
        for (Remark remark : change.remarks()) {
            if (!remarks.contains(remark)) {
                remarks.add(remark);
            }
        }
        withoutIdentity = change.withoutIdentity();
        Map<Long, SampledSocket> gone = new HashMap<>();
        change.closed().forEach(socket -> gone.put(socket.socket().cookie(), socket));
        if (!gone.isEmpty()) {
            before.visit(query, socket -> take(gone.get(socket.cookie()), socket));
        }
        for (SampledSocket socket : change.changed()) {
            add(socket.socket(), Difference.of(Difference.Kind.CHANGED, socket));
        }
        for (SampledSocket socket : change.opened()) {
            if (socket.isAgeKnown()) {
                add(socket.socket(), Difference.of(Difference.Kind.OPENED, socket));
            }
        }
    }

    private void take(SampledSocket gone, InetSocketView was) {
        if (gone != null) {
            add(InetSocket.copyOf(was), Difference.ofClosed(gone));
        }
    }

    private void add(InetSocket socket, Difference difference) {
        if (selection.test(socket) && selection.filter().holds(socket, facts)) {
            differences.put(socket, difference);
        }
    }

    /** Returns what differs: what has gone, what changed, what is new. */
    Map<InetSocket, Difference> differences() {
        return differences;
    }

    /** Returns what the tables lack. */
    List<Remark> remarks() {
        return remarks;
    }

    /** Returns how many sockets of the later table have no cookie. */
    int withoutIdentity() {
        return withoutIdentity;
    }
}

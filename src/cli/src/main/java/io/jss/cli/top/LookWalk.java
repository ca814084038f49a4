package io.jss.cli.top;

import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.diff.Difference;
import io.jss.cli.request.Selection;
import io.jss.filter.SocketFacts;
import io.jss.filter.condition.FilterEvaluation;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.sample.Change;
import io.jss.sample.SampledSocket;
import java.util.List;
import java.util.Set;

/** Goes through one look: which of its sockets are meant, and what became of each. */
abstract class LookWalk implements SocketVisitor {

    private final Selection selection;
    private final SocketFacts facts;
    private final FilterEvaluation evaluation;
    private final Set<Protocol> protocols;
    private final Set<AddressFamily> families;
    private int sockets;
    private int opened;
    private int closed;

    /**
     * Prepares it.
     *
     * @param selection which sockets are meant
     * @param facts what its filter may ask beyond the kernel's answers
     */
    LookWalk(Selection selection, SocketFacts facts) {
        this.selection = selection;
        this.facts = facts;
        evaluation = new FilterEvaluation(selection.filter(), facts);
        protocols = selection.protocols();
        families = selection.families();
    }

    /** Sees a socket that is meant. */
    abstract void see(InetSocketView socket);

    /** Takes what became of one that is meant; one that changed and has gone comes twice. */
    abstract void add(SampledSocket socket, Difference difference);

    @Override
    public final void visit(InetSocketView socket) {
        if (isChosen(socket) && evaluation.keeps(socket)) {
            sockets++;
            see(socket);
        }
    }

    private boolean isMeant(InetSocketView socket) {
        return isChosen(socket) && selection.filter().holds(socket, facts);
    }

    private boolean isChosen(InetSocketView socket) {
        return protocols.contains(socket.protocol())
                && families.contains(socket.socketFamily())
                && selection.test(socket);
    }

    /** Returns what the look lacks: the sockets of which it is not known whether they are meant. */
    final List<Remark> remarks() {
        long undecided = evaluation.undecidedByOwners();
        return undecided == 0 ? List.of() : List.of(new Remark.OwnersUndecided(undecided));
    }

    /** Takes what changed. */
    final void take(Change change) {
        for (SampledSocket socket : change.opened()) {
            if (isMeant(socket.socket())) {
                opened++;
                add(socket, Difference.of(Difference.Kind.OPENED, socket));
            }
        }
        for (SampledSocket socket : change.changed()) {
            if (isMeant(socket.socket())) {
                add(socket, Difference.of(Difference.Kind.CHANGED, socket));
            }
        }
        for (SampledSocket socket : change.closed()) {
            if (isMeant(socket.socket())) {
                opened += socket.isBrief() ? 1 : 0;
                closed++;
                add(socket, Difference.ofClosed(socket));
            }
        }
    }

    /** Returns how many sockets of the look are meant. */
    final int sockets() {
        return sockets;
    }

    /** Returns how many were opened, those that have gone again among them. */
    final int opened() {
        return opened;
    }

    /** Returns how many have gone. */
    final int closed() {
        return closed;
    }
}

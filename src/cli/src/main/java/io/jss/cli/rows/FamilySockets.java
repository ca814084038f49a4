package io.jss.cli.rows;

import io.jss.SocketTable;
import io.jss.answer.FamilyVisitor;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cli.request.Selection;
import io.jss.cli.request.Selection.Peers;
import io.jss.cli.request.SocketKinds;
import io.jss.filter.SocketFacts;
import io.jss.filter.condition.FilterEvaluation;
import io.jss.model.DiagSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The selected sockets of other families than the internet's, by type, state and filter. */
final class FamilySockets {

    private final SocketTable table;
    private final SocketKinds kinds;
    private final Selection selection;
    private final FilterEvaluation evaluation;

    /**
     * Prepares to read the table once.
     *
     * @param facts what the filter may ask beyond the kernel's answers
     */
    FamilySockets(SocketTable table, Selection selection, SocketFacts facts) {
        this.table = table;
        this.selection = selection;
        kinds = selection.kinds();
        evaluation = new FilterEvaluation(selection.filter(), facts);
    }

    /**
     * Passes the sockets of all families on.
     *
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is selected
     * @throws IOException as {@link SocketTable#visit}
     */
    List<Remark> visit(PreparedRows rows) throws IOException {
        List<Remark> remarks = new ArrayList<>();
        List<Remark> unavailable = new ArrayList<>();
        for (SocketFamily<?> family : kinds.families().keySet()) {
            try {
                remarks.addAll(visit(family, rows));
            } catch (ProtocolUnavailableException e) {
                unavailable.addAll(e.remarks());
            }
        }
        remarks.addAll(lacking(unavailable));
        return remarks;
    }

    /**
     * Returns what is to be said when all families were passed on: which of them the kernel cannot
     * list, and what could not be decided.
     *
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is selected
     */
    private List<Remark> lacking(List<Remark> unavailable) throws ProtocolUnavailableException {
        if (!kinds.listsInet() && unavailable.size() == kinds.families().size()) {
            throw new ProtocolUnavailableException(unavailable);
        }
        List<Remark> remarks = new ArrayList<>(unavailable);
        long undecided = evaluation.undecidedByOwners();
        if (undecided > 0) {
            remarks.add(new Remark.OwnersUndecided(undecided));
        }
        return remarks;
    }

    private List<Remark> visit(SocketFamily<?> family, PreparedRows rows) throws IOException {
        if (!selection.filter().canHold(family)) {
            return List.of(); // the kernel is not asked
        }
        Set<SocketType> types = kinds.families().get(family);
        FamilyVisitor<Object> visitor =
                any -> {
                    DiagSocket socket = (DiagSocket) any;
                    if (types.contains(type(socket))
                            && isShown(socket)
                            && evaluation.keeps(socket)) {
                        rows.row(socket);
                    }
                };
        return table.visit(family, selection.familyDetails(), visitor);
    }

    private static SocketType type(DiagSocket socket) {
        if (socket instanceof UnixSocket unix) {
            return unix.type();
        }
        if (socket instanceof PacketSocket packet) {
            return packet.type();
        }
        return socket instanceof VsockSocket vsock
                ? vsock.type()
                : ((NetlinkDiagSocket) socket).type();
    }

    /** Sockets without connections, which netlink and packet sockets are, are always shown. */
    private boolean isShown(DiagSocket socket) {
        boolean connects =
                socket.family() == SocketFamily.UNIX || socket.family() == SocketFamily.VSOCK;
        if (!connects || selection.peers() == Peers.ALL || selection.peers() == Peers.EVERY) {
            return true;
        }
        SocketState state = socket.state();
        return (state != SocketState.LISTEN && state != SocketState.CLOSE)
                != (selection.peers() == Peers.LISTENING);
    }
}

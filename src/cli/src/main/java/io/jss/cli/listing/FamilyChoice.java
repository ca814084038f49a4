package io.jss.cli.listing;

import io.jss.answer.Remark;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection;
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
import java.util.Optional;
import java.util.Set;

/** Which sockets of other families are listed in one look: by state and filter. */
final class FamilyChoice {

    private final Selection selection;
    private final FilterEvaluation evaluation;
    private final boolean everyState;
    private final boolean listening;

    /**
     * Creates the choice of one look.
     *
     * @throws IOException when the filter asks for processes and /proc cannot be read
     */
    FamilyChoice(Options options, Selection selection) throws IOException {
        this.selection = selection;
        evaluation = new FilterEvaluation(selection.filter(), selection.facts());
        everyState = options.has(CliOption.ALL) || selection.filter().namedStates() != 0;
        listening = options.has(CliOption.LISTENING);
    }

    /** Returns whether a socket of the family may be chosen; if not, the kernel is not asked. */
    boolean isAskedFor(SocketFamily<?> family) {
        return selection.filter().canHold(family);
    }

    /** Returns whether a socket of one of the types is listed. */
    boolean test(DiagSocket socket, Set<SocketType> types) {
        return types.contains(type(socket)) && isShown(socket) && evaluation.keeps(socket);
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
        if (everyState || !connects) {
            return true;
        }
        SocketState state = socket.state();
        return (state != SocketState.LISTEN && state != SocketState.CLOSE) != listening;
    }

    /** Returns what could not be decided. */
    Optional<Remark> remark() {
        long undecided = evaluation.undecidedByOwners();
        return undecided == 0
                ? Optional.empty()
                : Optional.of(new Remark.OwnersUndecided(undecided));
    }
}

package io.jss.cli.listing;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.request.Selection;
import io.jss.cli.request.Selection.Peers;
import io.jss.cli.rows.SelectedSockets;
import io.jss.cli.rows.TableLook;
import io.jss.cli.table.ProgramName;
import io.jss.filter.SocketFacts;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.SocketHolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Who has bound a port without listening. A dump leaves such sockets out, for they cost a third of
 * a large one; yet they are why a program gets EADDRINUSE of a port at which nothing is seen.
 */
public final class BoundPorts {

    private static final int MOST = 3;

    private final SocketTable table;
    private final Selection selection;
    private final Environment environment;

    /**
     * Prepares it.
     *
     * @param table where it is looked
     * @param selection the sockets that were asked for
     */
    public BoundPorts(SocketTable table, Selection selection, Environment environment) {
        this.table = table;
        this.selection = selection;
        this.environment = environment;
    }

    /** Returns a look that says so of each of many network namespaces, after what it asks. */
    public static TableLook beside(TableLook look, NamespaceInView view, Environment environment) {
        return (table, selection, visitor, facts) -> {
            List<Remark> remarks = look.visit(table, selection, visitor, facts);
            if (selection.filter().asksForLocalPort()) {
                new BoundPorts(table, selection, environment).say(" of " + view.name());
            }
            return remarks;
        };
    }

    /** Says it of the one network namespace that is shown, as {@link #say(String)}. */
    public void say() throws IOException {
        say("");
    }

    /**
     * Says it, a line each, where nothing listens on a port that the filter asks for.
     *
     * @param where follows the port: of which network namespace it is
     * @throws IOException as {@link SocketTable#snapshot()}, or when /proc cannot be read
     */
    public void say(String where) throws IOException {
        boolean asked =
                selection.filter().namedStates() == 0
                        && selection.peers() != Peers.BOUND
                        && selection.protocols().contains(Protocol.TCP)
                        && environment.recorded().isEmpty();
        if (!asked || !table.listsBoundInactive() || !of(Peers.LISTENING).isEmpty()) {
            return;
        }
        List<InetSocket> bound = of(Peers.BOUND);
        if (bound.isEmpty()) {
            return;
        }
        InodeSet inodes = new InodeSet();
        bound.forEach(socket -> inodes.add(socket.inodeOr(0)));
        OwnerIndex owners = environment.ownerScan().scan(inodes, OwnerScan.Mode.ALL_HOLDERS);
        for (InetSocket socket : bound.subList(0, Math.min(MOST, bound.size()))) {
            environment.say(
                    "port "
                            + socket.localPort()
                            + where
                            + " is bound by "
                            + programs(owners.holders(socket.inodeOr(0)))
                            + " without listening; -B lists it");
        }
        if (bound.size() > MOST) {
            environment.say(
                    (bound.size() - MOST) + " more sockets are bound like this; -B lists them");
        }
    }

    private List<InetSocket> of(Peers peers) throws IOException {
        List<InetSocket> found = new ArrayList<>();
        Selection wanted = selection.withProtocols(EnumSet.of(Protocol.TCP)).withPeers(peers);
        SocketFacts facts = selection.facts();
        new SelectedSockets(table, wanted)
                .visit(
                        socket -> {
                            if (!selection.filter().fails(socket, facts)) {
                                found.add(InetSocket.copyOf(socket));
                            }
                        },
                        facts);
        return found;
    }

    private static String programs(List<SocketHolder> holders) {
        return holders.isEmpty() ? "a process that is not seen" : ProgramName.list(holders);
    }
}

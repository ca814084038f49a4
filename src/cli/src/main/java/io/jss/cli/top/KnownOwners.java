package io.jss.cli.top;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.model.DiagSocket;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.SocketHolder;
import io.jss.sys.SystemCallException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An environment in which the processes of sockets are looked for once, when a socket is first
 * shown: what it holds is bounded by what one block shows, and a socket that has gone still has the
 * processes that held it.
 */
final class KnownOwners extends ForwardingEnvironment implements Closeable {

    private static final long NO_INODE = 0;

    private final OwnerScan machine;
    private final OwnerScan scan = OwnerScan.of(this::index);
    private Map<Long, List<SocketHolder>> holders = new HashMap<>();
    private boolean complete = true;
    private List<? extends DiagSocket> shown = List.of();

    KnownOwners(Environment environment) {
        super(environment);
        machine = environment.ownerScan().remembering();
    }

    @Override
    public OwnerScan ownerScan() {
        return scan;
    }

    /** Returns the scan of all processes, for filters. */
    OwnerScan everything() {
        return machine;
    }

    /** Sets what is shown now; its processes are looked for when somebody asks. */
    void show(Collection<? extends DiagSocket> sockets) {
        shown = List.copyOf(sockets);
    }

    private void lookFor(Collection<? extends DiagSocket> sockets) throws SystemCallException {
        Map<Long, List<SocketHolder>> now = new HashMap<>();
        InodeSet unknown = new InodeSet();
        for (DiagSocket socket : sockets) {
            long inode = socket.inodeOr(NO_INODE);
            List<SocketHolder> known = holders.get(inode);
            if (known != null) {
                now.put(inode, known);
            } else if (inode != NO_INODE) {
                unknown.add(inode);
                now.put(inode, List.of());
            }
        }
        if (unknown.size() > 0) {
            OwnerIndex found = machine.scan(unknown, OwnerScan.Mode.ALL_HOLDERS);
            complete = found.isComplete();
            now.replaceAll(
                    (inode, known) -> unknown.contains(inode) ? found.holders(inode) : known);
        }
        holders = now;
    }

    private OwnerIndex index() throws SystemCallException {
        lookFor(shown);
        OwnerIndex.Builder index = new OwnerIndex.Builder();
        holders.forEach((inode, all) -> all.forEach(holder -> index.holder(inode, holder)));
        return index.build(complete);
    }

    @Override
    public void close() throws IOException {
        machine.close();
    }
}

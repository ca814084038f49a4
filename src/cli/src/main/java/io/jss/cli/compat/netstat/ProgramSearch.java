package io.jss.cli.compat.netstat;

import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.Owners;
import io.jss.model.InetSocketView;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.sys.SystemCallException;
import io.jss.sys.SystemCalls;
import java.util.List;

/** Finds the programs of the sockets that are about to be shown, and says once what is hidden. */
final class ProgramSearch {

    private final Environment environment;
    private final OwnerScan scan;
    private boolean warned;
    private boolean warnedOfOuter;

    ProgramSearch(Environment environment) {
        this.environment = environment;
        scan = environment.ownerScan();
    }

    /** Returns the programs of these sockets as they are now. */
    Programs find(List<? extends InetSocketView> sockets) throws SystemCallException {
        InodeSet wanted = new InodeSet();
        for (InetSocketView socket : sockets) {
            wanted.add(socket.inodeOr(0));
        }
        return find(wanted);
    }

    /** Returns the programs of the sockets of these inodes as they are now. */
    Programs find(InodeSet wanted) throws SystemCallException {
        OwnerIndex owners = scan.scan(wanted, OwnerScan.Mode.FIRST_HOLDER);
        boolean live = environment.recorded().isEmpty();
        if (owners.lacksOuterProcesses()) {
            warnOfOuter(owners.hiddenAmong(wanted), owners);
        } else if (live && !warned && (!owners.isComplete() || SystemCalls.geteuid() != 0)) {
            warn();
        }
        warned = true;
        return new ProgramNames(owners);
    }

    /** netstat knows nothing of such processes: the words are ours. */
    private void warnOfOuter(int hidden, OwnerIndex owners) {
        if (!warnedOfOuter && hidden > 0) {
            warnedOfOuter = true;
            Owners.remark(owners, hidden).ifPresent(remark -> say(remark.text()));
        }
    }

    private void say(String text) {
        environment.say(text);
    }

    private void warn() throws SystemCallException {
        OwnerIndex all = scan.scan();
        int own = SystemCalls.getpid();
        if (all.processes().stream().allMatch(process -> process.pid() == own)) {
            environment
                    .err()
                    .println(
                            "(No info could be read for \"-p\": geteuid()="
                                    + Integer.toUnsignedString(SystemCalls.geteuid())
                                    + " but you should be root.)");
        } else if (!all.isComplete()) {
            environment
                    .err()
                    .println(
                            "(Not all processes could be identified, non-owned process info\n"
                                + " will not be shown, you would have to be root to see it all.)");
        }
    }
}

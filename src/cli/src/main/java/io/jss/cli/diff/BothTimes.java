package io.jss.cli.diff;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import io.jss.sys.SystemCallException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The later of two environments, with the processes of both: a socket that has gone is held by
 * those of the earlier one.
 */
final class BothTimes extends ForwardingEnvironment {

    private final OwnerScan scan;
    private OwnerIndex known;

    BothTimes(Environment before, Environment now) {
        super(now);
        scan = OwnerScan.of(() -> owners(before.ownerScan(), now.ownerScan()));
    }

    @Override
    public OwnerScan ownerScan() {
        return scan;
    }

    private record Held(long inode, int fd) {}

    private OwnerIndex owners(OwnerScan before, OwnerScan now) throws SystemCallException {
        if (known == null) {
            known = merged(before.scan(), now.scan());
        }
        return known;
    }

    /** An inode that both know is held by those of now. */
    private static OwnerIndex merged(OwnerIndex before, OwnerIndex now) {
        Map<ProcessInfo, List<Held>> held = new LinkedHashMap<>();
        now.forEach((inode, holder) -> add(held, inode, holder));
        before.forEach(
                (inode, holder) -> {
                    if (!now.isHeld(inode)) {
                        add(held, inode, holder);
                    }
                });
        OwnerIndex.Builder both = new OwnerIndex.Builder();
        held.forEach(
                (process, sockets) -> {
                    both.process(process);
                    sockets.forEach(socket -> both.socket(socket.inode(), socket.fd()));
                });
        return both.build(before.isComplete() && now.isComplete());
    }

    private static void add(Map<ProcessInfo, List<Held>> held, long inode, SocketHolder holder) {
        held.computeIfAbsent(holder.process(), unused -> new ArrayList<>())
                .add(new Held(inode, holder.fd()));
    }
}

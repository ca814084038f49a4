package io.jss.cli.diff;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.sys.SystemCallException;

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

    private OwnerIndex owners(OwnerScan before, OwnerScan now) throws SystemCallException {
        if (known == null) {
            known = merged(before.scan(), now.scan());
        }
        return known;
    }

    /** An inode that both know is held by those of now. */
    private static OwnerIndex merged(OwnerIndex before, OwnerIndex now) {
        OwnerIndex.Builder both = new OwnerIndex.Builder();
        now.forEach(both::holder);
        before.forEach(
                (inode, holder) -> {
                    if (!now.isHeld(inode)) {
                        both.holder(inode, holder);
                    }
                });
        return both.build(before.isComplete() && now.isComplete());
    }
}

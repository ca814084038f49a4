package io.jss.engine;

import io.jss.answer.Remark;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.filter.condition.CgroupCondition;
import io.jss.filter.condition.Constant;
import io.jss.filter.condition.FilterEvaluation;
import io.jss.filter.condition.MarkCondition;
import io.jss.model.InetSocketView;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the sockets of which the kernel did not report what a filter asks, though it reports it of
 * such sockets when it can: SO_MARK without CAP_NET_ADMIN, the cgroup before Linux 5.8. For
 * TIME_WAIT and connection requests it never reports all.
 */
final class UnreportedValues {

    private static final int ABSENT = -1;

    private final boolean asksForMark;
    private final boolean asksForCgroup;
    private final boolean asksForOwners;
    private long marks;
    private long cgroups;
    private long owners;

    UnreportedValues(Filter filter) {
        boolean asks = !(filter instanceof Constant);
        asksForMark = asks && filter.conditions().anyMatch(MarkCondition.class::isInstance);
        asksForCgroup = asks && filter.conditions().anyMatch(CgroupCondition.class::isInstance);
        asksForOwners = filter.asksForOwners();
    }

    void count(InetSocketView socket) {
        if (!(asksForMark || asksForCgroup) || socket.shutdownOr(ABSENT) == ABSENT) {
            return;
        }
        if (asksForMark && socket.markOr(ABSENT) == ABSENT) {
            marks++;
        }
        if (asksForCgroup && socket.cgroupIdOr(ABSENT) == ABSENT) {
            cgroups++;
        }
    }

    /** Counts a socket that is not known to match: it may, for all that is known of its owners. */
    void countUnmatched(InetSocketView socket, Filter remainder, SocketFacts facts) {
        if (asksForOwners && FilterEvaluation.isUndecidedByOwners(remainder, socket, facts)) {
            owners++;
        }
    }

    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (owners > 0) {
            remarks.add(new Remark.OwnersUndecided(owners));
        }
        if (marks > 0) {
            remarks.add(new Remark.MarksHidden(marks));
        }
        if (cgroups > 0) {
            remarks.add(new Remark.CgroupsHidden(cgroups));
        }
        return remarks;
    }
}

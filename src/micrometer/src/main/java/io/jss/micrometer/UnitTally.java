package io.jss.micrometer;

import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Cgroups;
import io.jss.cgroup.Container;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the TCP sockets of one look by the cgroup that made them. The workloads with the most
 * sockets have series of their own, the rest is {@code other}.
 */
final class UnitTally {

    /** Stands for a cgroup that the kernel does not tell (TIME_WAIT), or that has gone. */
    static final String UNKNOWN = "unknown";

    /** Stands for a label that a workload does not have. */
    static final String NONE = "";

    private static final int STATES = SocketState.values().length + 1;

    private final Map<Long, long[]> byCgroup = new HashMap<>();

    /** What a cgroup is, in the words of systemd, of a container engine, of Kubernetes. */
    private record Workload(String unit, String container, String pod) {

        static Workload of(CgroupPath path) {
            return new Workload(
                    path.unit().or(path::slice).orElse(NONE),
                    path.container().map(Container::label).orElse(NONE),
                    path.pod().orElse(NONE));
        }
    }

    private static final class Count {
        final Workload workload;
        final long[] states = new long[STATES];

        Count(Workload workload) {
            this.workload = workload;
        }

        long all() {
            return Arrays.stream(states).sum();
        }
    }

    void visit(InetSocketView socket) {
        if (socket.protocol() == Protocol.TCP && socket.stateNumber() < STATES) {
            byCgroup.computeIfAbsent(socket.cgroupIdOr(0), unused -> new long[STATES])[
                    socket.stateNumber()]++;
        }
    }

    /** Puts the counts into series: those of the {@code most} largest workloads, and the rest. */
    void putInto(GaugeSeries series, Labels labels, Cgroups cgroups, int most) {
        List<Count> counts = new ArrayList<>(byWorkload(cgroups));
        counts.sort(
                Comparator.comparingLong(Count::all)
                        .reversed()
                        .thenComparing(count -> count.workload.toString()));
        for (int i = 0; i < counts.size(); i++) {
            Workload workload =
                    i < most
                            ? counts.get(i).workload
                            : new Workload(PortTags.OTHER, PortTags.OTHER, PortTags.OTHER);
            long[] states = counts.get(i).states;
            for (int state = 0; state < STATES; state++) {
                if (states[state] > 0) {
                    Tags tags =
                            labels.workload(
                                    workload.unit(),
                                    workload.container(),
                                    workload.pod(),
                                    SocketState.of(state));
                    series.add(SocketMeter.UNIT_SOCKETS, tags, states[state]);
                }
            }
        }
    }

    private List<Count> byWorkload(Cgroups cgroups) {
        Map<Workload, Count> counts = new HashMap<>();
        byCgroup.forEach(
                (id, states) -> {
                    Workload workload =
                            (id == 0 ? Optional.<CgroupPath>empty() : cgroups.path(id))
                                    .map(Workload::of)
                                    .orElse(new Workload(UNKNOWN, NONE, NONE));
                    long[] sums = counts.computeIfAbsent(workload, Count::new).states;
                    for (int state = 0; state < STATES; state++) {
                        sums[state] += states[state];
                    }
                });
        return List.copyOf(counts.values());
    }
}

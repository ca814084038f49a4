package io.jss.health.check;

import io.jss.health.Diagnosis;
import io.jss.health.HealthSample;
import io.jss.health.Thresholds;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Judges samples of a network namespace.
 *
 * <pre>{@code
 * ProcPaths paths = ProcPaths.system();
 * try (SocketTable table = SocketTable.open()) {
 *     HealthSample first = HealthSample.take(table, HostNumbers.read(paths), true);
 *     Thread.sleep(1000);
 *     HealthSample second = HealthSample.take(table, HostNumbers.read(paths), true);
 *     HealthCheck check =
 *             new HealthCheck(Thresholds.standard(), OwnerScan.of(paths), Optional.of(paths));
 *     check.between(first, second).findings().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class HealthCheck {

    /**
     * One kind of looking; it finds, says why it cannot know, or does neither where all is well.
     */
    interface Check {
        /** Looks. */
        void run(Evidence evidence, Report report) throws IOException;
    }

    private static final List<Check> CHECKS =
            List.of(
                    new AcceptQueues(),
                    new KeptCloseWait(),
                    new EphemeralPorts(),
                    new UnreadData(),
                    new SynQueues(),
                    new TimeWaitTable(),
                    new Orphans(),
                    new TcpMemory(),
                    new UnsentData(),
                    new Retransmissions(),
                    new RoundTrips(),
                    new SmallSegments(),
                    new PathMtu(),
                    new UdpDrops(),
                    new OpenListeners(),
                    new BoundOnly(),
                    new SharedPorts(),
                    new ConnectionTracking(),
                    new Descriptors(),
                    new IdleWithoutKeepalive(),
                    new CongestionControl());

    private final Thresholds thresholds;
    private final OwnerScan scan;
    private final Optional<ProcPaths> paths;

    /**
     * Prepares the checks.
     *
     * @param scan finds processes; it runs only when there is something to find them for
     * @param paths where units and containers of processes are read; empty for another machine's
     */
    public HealthCheck(Thresholds thresholds, OwnerScan scan, Optional<ProcPaths> paths) {
        this.thresholds = thresholds;
        this.scan = scan;
        this.paths = paths;
    }

    /**
     * Returns what two samples of one namespace show. With the same sample twice, that of a
     * recording, what needs two is not known.
     *
     * @throws IOException when the processes cannot be looked for
     */
    public Diagnosis between(HealthSample first, HealthSample second) throws IOException {
        Evidence evidence = new Evidence(first, second, thresholds, new Holders(scan, paths));
        Report report = new Report();
        for (Check check : CHECKS) {
            check.run(evidence, report);
        }
        return report.diagnosis(second.sockets().size(), evidence.millis());
    }
}

package io.jss.benchmarks;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;

/** What OSHI tells of the same table: it reads /proc, and always looks for owners. */
@State(Scope.Benchmark)
public class Oshi {

    private final InternetProtocolStats stats =
            new SystemInfo().getOperatingSystem().getInternetProtocolStats();

    /** Lists the connections of TCP and UDP with their processes. */
    @Benchmark
    public List<IPConnection> connections() {
        return stats.getConnections();
    }
}

package io.jss.export;

import io.jss.model.IpAddress;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A host of the simulated fleet, which has two hundred of them in ten racks.
 *
 * @param ipv4 10.1.RACK.N
 * @param ipv6 2001:db8:0:RACK::N
 * @param program what talks there
 * @param unit its unit, the empty text where it has none
 */
record SimulatedHost(
        String name, int rack, int ipv4, IpAddress ipv6, ProcessInfo program, String unit) {

    static final int RACKS = 10;

    private static final int NET_10_1 = 0x0a010000;
    private static final long NET_2001_DB8 = 0x2001_0db8_0000_0000L;
    private static final long MAPPED = 0xffffL << 32;
    private static final int FIRST = 10;
    private static final int PID = 1_000;

    /**
     * Adds hosts of one kind.
     *
     * @param all those that are there; the new ones are added
     * @return the new ones
     */
    static List<SimulatedHost> add(
            List<SimulatedHost> all, int number, String kind, String program, String unit) {
        List<SimulatedHost> hosts = new ArrayList<>();
        RawText words = RawText.of(program.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < number; i++) {
            int rack = all.size() % RACKS;
            int last = FIRST + all.size() / RACKS;
            SimulatedHost host =
                    new SimulatedHost(
                            String.format("%s-%02d", kind, i),
                            rack,
                            NET_10_1 | rack << 8 | last,
                            IpAddress.ofIpv6(NET_2001_DB8 | rack, last),
                            new ProcessInfo(PID, 1, OptionalLong.of(0), words, words, words),
                            unit);
            all.add(host);
            hosts.add(host);
        }
        return hosts;
    }

    IpAddress plain() {
        return IpAddress.ofIpv4(ipv4);
    }

    static IpAddress mapped(IpAddress plain) {
        return IpAddress.ofIpv6(0, MAPPED | plain.low());
    }

    Optional<FlowRecord.Workload> workload() {
        return unit.isEmpty()
                ? Optional.empty()
                : Optional.of(new FlowRecord.Workload(unit, "", ""));
    }

    /** What the queries call it. */
    String service() {
        return unit.isEmpty() ? program.command().toString() : unit;
    }
}

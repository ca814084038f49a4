package io.jss.benchmarks;

import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;

/** Prints the two ports of each TCP connection that OSHI tells of. */
public final class OshiConnections {

    private OshiConnections() {}

    /** Prints one line for each connection. */
    public static void main(String[] args) {
        StringBuilder lines = new StringBuilder();
        InternetProtocolStats stats =
                new SystemInfo().getOperatingSystem().getInternetProtocolStats();
        for (IPConnection connection : stats.getConnections()) {
            if (connection.getType().startsWith("tcp")) {
                lines.append(connection.getLocalPort())
                        .append(' ')
                        .append(connection.getForeignPort())
                        .append('\n');
            }
        }
        System.out.print(lines);
    }
}

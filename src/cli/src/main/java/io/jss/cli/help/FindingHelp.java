package io.jss.cli.help;

import io.jss.cli.environment.UsageException;
import io.jss.health.Condition;
import io.jss.health.Threshold;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/** {@code jss help finding [ID]}: what {@code jss doctor} can find, a page each. */
final class FindingHelp {

    private static final String WORD = "finding ";
    private static final int ID_WIDTH = 22;

    private FindingHelp() {}

    /** Returns whether the words behind {@code help} ask for the page of one finding. */
    static boolean isPage(String topic) {
        return topic.startsWith(WORD);
    }

    /**
     * Returns the page of a finding.
     *
     * @param topic {@code finding ID}
     * @throws UsageException when there is no such finding
     */
    static String page(String topic) {
        String id = topic.substring(WORD.length());
        Condition condition =
                Condition.of(id)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "there is no finding '"
                                                        + id
                                                        + "'; jss help finding lists them"));
        return id + ": " + condition.effect() + ".\n\n" + page(condition);
    }

    /** Returns the list of all findings and limits. */
    static String text() {
        StringBuilder text = new StringBuilder("Findings of jss doctor:\n\n");
        for (Condition condition : Condition.values()) {
            text.append("  ").append(StringUtils.rightPad(condition.id(), ID_WIDTH));
            text.append(condition.effect()).append('\n');
        }
        text.append("\nLimits (--threshold NAME=NUMBER):\n\n");
        for (Threshold threshold : Threshold.values()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %-26s%d %s%n",
                            threshold.label(),
                            threshold.value(),
                            threshold.source()));
        }
        return text.toString();
    }

    private static String page(Condition condition) {
        return switch (condition) {
            case ACCEPT_QUEUE_FULL ->
                    """
                    A connection whose handshake is done waits in its listener's queue until the
                    program calls accept(2). The queue holds one more than its backlog, which is
                    the lower one of listen(2) and net.core.somaxconn. When it is full the kernel
                    drops the last packet of a handshake, and the client tries again after 1, 2,
                    4 seconds.

                    Measured: rqueue > wqueue of the listener, and TcpExt ListenOverflows, which
                    grows with each drop.
                    To do: find what keeps the program from accept(2). A larger backlog helps
                    against bursts, not against a program that stands still.
                    """;
            case ACCEPT_QUEUE_FILLING ->
                    """
                    As accept-queue-full, but not yet: in two samples the queue of a listener was
                    filled to 80 percent of its backlog (--threshold accept-queue-filling=PERCENT).

                    Measured: rqueue and wqueue of the listener.
                    To do: as there; connections already wait for longer than the time between
                    the samples, or come faster than they are taken.
                    """;
            case CLOSE_WAIT_KEPT ->
                    """
                    The peer has closed its end, and the program has not closed its own: the
                    socket stays in CLOSE_WAIT until it does, for ever if need be.

                    Measured: sockets in CLOSE_WAIT in both samples from whose peer nothing has
                    come for 10 seconds (tcpi_last_ack_recv, tcpi_last_data_recv; the kernel has
                    no age of a state), 5 or more of one process at one end
                    (--threshold close-wait-age=MILLISECONDS,close-wait-count=NUMBER).
                    To do: close after read(2) returned 0. Look for a return or an exception that
                    leaves without close (in Java: try-with-resources), and for pools that keep
                    connections without testing them.
                    """;
            case EPHEMERAL_PORTS ->
                    """
                    connect(2) without bind(2) takes a local port of ip_local_port_range that is
                    not yet used from the same address to the same address and port. From half of
                    them on it searches long, and without one it fails (EADDRNOTAVAIL). The end
                    that closes first keeps its port for 60 seconds in TIME_WAIT.

                    Measured: local ports by source, destination and destination port, IPv4 and
                    mapped as one; out of the range, without ip_local_reserved_ports and ports
                    that are bound. TIME_WAIT of more than a second does not count where
                    tcp_tw_reuse allows connect(2) to take it. Warning from 50 percent, critical
                    from 90 (--threshold ephemeral-ports=PERCENT,ephemeral-ports-critical=PERCENT).
                    To do: use connections again; widen the range; more addresses at either end.
                    """;
            case UNREAD_DATA ->
                    """
                    Data has arrived, and the program does not read it. When the receive buffer is
                    full the window closes, and the sender stands still too.

                    Measured: 64 KiB or more in the receive queue (--threshold
                    unread-bytes=BYTES) in both samples, and nothing read between them: what came
                    (tcpi_bytes_received) is not more than what the queue grew. Before Linux 4.1,
                    which does not count it: the queue did not shrink.
                    To do: a stack dump of the process shows what it does instead: a lock, a slow
                    back end, a thread that has died.
                    """;
        };
    }
}

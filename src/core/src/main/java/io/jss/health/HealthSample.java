package io.jss.health;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All TCP and UDP sockets of a network namespace and its numbers, at one time.
 *
 * @param time when it was begun
 * @param sockets the sockets with those details that the checks look at, those that are only bound
 *     too where they are listed
 * @param listsBound whether this kernel lists sockets that are only bound (Linux 6.8)
 * @param host the numbers of the namespace
 * @param remarks what the answer lacks
 */
public record HealthSample(
        Instant time,
        List<InetSocket> sockets,
        boolean listsBound,
        HostNumbers host,
        List<Remark> remarks) {

    private static final Set<Detail> DETAILS =
            EnumSet.of(Detail.INFO, Detail.SK_MEM_INFO, Detail.CONGESTION);

    /** What the checks look at. */
    private static final List<TcpInfoField> KEPT =
            List.of(
                    TcpInfoField.STATE,
                    TcpInfoField.RTO,
                    TcpInfoField.SND_MSS,
                    TcpInfoField.LAST_DATA_SENT,
                    TcpInfoField.LAST_DATA_RECV,
                    TcpInfoField.LAST_ACK_RECV,
                    TcpInfoField.PMTU,
                    TcpInfoField.RTT,
                    TcpInfoField.TOTAL_RETRANS,
                    TcpInfoField.BYTES_ACKED,
                    TcpInfoField.BYTES_RECEIVED,
                    TcpInfoField.MIN_RTT,
                    TcpInfoField.DATA_SEGS_OUT);

    /** Keeps unmodifiable lists. */
    public HealthSample {
        sockets = List.copyOf(sockets);
        remarks = List.copyOf(remarks);
    }

    /**
     * Takes a sample.
     *
     * @param table of the namespace
     * @param host of the same namespace, see {@link HostNumbers#read}
     * @param live whether the kernel answers now, not a recording
     * @throws IOException as {@link SocketTable#snapshot(SocketQuery)}
     */
    public static HealthSample take(SocketTable table, HostNumbers host, boolean live)
            throws IOException {
        Instant time = Instant.now();
        List<InetSocket> sockets = new ArrayList<>();
        Set<Remark> remarks = new LinkedHashSet<>();
        SocketQuery query = SocketQuery.of(Protocol.TCP, Protocol.UDP).withDetails(DETAILS);
        remarks.addAll(table.visit(query, socket -> sockets.add(copyOf(socket))));
        boolean listsBound = live && table.listsBoundInactive();
        if (listsBound) {
            SocketQuery bound =
                    SocketQuery.of(Protocol.TCP).withStates(EnumSet.of(SocketState.BOUND_INACTIVE));
            remarks.addAll(table.visit(bound, socket -> sockets.add(copyOf(socket))));
        }
        return new HealthSample(time, sockets, listsBound, host, List.copyOf(remarks));
    }

    /** Returns what a sample keeps of a socket: a host may have very many. */
    public static InetSocket copyOf(InetSocketView socket) {
        return InetSocket.leanCopyOf(socket, KEPT);
    }
}

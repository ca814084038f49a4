package io.jss.health;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SkMemInfo;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import io.jss.model.TcpInfoField;
import io.jss.sample.PackedSockets;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
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
        List<InetSocketView> sockets,
        boolean listsBound,
        HostNumbers host,
        List<Remark> remarks) {

    private static final Set<Detail> DETAILS =
            EnumSet.of(Detail.INFO, Detail.SK_MEM_INFO, Detail.CONGESTION);

    /** What the checks look at in the earlier of two samples. */
    private static final List<StructField> OF_EARLIER =
            List.of(
                    TcpInfoField.STATE,
                    TcpInfoField.TOTAL_RETRANS,
                    TcpInfoField.BYTES_ACKED,
                    TcpInfoField.BYTES_RECEIVED,
                    TcpInfoField.DATA_SEGS_OUT,
                    SkMemInfo.Field.DROPS);

    /** What they look at in the later one alone. */
    private static final List<StructField> OF_LATER =
            List.of(
                    TcpInfoField.RTO,
                    TcpInfoField.SND_MSS,
                    TcpInfoField.LAST_DATA_SENT,
                    TcpInfoField.LAST_DATA_RECV,
                    TcpInfoField.LAST_ACK_RECV,
                    TcpInfoField.PMTU,
                    TcpInfoField.RTT,
                    TcpInfoField.MIN_RTT,
                    SkMemInfo.Field.RMEM_ALLOC,
                    SkMemInfo.Field.RCVBUF,
                    SkMemInfo.Field.SNDBUF,
                    SkMemInfo.Field.WMEM_QUEUED);

    /** Keeps unmodifiable lists; to one of {@link #packed()} nothing is to be added any more. */
    public HealthSample {
        sockets = sockets instanceof PackedSockets ? sockets : List.copyOf(sockets);
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
        PackedSockets sockets = packed();
        SocketQuery query = SocketQuery.of(Protocol.TCP, Protocol.UDP).withDetails(DETAILS);
        List<Remark> remarks = table.visit(query, sockets::add);
        return of(time, sockets, remarks, table, host, live);
    }

    /**
     * Makes a sample of the sockets that a look had anyhow, and asks for those that are only bound.
     *
     * @param time when the look was begun
     * @param sockets its sockets of TCP and UDP with {@link #details}; those that are only bound
     *     are added
     * @param lacks what the look lacks
     * @param table of the namespace
     * @param host of the same namespace, see {@link HostNumbers#read}
     * @param live whether the kernel answers now, not a recording
     * @throws IOException as {@link SocketTable#visit}
     */
    public static HealthSample of(
            Instant time,
            PackedSockets sockets,
            List<Remark> lacks,
            SocketTable table,
            HostNumbers host,
            boolean live)
            throws IOException {
        Set<Remark> remarks = new LinkedHashSet<>(lacks);
        boolean listsBound = live && table.listsBoundInactive();
        if (listsBound) {
            SocketQuery bound =
                    SocketQuery.of(Protocol.TCP).withStates(EnumSet.of(SocketState.BOUND_INACTIVE));
            remarks.addAll(table.visit(bound, sockets::add));
        }
        return new HealthSample(time, sockets, listsBound, host, List.copyOf(remarks));
    }

    /** Returns the same of another time: that of the look of a series. */
    public HealthSample at(Instant look) {
        return new HealthSample(look, sockets, listsBound, host, remarks);
    }

    /** Returns the details that a sample has of each socket. */
    public static Set<Detail> details() {
        return Collections.unmodifiableSet(DETAILS);
    }

    /** Returns an empty list that keeps of a socket what the checks look at, and no more. */
    public static PackedSockets packed() {
        return new PackedSockets(OF_EARLIER, OF_LATER);
    }

    /**
     * Gives up what the checks look at in the later of two samples only, the ends of the sockets
     * among it. From now on it serves as the earlier one alone.
     */
    public void becomeEarlier() {
        if (sockets instanceof PackedSockets packed) {
            packed.forgetEnds();
        }
    }

    /**
     * As {@link #becomeEarlier()}, and what is given up serves the next sample.
     *
     * @param spent of {@link #packed()}: the sockets of a sample that serves no more, which are
     *     removed, or an empty list
     */
    public void becomeEarlier(PackedSockets spent) {
        if (sockets instanceof PackedSockets packed) {
            packed.forgetEnds(spent);
        } else {
            spent.clear();
        }
    }
}

package io.jss.sample;

import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.SkMemInfo;
import io.jss.model.StructField;
import io.jss.model.TcpInfoField;

/**
 * A number of a socket that only grows while the socket lives, so that a difference means
 * something. Its unit and the kernel since which it is known are those of {@link #field()}.
 */
public enum Counter {
    /**
     * {@code tcpi_bytes_acked}: counts a SYN that the peer acknowledged (at the end that opened) as
     * a byte, and a FIN; see {@link SampledSocket#sentOr}.
     */
    BYTES_ACKED(TcpInfoField.BYTES_ACKED),
    /**
     * {@code tcpi_bytes_received}: counts the peer's FIN as a byte; see {@link
     * SampledSocket#receivedOr}.
     */
    BYTES_RECEIVED(TcpInfoField.BYTES_RECEIVED),
    /** {@code tcpi_bytes_sent}: counts data again when it is retransmitted, and no SYN or FIN. */
    BYTES_SENT(TcpInfoField.BYTES_SENT),
    /** {@code tcpi_bytes_retrans}. */
    BYTES_RETRANS(TcpInfoField.BYTES_RETRANS),
    /** {@code tcpi_segs_out}, of 32 bits. */
    SEGS_OUT(TcpInfoField.SEGS_OUT),
    /** {@code tcpi_segs_in}, of 32 bits. */
    SEGS_IN(TcpInfoField.SEGS_IN),
    /** {@code tcpi_data_segs_out}, of 32 bits. */
    DATA_SEGS_OUT(TcpInfoField.DATA_SEGS_OUT),
    /** {@code tcpi_data_segs_in}, of 32 bits. */
    DATA_SEGS_IN(TcpInfoField.DATA_SEGS_IN),
    /** {@code tcpi_total_retrans}, of 32 bits. */
    TOTAL_RETRANS(TcpInfoField.TOTAL_RETRANS),
    /** {@code tcpi_delivered}, of 32 bits. */
    DELIVERED(TcpInfoField.DELIVERED),
    /** {@code tcpi_delivered_ce}, of 32 bits. */
    DELIVERED_CE(TcpInfoField.DELIVERED_CE),
    /** {@code tcpi_rcv_ooopack}, of 32 bits. */
    RCV_OOOPACK(TcpInfoField.RCV_OOOPACK),
    /** {@code tcpi_total_rto}, of 16 bits. */
    TOTAL_RTO(TcpInfoField.TOTAL_RTO),
    /** {@code tcpi_busy_time}. */
    BUSY_TIME(TcpInfoField.BUSY_TIME),
    /** {@code tcpi_rwnd_limited}. */
    RWND_LIMITED(TcpInfoField.RWND_LIMITED),
    /** {@code tcpi_sndbuf_limited}. */
    SNDBUF_LIMITED(TcpInfoField.SNDBUF_LIMITED),
    /** {@code SK_MEMINFO_DROPS}, of 32 bits: what a socket of any protocol dropped on receipt. */
    DROPS(SkMemInfo.Field.DROPS);

    /** Stands for a value that is not known; no counter gets there. */
    static final long ABSENT = Long.MIN_VALUE;

    @SuppressWarnings("ImmutableEnumChecker") // its implementations are enums
    private final StructField field;

    Counter(StructField field) {
        this.field = field;
    }

    /** Returns the number of the kernel that it counts by. */
    public StructField field() {
        return field;
    }

    /** Returns the detail that a query has to ask for. */
    Detail detail() {
        return this == DROPS ? Detail.SK_MEM_INFO : Detail.INFO;
    }

    long read(InetSocketView socket) {
        return socket.knownOr(field, ABSENT);
    }

    /**
     * Returns whether a counter began anew between two values, and did not wrap: one of 64 bits
     * went back, or a smaller one would have run through more than half of its range.
     */
    boolean beganAnew(long before, long now) {
        if (before == ABSENT || now == ABSENT || Long.compareUnsigned(now, before) >= 0) {
            return false;
        }
        return isLong() || difference(before, now) >>> (field.type().bits() - 1) != 0;
    }

    /** Returns how far it went, through 0 where it wrapped. */
    long difference(long before, long now) {
        if (before == ABSENT || now == ABSENT) {
            return ABSENT;
        }
        return isLong() ? now - before : (now - before) & ((1L << field.type().bits()) - 1);
    }

    private boolean isLong() {
        return field.type().bits() == Long.SIZE;
    }
}

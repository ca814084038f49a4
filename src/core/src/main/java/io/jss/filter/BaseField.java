package io.jss.filter;

import io.jss.model.InetSocketView;
import java.util.Locale;

/** The numbers of {@code inet_diag_msg} and of attributes that the kernel sends unasked. */
enum BaseField implements NumericField {
    /** {@code idiag_rqueue}. */
    RQUEUE(Measure.BYTES),
    /** {@code idiag_wqueue}. */
    WQUEUE(Measure.BYTES),
    /** {@code idiag_uid}. */
    UID(Measure.COUNT),
    /** {@code idiag_inode}. */
    INODE(Measure.COUNT),
    /** {@code idiag_cookie}. */
    COOKIE(Measure.COUNT),
    /** {@code idiag_expires}, unknown while no timer runs. */
    EXPIRES(Measure.MILLISECONDS),
    /** {@code idiag_retrans}. */
    RETRANSMITS(Measure.COUNT),
    /** {@code INET_DIAG_MARK}. */
    MARK(Measure.COUNT),
    /** {@code INET_DIAG_PROTOCOL}. */
    IP_PROTOCOL(Measure.COUNT),
    /** {@code INET_DIAG_SHUTDOWN}. */
    SHUTDOWN(Measure.COUNT);

    private final Measure measure;
    private final String label;

    BaseField(Measure measure) {
        this.measure = measure;
        label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Measure measure() {
        return measure;
    }

    @Override
    public long valueOr(InetSocketView socket, long absent) {
        return switch (this) {
            case RQUEUE -> socket.rqueue();
            case WQUEUE -> socket.wqueue();
            case UID -> socket.uidOr(absent);
            case INODE -> socket.inodeOr(absent);
            case COOKIE -> socket.cookie();
            case EXPIRES -> socket.timerNumber() == 0 ? absent : socket.timerExpiresMillis();
            case RETRANSMITS -> socket.retransmits();
            case MARK -> socket.markOr(absent);
            case IP_PROTOCOL -> orAbsent(socket.ipProtocolOr(-1), absent);
            case SHUTDOWN -> orAbsent(socket.shutdownOr(-1), absent);
        };
    }

    private static long orAbsent(int value, long absent) {
        return value < 0 ? absent : value;
    }
}

package io.jss.filter;

import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.StructField;
import java.util.Optional;

/**
 * A number of a kernel structure that is sent only when it is asked for.
 *
 * @param label its name in filters
 * @param field the number
 */
record StructureNumber(String label, StructField field) implements NumericField {

    @Override
    public Measure measure() {
        return switch (field.unit()) {
            case BYTES -> Measure.BYTES;
            case BYTES_PER_SECOND -> Measure.BYTES_PER_SECOND;
            case MICROSECONDS -> Measure.MICROSECONDS;
            case MILLISECONDS -> Measure.MILLISECONDS;
            case SECONDS -> Measure.SECONDS;
            default -> Measure.COUNT;
        };
    }

    @Override
    public long valueOr(InetSocketView socket, long absent) {
        return socket.numberOr(field, absent);
    }

    @Override
    public Optional<Detail> detail() {
        return Optional.of(
                switch (field.structure()) {
                    case TCP_INFO, MPTCP_INFO, SCTP_INFO, MPTCP_SUBFLOW, TLS_INFO -> Detail.INFO;
                    case VEGAS_INFO, DCTCP_INFO, BBR_INFO -> Detail.CONGESTION_INFO;
                    case MEM_INFO -> Detail.MEM_INFO;
                    case SK_MEM_INFO -> Detail.SK_MEM_INFO;
                });
    }
}

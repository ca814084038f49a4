package io.jss.fields;

import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.Unit;
import java.util.List;
import java.util.Optional;

/**
 * A number of a kernel structure that is sent only when it is asked for.
 *
 * @param label its name
 * @param field the number
 */
public record StructureNumber(String label, StructField field) implements NumberField {

    @Override
    public List<String> path() {
        String key = field.key();
        return switch (field.structure()) {
            case MPTCP_SUBFLOW -> List.of("ulp", "mptcp", key);
            case TLS_INFO -> List.of("ulp", "tls", key);
            default -> List.of(field.structure().key(), key);
        };
    }

    @Override
    public String meaning() {
        String since = field.type().since();
        return kernelName(field.structure())
                + " "
                + field.name()
                + (since.isEmpty() ? "" : ", since Linux " + since);
    }

    private static String kernelName(Structure structure) {
        return switch (structure) {
            case TCP_INFO -> "tcp_info";
            case MPTCP_INFO -> "mptcp_info";
            case SCTP_INFO -> "sctp_info";
            case VEGAS_INFO -> "tcpvegas_info";
            case DCTCP_INFO -> "tcp_dctcp_info";
            case BBR_INFO -> "tcp_bbr_info";
            case MEM_INFO -> "inet_diag_meminfo";
            case SK_MEM_INFO -> "SK_MEMINFO";
            case MPTCP_SUBFLOW -> "MPTCP_SUBFLOW_ATTR";
            case TLS_INFO -> "TLS_INFO";
        };
    }

    @Override
    public Unit unit() {
        return field.unit();
    }

    @Override
    public boolean signed() {
        return field.type().signed();
    }

    @Override
    public long valueOr(InetSocketView socket, long absent) {
        return socket.knownOr(field, absent);
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

package io.jss.fields;

import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A number of a kernel structure that is sent only when it is asked for.
 *
 * @param label its name
 * @param field the number
 */
public record StructureNumber(String label, StructField field) implements NumberField {

    @Override
    public FieldDeclaration declaration() {
        Structure structure = field.structure();
        FieldDeclaration declared =
                FieldDeclaration.of("", unit(), symbol())
                        .at(parent(structure) + "." + field.key(), SocketFamily.INET)
                        .since(since())
                        .detail(detailOf(structure));
        return structure == Structure.SK_MEM_INFO
                ? declared.at(
                        parent(structure) + "." + field.key(),
                        SocketFamily.UNIX,
                        SocketFamily.NETLINK,
                        SocketFamily.PACKET)
                : declared;
    }

    /** {@inheritDoc} The words are in {@code meanings.properties} beside this class. */
    @Override
    public String meaning() {
        return Meanings.of(label);
    }

    @Override
    public boolean isOf(SocketFamily<?> family) {
        return family == SocketFamily.INET
                || (field.structure() == Structure.SK_MEM_INFO && family != SocketFamily.VSOCK);
    }

    @Override
    public String since() {
        return field.type().since();
    }

    /** {@inheritDoc} The member of the structure, or the attribute. */
    @Override
    public String symbol() {
        String name = field.name();
        String member = name.toLowerCase(Locale.ROOT);
        return switch (field.structure()) {
            case TCP_INFO -> "tcpi_" + member;
            case MPTCP_INFO -> "mptcpi_" + member;
            case SCTP_INFO -> "sctpi_" + member;
            case VEGAS_INFO -> "tcpv_" + member;
            case DCTCP_INFO -> "dctcp_" + member;
            case BBR_INFO -> "bbr_" + member;
            case MEM_INFO -> "idiag_" + member;
            case SK_MEM_INFO -> "SK_MEMINFO_" + name;
            case MPTCP_SUBFLOW -> "MPTCP_SUBFLOW_ATTR_" + name;
            case TLS_INFO -> "TLS_INFO_" + name;
        };
    }

    @Override
    public List<String> path(SocketFamily<?> family) {
        if (!isOf(family)) {
            return declaration().path(family); // which refuses
        }
        return FieldDeclaration.names(parent(field.structure()) + "." + field.key());
    }

    private static String parent(Structure structure) {
        return switch (structure) {
            case MPTCP_SUBFLOW -> "ulp.mptcp";
            case TLS_INFO -> "ulp.tls";
            default -> structure.key();
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
    public long valueOr(DiagSocket socket, long absent) {
        return socket.knownOr(field, absent);
    }

    @Override
    public Optional<Detail> detail() {
        return Optional.of(detailOf(field.structure()));
    }

    private static Detail detailOf(Structure structure) {
        return switch (structure) {
            case TCP_INFO, MPTCP_INFO, SCTP_INFO, MPTCP_SUBFLOW, TLS_INFO -> Detail.INFO;
            case VEGAS_INFO, DCTCP_INFO, BBR_INFO -> Detail.CONGESTION_INFO;
            case MEM_INFO -> Detail.MEM_INFO;
            case SK_MEM_INFO -> Detail.SK_MEM_INFO;
        };
    }
}

package io.jss.filter;

import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers that filters can compare, by name: those of {@code inet_diag_msg}, those of {@code
 * tcp_info} by the kernel's names ({@code rtt}, {@code snd-cwnd}), and those of other structures
 * after the structure's name ({@code skmem-drops}, {@code bbr-bw}).
 */
public final class FieldCatalogue {

    private static final FieldCatalogue STANDARD = new FieldCatalogue();

    private final Map<String, NumericField> fields = new LinkedHashMap<>();

    private FieldCatalogue() {
        for (BaseField field : BaseField.values()) {
            add(field);
        }
        for (Structure structure : Structure.values()) {
            for (StructField field : structure.fields()) {
                if (!field.type().signed()) {
                    add(new StructureNumber(label(field), field));
                }
            }
        }
    }

    /** Returns the catalogue of all numbers of the model that cannot be negative. */
    public static FieldCatalogue standard() {
        return STANDARD;
    }

    private void add(NumericField field) {
        if (fields.putIfAbsent(field.label(), field) != null) {
            throw new IllegalStateException("two numbers are called " + field.label());
        }
    }

    private String label(StructField field) {
        String name = field.name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean taken = fields.containsKey(name) || field == TcpInfoField.STATE;
        return switch (field.structure()) {
            case TCP_INFO -> taken ? "tcp-" + name : name;
            case MPTCP_INFO -> "mptcp-" + name;
            case SCTP_INFO -> "sctp-" + name;
            case VEGAS_INFO -> "vegas-" + name;
            case DCTCP_INFO -> "dctcp-" + name;
            case BBR_INFO -> "bbr-" + name;
            case MEM_INFO -> "mem-" + name;
            case SK_MEM_INFO -> "skmem-" + name;
            case MPTCP_SUBFLOW -> "subflow-" + name;
            case TLS_INFO -> "tls-" + name;
        };
    }

    /** Returns the number of a name, in any case and with {@code _} for {@code -}. */
    public Optional<NumericField> find(String name) {
        return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    /** Returns all numbers in the order of the kernel's structures. */
    public Collection<NumericField> fields() {
        return Collections.unmodifiableCollection(fields.values());
    }
}

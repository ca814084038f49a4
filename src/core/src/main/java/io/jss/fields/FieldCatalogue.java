package io.jss.fields;

import io.jss.model.SocketFamily;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All fields of sockets by name, whatever their family: those of {@code inet_diag_msg}, those of
 * {@code tcp_info} by the kernel's names ({@code rtt}, {@code snd-cwnd}), and those of other
 * structures after the structure's name ({@code skmem-drops}, {@code bbr-bw}).
 */
public final class FieldCatalogue {

    private static final FieldCatalogue STANDARD = new FieldCatalogue();

    /** Words of other tools for the same. */
    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("protocol", "proto"),
                    Map.entry("traffic", "class"),
                    Map.entry("recv-q", "rqueue"),
                    Map.entry("send-q", "wqueue"),
                    Map.entry("foreign", "remote"),
                    Map.entry("peer", "remote"),
                    Map.entry("sport", "local-port"),
                    Map.entry("dport", "remote-port"),
                    Map.entry("process", "processes"),
                    Map.entry("programs", "processes"),
                    Map.entry("pid", "processes"),
                    Map.entry("netns", "namespace"),
                    Map.entry("dev", "interface"),
                    Map.entry("fwmark", "mark"),
                    Map.entry("minrtt", "min-rtt"),
                    Map.entry("name", "local"),
                    Map.entry("path", "local"),
                    Map.entry("portid", "local-port"),
                    Map.entry("port-id", "local-port"),
                    Map.entry("dst-port-id", "remote-port"));

    private final Map<String, Field> fields;

    private FieldCatalogue(Map<String, Field> fields) {
        this.fields = fields;
    }

    private FieldCatalogue() {
        this(new LinkedHashMap<>());
        addAll(WordField.values());
        addAll(EndField.values());
        addAll(LookedUpField.values());
        addAll(BaseNumber.values());
        addAll(FlagField.values());
        addAll(FamilyNumber.values());
        addAll(ListField.values());
        for (Structure structure : Structure.values()) {
            for (StructField field : structure.fields()) {
                add(new StructureNumber(label(field), field));
            }
        }
    }

    /** Returns the catalogue of all fields of the model. */
    public static FieldCatalogue standard() {
        return STANDARD;
    }

    /** Returns the catalogue of the fields that sockets of one of the families have. */
    public static FieldCatalogue of(SocketFamily<?> first, SocketFamily<?>... more) {
        Map<String, Field> some = new LinkedHashMap<>();
        for (Field field : STANDARD.fields()) {
            if (field.isOf(first) || Stream.of(more).anyMatch(field::isOf)) {
                some.put(field.label(), field);
            }
        }
        return new FieldCatalogue(some);
    }

    private void addAll(Field... all) {
        for (Field field : all) {
            add(field);
        }
    }

    private void add(Field field) {
        if (fields.putIfAbsent(field.label(), field) != null) {
            throw new IllegalStateException("two fields are called " + field.label());
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

    /**
     * Returns the field of a name, in any case and with {@code _} for {@code -}; other tools' words
     * for the common ones ({@code recv-q}, {@code sport}) are known too, and each {@link
     * EndField.AddressPart}, which is not among {@link #fields}.
     */
    public Optional<Field> find(String name) {
        String label = name.toLowerCase(Locale.ROOT).replace('_', '-');
        Field field = fields.get(ALIASES.getOrDefault(label, label));
        return field == null
                ? EndField.AddressPart.parse(label).map(Field.class::cast)
                : Optional.of(field);
    }

    /** Returns the number of a name that cannot be negative; see {@link #find}. */
    public Optional<NumberField> findNumber(String name) {
        return find(name)
                .filter(NumberField.class::isInstance)
                .map(NumberField.class::cast)
                .filter(number -> !number.signed());
    }

    /** Returns the name that is most like a word, or the empty text when none is alike. */
    public String nearest(String word) {
        String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
        String best = "";
        int least = Math.max(1, wanted.length() / 2) + 1;
        for (String label : fields.keySet()) {
            int distance = distance(wanted, label);
            if (distance < least) {
                least = distance;
                best = label;
            }
        }
        return best;
    }

    /** Returns how many letters must be put in, left out or changed to make one of the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    /**
     * Returns all fields: the common ones, then those of the kernel's structures in their order.
     */
    public Collection<Field> fields() {
        return Collections.unmodifiableCollection(fields.values());
    }
}

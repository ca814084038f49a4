package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.model.Detail;
import io.jss.model.SocketFamily;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the names of fields in the values of options. */
public final class FieldNames {

    private final Set<SocketFamily<?>> families;
    private final boolean ofAll;

    /**
     * Prepares to read names of the fields of some families.
     *
     * @param families the families, one at least
     * @param ofAll whether each of them must have the field, or one of them
     */
    public FieldNames(Set<SocketFamily<?>> families, boolean ofAll) {
        this.families = families;
        this.ofAll = ofAll;
    }

    /**
     * Returns the fields of a list with commas.
     *
     * @throws UsageException as {@link #one}
     */
    public List<Field> list(CliOption option, String list) {
        List<Field> fields = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            fields.add(one(option, name));
        }
        return fields;
    }

    /**
     * Returns the field of a name.
     *
     * @throws UsageException when the name is unknown, where it says which one is most like it, or
     *     not all of the families have the field
     */
    public Field one(CliOption option, String name) {
        return find(option, name).orElseThrow(() -> unknown(option, name));
    }

    /**
     * Returns the field of a name, empty for a word that is none.
     *
     * @throws UsageException when not all of the families have the field
     */
    public Optional<Field> find(CliOption option, String name) {
        Optional<Field> field = FieldCatalogue.standard().find(name);
        if (field.isPresent()) {
            Set<SocketFamily<?>> without = new TreeSet<>(families);
            without.removeIf(field.get()::isOf);
            if (ofAll ? !without.isEmpty() : without.equals(families)) {
                throw lacking(option, name, without.iterator().next());
            }
        }
        return field;
    }

    /** Returns what to say of a column that one of the kinds of sockets does not have. */
    public static UsageException lacking(CliOption option, String name, SocketFamily<?> family) {
        String label = family == SocketFamily.INET ? "internet" : family.label();
        return new UsageException(
                "--"
                        + option.longName()
                        + " takes what all sockets of the table have, and "
                        + label
                        + " sockets have no '"
                        + name
                        + "'; "
                        + (family == SocketFamily.INET ? "" : "--" + label + " ")
                        + "--columns help lists what they have");
    }

    /** Returns the columns that people mean by a word, or that have it as their title. */
    public static String ofEveryday(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "port", "ports" -> "local-port' or 'remote-port";
            case "ip", "address", "addr" -> "local-address' or 'remote-address";
            case "recv-q", "recvq" -> "rqueue";
            case "send-q", "sendq" -> "wqueue";
            case "pids", "program", "programs", "command", "name" -> "processes";
            case "traffic", "type" -> "class";
            case "peer", "foreign" -> "remote";
            case "protocol" -> "proto";
            case "retrans", "retransmissions" -> "total-retrans";
            default -> "";
        };
    }

    private UsageException unknown(CliOption option, String name) {
        SocketFamily<?>[] all = families.toArray(new SocketFamily<?>[0]);
        String known = families.contains(SocketFamily.INET) ? ofEveryday(name) : "";
        String nearest = known.isEmpty() ? FieldCatalogue.of(all[0], all).nearest(name) : known;
        return new UsageException(
                "--"
                        + option.longName()
                        + " takes names of columns, not '"
                        + name
                        + "'"
                        + (nearest.isEmpty() ? "" : "; perhaps '" + nearest + "'")
                        + ": --columns help lists them");
    }

    /** Returns what the kernel must be asked for to get these fields. */
    public static Set<Detail> details(List<Field> fields) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        for (Field field : fields) {
            field.detail().ifPresent(details::add);
        }
        return details;
    }
}

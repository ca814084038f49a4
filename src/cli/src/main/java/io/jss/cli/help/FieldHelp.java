package io.jss.cli.help;

import io.jss.cli.environment.Output;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.ListField;
import io.jss.fields.LookedUpField;
import io.jss.fields.NumberField;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** What {@code jss --columns help} prints: every column with its unit and its place in JSON. */
public final class FieldHelp {

    private static final String WIRE = "address as packets bear it: of a mapped one that of IPv4";
    private static final String PREFIX =
            "prefix that the address is in: up to 32 of IPv4, above of IPv6, local/24/64 of both";

    private FieldHelp() {}

    /**
     * Prints the columns.
     *
     * @param families those whose sockets all have them
     */
    public static void print(Set<SocketFamily<?>> families, Output out) throws IOException {
        out.write(text(families));
    }

    static String text(Set<SocketFamily<?>> families) {
        StringBuilder text = new StringBuilder(line("COLUMN", "UNIT", "IN JSON", "MEANING"));
        for (Field field : FieldCatalogue.standard().fields()) {
            if (field.families().containsAll(families)) {
                text.append(
                        line(
                                field.label(),
                                unit(field),
                                String.join(".", field.path(families.iterator().next())),
                                meaning(field)));
            }
        }
        if (families.equals(Set.of(SocketFamily.INET))) {
            text.append(line("local-wire, remote-wire", "word", "localWire, remoteWire", WIRE));
            text.append(
                    line("local/24, remote/64, ...", "word", "local/24, remote/64, ...", PREFIX));
        }
        return text.toString();
    }

    /** Returns what it says, the kernel's name of it, and since when it is there. */
    static String meaning(Field field) {
        String symbol = field.symbol().isEmpty() ? "" : " (" + field.symbol() + ")";
        boolean dated = field.since().isEmpty() || field.meaning().contains("since Linux");
        return field.meaning() + symbol + (dated ? "" : ", since Linux " + field.since());
    }

    private static String line(String column, String unit, String path, String meaning) {
        return String.format(Locale.ROOT, "%-28s %-9s %-34s %s%n", column, unit, path, meaning);
    }

    static String unit(Field field) {
        if (!field.unit().symbol().isEmpty()) {
            return field.unit().symbol();
        }
        if (field instanceof NumberField) {
            return field.unit().name().toLowerCase(Locale.ROOT);
        }
        return field instanceof ListField || field instanceof LookedUpField ? "text" : "word";
    }
}

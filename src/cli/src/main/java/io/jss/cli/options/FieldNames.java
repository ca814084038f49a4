package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.model.Detail;
import io.jss.model.SocketFamily;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the names of fields in the values of options. */
public final class FieldNames {

    private FieldNames() {}

    /**
     * Returns the fields of a list with commas.
     *
     * @throws UsageException when a name is unknown; it says which one is most like it
     */
    public static List<Field> list(CliOption option, String list) {
        List<Field> fields = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            fields.add(one(option, name));
        }
        return fields;
    }

    /**
     * Returns the field of a name.
     *
     * @throws UsageException when the name is unknown
     */
    public static Field one(CliOption option, String name) {
        return FieldCatalogue.of(SocketFamily.INET)
                .find(name)
                .orElseThrow(() -> unknown(option, name));
    }

    private static UsageException unknown(CliOption option, String name) {
        String nearest = FieldCatalogue.of(SocketFamily.INET).nearest(name);
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

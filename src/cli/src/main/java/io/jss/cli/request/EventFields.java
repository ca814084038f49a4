package io.jss.cli.request;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.Format;
import io.jss.cli.options.Options;
import io.jss.fields.BaseNumber;
import io.jss.fields.EndField;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.LookedUpField;
import io.jss.fields.WordField;
import java.util.ArrayList;
import java.util.List;

/** What is shown of destroyed sockets: when, which, their last tcp_info, and who had them. */
final class EventFields {

    private EventFields() {}

    /** Returns the columns of the form that is asked for; JSON has all that is known. */
    static List<Field> of(Options options) {
        Format form = Format.of(options);
        List<Field> fields = new ArrayList<>();
        if (form == Format.TABLE || form == Format.CSV) {
            if (options.has(CliOption.ALL_NETNS)) {
                fields.add(LookedUpField.NAMESPACE);
            }
            fields.add(LookedUpField.TIME);
            fields.add(WordField.PROTO);
            addEnds(form == Format.CSV, fields);
            for (String name : List.of("bytes-acked", "bytes-received", "rtt", "total-retrans")) {
                fields.add(FieldCatalogue.standard().find(name).orElseThrow());
            }
            fields.add(LookedUpField.USER);
            fields.add(LookedUpField.PROCESSES);
            fields.add(WordField.CLASS);
        }
        return fields;
    }

    private static void addEnds(boolean inParts, List<Field> fields) {
        if (!inParts) {
            fields.addAll(List.of(EndField.LOCAL, EndField.REMOTE));
            return;
        }
        fields.addAll(List.of(EndField.LOCAL_ADDRESS, BaseNumber.LOCAL_PORT));
        fields.addAll(List.of(EndField.REMOTE_ADDRESS, BaseNumber.REMOTE_PORT));
        fields.add(LookedUpField.INTERFACE);
    }
}

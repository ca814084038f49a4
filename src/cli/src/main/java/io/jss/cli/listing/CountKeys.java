package io.jss.cli.listing;

import io.jss.cli.count.AddressKey;
import io.jss.cli.count.KeyColumns;
import io.jss.cli.count.ProcessNames;
import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.FieldNames;
import io.jss.cli.table.Column;
import io.jss.cli.table.ProgramColumn;
import io.jss.cli.table.SocketColumns;
import io.jss.fields.EndField;
import io.jss.fields.Field;
import io.jss.model.Detail;
import io.jss.model.SocketFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * What sockets are counted by, several with commas: any column, {@code remote/24}, and words of its
 * own for some columns that it shows in another way.
 */
final class CountKeys {

    private static final String PID = "pid";

    /**
     * One key.
     *
     * @param word as it was asked for
     * @param field the field, empty for an address
     * @param address the address or its prefix, empty for a field
     */
    private record Key(String word, Optional<Field> field, Optional<AddressKey> address) {}

    private final List<Key> keys;

    private CountKeys(List<Key> keys) {
        this.keys = keys;
    }

    /**
     * Reads the keys of a list.
     *
     * @param families the families of the sockets that are counted
     * @throws UsageException when one is unknown, or one of the families does not have it
     */
    static CountKeys parse(String list, Set<SocketFamily<?>> families) {
        String[] words = StringUtils.splitPreserveAllTokens(list, ',');
        if (words.length == 0) {
            throw unknown("");
        }
        FieldNames names = new FieldNames(families, true);
        List<Key> keys = new ArrayList<>();
        for (String word : words) {
            Optional<AddressKey> address = AddressKey.parse(word);
            address.ifPresent(key -> check(word, key, families));
            keys.add(
                    new Key(
                            word,
                            address.isPresent()
                                    ? Optional.empty()
                                    : Optional.of(field(word, names)),
                            address));
        }
        return new CountKeys(keys);
    }

    private static Field field(String word, FieldNames names) {
        return names.find(CliOption.COUNT_BY, word.equals(PID) ? "processes" : word)
                .orElseThrow(() -> unknown(word));
    }

    private static void check(String word, AddressKey key, Set<SocketFamily<?>> families) {
        EndField end = key.isLocal() ? EndField.LOCAL : EndField.REMOTE;
        for (SocketFamily<?> family : families) {
            if (family != SocketFamily.INET && (!key.isWhole() || !end.isOf(family))) {
                throw FieldNames.lacking(CliOption.COUNT_BY, word, family);
            }
        }
    }

    /** Returns the words as they were asked for. */
    List<String> words() {
        return keys.stream().map(Key::word).toList();
    }

    /** Returns what the kernel must be asked for. */
    Set<Detail> details() {
        return FieldNames.details(keys.stream().flatMap(key -> key.field().stream()).toList());
    }

    /**
     * Returns the columns for one look, and adds what must be looked up for its rows.
     *
     * @param unseen decides about sockets without holders
     */
    List<Column> columns(
            DefaultColumns looks,
            List<RowPreparation> preparations,
            Optional<ProcessNames.Unseen> unseen) {
        List<Column> columns = new ArrayList<>();
        for (Key key : keys) {
            columns.add(column(key, looks, preparations, unseen));
        }
        return columns;
    }

    private static Column column(
            Key key,
            DefaultColumns looks,
            List<RowPreparation> preparations,
            Optional<ProcessNames.Unseen> unseen) {
        if (key.address().isPresent()) {
            return key.address().get();
        }
        return switch (key.word()) {
            case "class" -> new SocketColumns.Traffic();
            case "wire" -> new KeyColumns.WireKey();
            case "family" -> new KeyColumns.Family();
            case "process" -> new ProcessNames(looks.owners(preparations), unseen);
            case PID -> new ProgramColumn(looks.owners(preparations));
            case "uid" -> new SocketColumns.User(UserNames.none());
            case "local-port", "sport" -> new KeyColumns.Port("Local Port", true);
            case "remote-port", "dport" -> new KeyColumns.Port("Foreign Port", false);
            default -> looks.of(List.of(key.field().orElseThrow()), preparations).get(0);
        };
    }

    private static UsageException unknown(String word) {
        String meant = FieldNames.ofEveryday(word);
        return new UsageException(
                "--count-by takes names of columns (--columns help lists them), process, pid,"
                    + " local/24, remote/64 and other prefixes, local-wire or remote-wire, not '"
                        + word
                        + "'"
                        + (meant.isEmpty() ? "" : "; perhaps '" + meant + "'"));
    }
}

package io.jss.cli.count;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.table.CgroupColumn;
import io.jss.cli.table.Column;
import io.jss.cli.table.InterfaceColumn;
import io.jss.cli.table.NamespaceColumn;
import io.jss.cli.table.ProgramColumn;
import io.jss.cli.table.SocketColumns;
import io.jss.cli.table.TrafficColumn;
import io.jss.owners.OwnerScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/** What sockets are counted by: {@code state}, {@code remote/24}, several with commas. */
public final class CountKeys {

    private static final String ALLOWED =
            "state, class, wire, proto, family, process, pid, user, uid, local, remote, local/24,"
                    + " remote/64 and other prefixes, local-wire, remote-wire, local-port,"
                    + " remote-port, interface, cgroup or namespace";

    private final List<String> words;
    private final Environment environment;
    private final OwnerScan scan;
    private final boolean numeric;

    private CountKeys(
            List<String> words, Environment environment, OwnerScan scan, boolean numeric) {
        this.words = words;
        this.environment = environment;
        this.scan = scan;
        this.numeric = numeric;
    }

    /**
     * Reads the keys of a list.
     *
     * @param scan finds the processes that hold sockets
     * @param numeric whether users are numbers
     * @throws UsageException when one is unknown
     */
    public static CountKeys parse(
            String list, Environment environment, OwnerScan scan, boolean numeric) {
        List<String> words = List.of(StringUtils.splitPreserveAllTokens(list, ','));
        if (words.isEmpty()) {
            throw unknown("");
        }
        CountKeys keys = new CountKeys(words, environment, scan, numeric);
        keys.columns(new ArrayList<>(), new NamespaceInView()); // an error is told before the work
        return keys;
    }

    /** Returns the words as they were asked for. */
    public List<String> words() {
        return words;
    }

    /** Returns the columns for one look, and adds what must be looked up for its rows. */
    public List<Column> columns(List<RowPreparation> preparations, NamespaceInView namespace) {
        List<Column> columns = new ArrayList<>();
        Optional<Owners> owners = Optional.empty();
        for (String word : words) {
            if (owners.isEmpty() && (word.equals("process") || word.equals("pid"))) {
                owners = Optional.of(new Owners(scan));
                preparations.add(owners.get());
            }
            columns.add(column(word, owners, namespace));
        }
        return columns;
    }

    private Column column(String word, Optional<Owners> owners, NamespaceInView namespace) {
        return switch (word) {
            case "state" -> new SocketColumns.State();
            case "class" -> new TrafficColumn(false);
            case "wire" -> new KeyColumns.WireKey();
            case "proto" -> new SocketColumns.Proto();
            case "family" -> new KeyColumns.Family();
            case "process" -> new ProcessNames(owners.orElseThrow());
            case "pid" -> new ProgramColumn(owners.orElseThrow());
            case "user" ->
                    new SocketColumns.User(numeric ? UserNames.none() : UserNames.ofSystem());
            case "uid" -> new SocketColumns.User(UserNames.none());
            case "local-port", "sport" -> new KeyColumns.Port("Local Port", true);
            case "remote-port", "dport" -> new KeyColumns.Port("Foreign Port", false);
            case "interface", "dev" -> new InterfaceColumn(namespace);
            case "cgroup" -> new CgroupColumn(environment.cgroups());
            case "namespace" -> new NamespaceColumn(namespace);
            default -> AddressKey.parse(word).orElseThrow(() -> unknown(word));
        };
    }

    private static UsageException unknown(String word) {
        return new UsageException("--count-by takes " + ALLOWED + ", not '" + word + "'");
    }
}

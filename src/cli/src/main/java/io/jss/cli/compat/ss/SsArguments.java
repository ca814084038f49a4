package io.jss.cli.compat.ss;

import io.jss.cli.compat.ss.Db.Family;
import io.jss.cli.compat.ss.Db.States;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.SecurityContexts;
import io.jss.cli.options.GetoptLine;
import io.jss.model.SocketFamily;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one command line asks for: which tables, families and states come of it. */
final class SsArguments {

    private static final Set<String> STATE_WORDS = Set.of("state", "exclude", "excl");

    private final Set<SsOption> given = EnumSet.noneOf(SsOption.class);
    private final Map<SsOption, String> values = new EnumMap<>(SsOption.class);
    private final Environment environment;
    private List<String> words = List.of();
    private Optional<NetworkNamespace> namespace = Optional.empty();
    private final Set<Db> dbs = EnumSet.noneOf(Db.class);
    private final Set<Family> families = EnumSet.noneOf(Family.class);
    private int states;
    private int chosenStates;
    private boolean isDefault = true;
    private Family last;

    private SsArguments(Environment environment) {
        this.environment = environment;
    }

    /**
     * Reads a command line from the left to the right; what is behind an option that asks for help
     * or for the version is not read.
     *
     * @throws WrongCommandLine when it is wrong
     */
    static SsArguments of(List<String> arguments, Environment environment) throws IOException {
        SsArguments result = new SsArguments(environment);
        try {
            GetoptLine<SsOption> line = GetoptLine.parse(new SsOptions(), arguments, result::step);
            result.words = line.words();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!result.answersAtOnce()) {
            result.complete();
        }
        return result;
    }

    private boolean step(GetoptLine.Given<SsOption> option) {
        try {
            take(option.option(), option.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !answersAtOnce();
    }

    private boolean answersAtOnce() {
        return has(SsOption.HELP) || has(SsOption.VERSION) || has(SsOption.SHORT_VERSION);
    }

    private void take(SsOption option, String value) throws IOException {
        boolean repeated = given.contains(option);
        given.add(option);
        values.put(option, value);
        switch (option) {
            case TCP -> add(Db.TCP);
            case UDP -> add(Db.UDP);
            case RAW -> add(Db.RAW);
            case SCTP -> add(Db.SCTP);
            case DCCP -> add(Db.DCCP);
            case MPTCP -> add(Db.MPTCP);
            case UNIX -> add(Family.UNIX);
            case PACKET -> add(Family.PACKET);
            case VSOCK -> add(Family.VSOCK);
            case TIPC -> add(Family.TIPC);
            case XDP -> add(Family.XDP);
            case INET -> add(Family.INET);
            case INET6 -> add(Family.INET6);
            case FAMILY -> family(value);
            case QUERY -> query(value, repeated);
            case FILTER -> filterFile(value, repeated);
            case ALL -> chosenStates = States.ALL;
            case LISTENING -> chosenStates = States.LISTENING;
            case EXTENDED, BPF -> given.add(SsOption.OPTIONS);
            case NET -> namespace = Optional.of(SsNamespace.of(value, environment));
            case CONTEXT, CONTEXTS -> requireContexts();
            default -> {}
        }
    }

    private void requireContexts() {
        boolean kept = SecurityContexts.of(environment.procPaths()).areKept();
        if (environment.recorded().isPresent() || !kept) {
            throw WrongSsLine.noContexts();
        }
    }

    private static void filterFile(String file, boolean repeated) {
        if (repeated) {
            throw WrongSsLine.secondFilterFile();
        }
        SsFilter.requireFile(file);
    }

    private void add(Db db) {
        dbs.add(db);
        states |= db.states();
        isDefault = false;
    }

    private void add(Family family) {
        last = family;
        families.add(family);
        states |= family.states();
        isDefault = false;
    }

    private void family(String name) {
        switch (name) {
            case "inet" -> add(Family.INET);
            case "inet6" -> add(Family.INET6);
            case "unix" -> add(Family.UNIX);
            case "link" -> add(Family.PACKET);
            case "netlink" -> add(Family.NETLINK);
            case "vsock" -> add(Family.VSOCK);
            case "tipc" -> add(Family.TIPC);
            case "xdp" -> add(Family.XDP);
            case "help" -> given.add(SsOption.HELP);
            default -> throw WrongSsLine.family(name);
        }
    }

    private void query(String list, boolean repeated) {
        if (!repeated) {
            dbs.clear();
            chosenStates = chosenStates == 0 ? States.CONNECTED : chosenStates;
            isDefault = false;
        }
        for (String entry : list.split(",", -1)) {
            boolean without = entry.startsWith("!");
            Set<Db> named = Db.named(without ? entry.substring(1) : entry);
            if (named.isEmpty()) {
                throw WrongSsLine.table(entry);
            }
            if (without) {
                dbs.removeAll(named);
            } else {
                named.forEach(this::add);
            }
        }
    }

    private void complete() {
        if (isDefault) {
            dbs.addAll(EnumSet.allOf(Db.class));
            chosenStates = chosenStates == 0 ? States.CONNECTED : chosenStates;
        }
        if (chosenStates != 0) {
            states = chosenStates;
        }
        Set<Db> named = EnumSet.copyOf(dbs.isEmpty() ? EnumSet.allOf(Db.class) : dbs);
        if (!dbs.isEmpty()) {
            for (Db db : named) {
                if (db.families().stream().noneMatch(families::contains)) {
                    families.addAll(db.families());
                }
            }
        }
        for (Family family : families) {
            if (Db.of(family).stream().noneMatch(dbs::contains)) {
                dbs.addAll(Db.of(family));
            }
        }
        if (last == Family.INET) {
            families.remove(Family.INET6);
        } else if (last == Family.INET6) {
            families.remove(Family.INET);
        }
        if (dbs.isEmpty()) {
            throw WrongSsLine.noTables();
        }
    }

    /** Returns whether the option was given, or is implied by one that was. */
    boolean has(SsOption option) {
        return given.contains(option);
    }

    /** Returns whether neither tables nor a filter are named: with {@code -s} nothing is listed. */
    boolean isSummaryAlone() {
        return has(SsOption.SUMMARY) && isDefault && words.isEmpty();
    }

    /** Returns the value of an option that was given. */
    String value(SsOption option) {
        return values.getOrDefault(option, "");
    }

    /** Returns the family that was named last: hosts of the filter are read as its own. */
    SocketFamily<?> preferred() {
        return last == null ? SocketFamily.INET : last.diagFamily();
    }

    /** Returns the network namespace that was named last. */
    Optional<NetworkNamespace> namespace() {
        return namespace;
    }

    /** Returns the filter, word for word. */
    List<String> words() {
        return words;
    }

    /** Returns the filter without the lists of states before it: of events ss heeds no state. */
    List<String> conditions() {
        int from = 0;
        while (from + 1 < words.size() && STATE_WORDS.contains(words.get(from))) {
            from += 2;
        }
        return words.subList(from, words.size());
    }

    /** Returns whether the table is shown. */
    boolean has(Db db) {
        return dbs.contains(db);
    }

    /** Returns how many tables are shown. */
    int tables() {
        return dbs.size();
    }

    /** Returns whether sockets of the family are shown. */
    boolean has(Family family) {
        return families.contains(family);
    }

    /** Returns the states that are shown, a bit for each, unless the filter names others. */
    int states() {
        return states;
    }
}

package io.jss.cli.request;

import io.jss.SocketTable;
import io.jss.classify.Wire;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection.Peers;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the options mean: which sockets, how often, in colour or not. */
public final class ListingOptions {

    private static final double MIN_SECONDS = 0.01;
    private static final double MAX_SECONDS = 1e6;
    private static final long MILLIS = 1000;

    private ListingOptions() {}

    /** Returns the sockets that a listing shows: connected ones without -a and -l. */
    public static Selection selection(Options options) {
        return selection(options, Peers.CONNECTED);
    }

    /** Returns the sockets that are meant where all are without -l. */
    public static Selection selectionOfAll(Options options) {
        return selection(options, Peers.ALL);
    }

    private static Selection selection(Options options, Peers otherwise) {
        Selection selection =
                new Selection(SocketKinds.of(options), peers(options, otherwise), wires(options));
        return DetailOptions.areGiven(options)
                ? selection.withDetails(DetailOptions.details(options))
                : selection;
    }

    /**
     * Opens the socket table that is asked for.
     *
     * @throws NoSuchFileException when there is no such network namespace
     * @throws IOException as {@link SocketTable#open()} and {@link SocketTable#openIn}
     */
    public static SocketTable openTable(Options options, Environment environment)
            throws IOException {
        return options.has(CliOption.NETNS)
                ? environment.openTable(namespace(options, environment))
                : environment.openTable();
    }

    /** Returns the network namespace that -N names. */
    public static NetworkNamespace namespace(Options options, Environment environment)
            throws IOException {
        return namespace(options.valueOr(CliOption.NETNS, ""), environment);
    }

    private static NetworkNamespace namespace(String name, Environment environment)
            throws IOException {
        try {
            return environment.namespaces().resolve(name);
        } catch (AccessDeniedException e) {
            throw new IOException("network namespace '" + name + "' may not be read", e);
        }
    }

    /**
     * Returns the view of the namespace that -N names, for the names of interfaces. Where there is
     * no such namespace it is the command's own: to open its table says what is wrong.
     *
     * @param name as it was given, empty for the command's own
     */
    public static NamespaceInView namespaceInView(Optional<String> name, Environment environment) {
        NamespaceInView view = new NamespaceInView(environment.recorded().isEmpty());
        if (name.isPresent()) {
            try {
                NetworkNamespace namespace = namespace(name.get(), environment);
                view.enter(namespace.label(), Optional.of(namespace));
            } catch (IOException e) {
                return view;
            }
        }
        return view;
    }

    /** Returns the pause between two tables in milliseconds, 0 for one table. */
    public static long pauseMillis(Options options) {
        if (!options.has(CliOption.CONTINUOUS)) {
            return 0;
        }
        String text = options.valueOr(CliOption.CONTINUOUS, "1");
        double seconds = seconds(text);
        if (!(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS)) {
            throw new UsageException("-c takes seconds from 0.01 on, not '" + text + "'");
        }
        return Math.round(seconds * MILLIS);
    }

    /** Waits between two tables; returns false when the thread is to end. */
    public static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static double seconds(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Returns whether to write colours: as asked, else on a terminal that wants them. */
    public static boolean color(Options options, Environment environment) {
        String when = options.valueOr(CliOption.COLOR, "auto");
        return switch (when) {
            case "always" -> true;
            case "never" -> false;
            case "auto" -> colorOfTerminal(environment);
            default ->
                    throw new UsageException(
                            "--color takes auto, always or never, not '" + when + "'");
        };
    }

    private static boolean colorOfTerminal(Environment environment) {
        String noColor = environment.variable("NO_COLOR");
        return (noColor == null || noColor.isEmpty())
                && !"dumb".equals(environment.variable("TERM"))
                && environment.isTerminal();
    }

    private static Peers peers(Options options, Peers otherwise) {
        if (options.has(CliOption.BOUND)) {
            return Peers.BOUND;
        }
        if (options.has(CliOption.ALL)) {
            return Peers.ALL;
        }
        if (options.has(CliOption.LISTENING)) {
            return Peers.LISTENING;
        }
        boolean all = options.has(CliOption.SUMMARY) || options.has(CliOption.EVENTS);
        return all ? Peers.ALL : otherwise;
    }

    private static Set<Wire> wires(Options options) {
        String list = options.valueOr(CliOption.WIRE, "4,6,both,unknown");
        Set<Wire> wires = EnumSet.noneOf(Wire.class);
        int start = 0;
        for (int at = 0; at <= list.length(); at++) {
            if (at == list.length() || list.charAt(at) == ',') {
                wires.add(wire(list.substring(start, at)));
                start = at + 1;
            }
        }
        return wires;
    }

    private static Wire wire(String word) {
        return switch (word) {
            case "4" -> Wire.IPV4;
            case "6" -> Wire.IPV6;
            case "both" -> Wire.BOTH;
            case "unknown" -> Wire.UNKNOWN;
            default ->
                    throw new UsageException(
                            "--wire takes 4, 6, both or unknown, not '" + word + "'");
        };
    }
}

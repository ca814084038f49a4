package io.jss.cli.request;

import io.jss.SocketQuery;
import io.jss.classify.Classifier;
import io.jss.classify.Wire;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.filter.Filter;
import io.jss.filter.OwnerFacts;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.Filters;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import io.jss.owners.OwnerScan;
import io.jss.sys.SystemCallException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which sockets are shown: by protocol, family and whether they have a peer.
 *
 * <p>As netstat decides it, a socket of TCP, SCTP, DCCP or MPTCP has a peer when its remote port is
 * not 0, one of UDP, UDP-Lite or RAW when its remote address is not zero.
 *
 * @param kinds protocols and families; if the protocols were not asked for by name, one that the
 *     kernel cannot list is not worth more than a note
 * @param peers with a peer, without, or both
 * @param wires what travels
 * @param filter what else is asked; if it names states, these count and not the peer
 * @param scan finds the processes that the filter asks for
 * @param details what the kernel is asked for beside the fields that it always sends
 * @param lean whether other families than the internet's are not asked for details beyond these and
 *     the filter's; everything else
 */
public record Selection(
        SocketKinds kinds,
        Peers peers,
        Set<Wire> wires,
        Filter filter,
        Optional<OwnerScan> scan,
        Set<Detail> details,
        boolean lean) {

    private static final Set<Detail> EVERY_DETAIL = EnumSet.allOf(Detail.class);

    /**
     * Reads the options; the filter and the details are none yet.
     *
     * @param otherwise which sockets are meant where the options do not say it
     * @throws UsageException when a value is wrong
     */
    static Selection of(Options options, Peers otherwise) {
        return new Selection(
                SocketKinds.of(options),
                Peers.of(options, otherwise),
                wires(options.valueOr(CliOption.WIRE, "4,6,both,unknown")),
                Filters.any(),
                Optional.empty(),
                Set.of(),
                false);
    }

    private static Set<Wire> wires(String list) {
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

    /** Returns the same selection, of what matches a filter. */
    public Selection withFilter(Filter wanted, OwnerScan processes) {
        return withFilter(wanted, Optional.of(processes));
    }

    /** Returns the same selection, of what matches another filter. */
    public Selection withFilter(Filter wanted) {
        return withFilter(wanted, scan);
    }

    private Selection withFilter(Filter wanted, Optional<OwnerScan> processes) {
        Peers chosen = wanted.namedStates() == 0 ? peers : Peers.ALL;
        return new Selection(kinds, chosen, wires, wanted, processes, details, lean);
    }

    /** Returns the same selection, asked for with these details. */
    public Selection withDetails(Set<Detail> wanted) {
        return new Selection(kinds, peers, wires, filter, scan, wanted, lean);
    }

    /**
     * Returns the facts for the filter; where it asks for processes, all of them are read.
     *
     * @throws SystemCallException when /proc cannot be read
     */
    public SocketFacts facts() throws SystemCallException {
        return filter.asksForOwners() && scan.isPresent()
                ? new OwnerFacts(scan.get().scan())
                : SocketFacts.NONE;
    }

    /** Which sockets by their peer. */
    public enum Peers {
        /** Neither {@code -a} nor {@code -l}: connected sockets. */
        CONNECTED,
        /** {@code -l}: listeners and other sockets without a peer. */
        LISTENING,
        /** {@code -B}: TCP sockets that are bound and neither listen nor are connected. */
        BOUND,
        /** {@code -a}: all but those of BOUND. */
        ALL,
        /** {@code -s} where it costs little: those of BOUND too. */
        EVERY;

        private static Peers of(Options options, Peers otherwise) {
            if (options.has(CliOption.BOUND)) {
                return BOUND;
            }
            if (options.has(CliOption.ALL)) {
                return ALL;
            }
            if (options.has(CliOption.LISTENING)) {
                return LISTENING;
            }
            return options.has(CliOption.SUMMARY) || options.has(CliOption.EVENTS)
                    ? ALL
                    : otherwise;
        }
    }

    private static final int WIRES = Wire.values().length;
    private static final Set<SocketState> LISTENERS = EnumSet.of(SocketState.LISTEN);
    private static final Set<SocketState> CONNECTIONS =
            EnumSet.range(SocketState.ESTABLISHED, SocketState.NEW_SYN_RECV);

    private static final Set<SocketState> EVERY_STATE =
            EnumSet.complementOf(EnumSet.of(SocketState.UNKNOWN));

    static {
        CONNECTIONS.remove(SocketState.LISTEN);
    }

    /** Returns the same protocols with all their sockets. */
    public Selection withoutChoice() {
        return new Selection(
                kinds.ofInternet(EnumSet.allOf(AddressFamily.class)),
                Peers.ALL,
                EnumSet.allOf(Wire.class),
                Filters.any(),
                Optional.empty(),
                details,
                lean);
    }

    /** Returns the same selection with another choice of peers. */
    public Selection withPeers(Peers others) {
        return new Selection(kinds, others, wires, filter, scan, details, lean);
    }

    /** Returns the same selection of other protocols. */
    public Selection withProtocols(Set<Protocol> others) {
        return new Selection(
                kinds.withProtocols(others), peers, wires, filter, scan, details, lean);
    }

    /** Returns the same selection, of the protocols, families and peers that another one names. */
    Selection narrowed(Selection named) {
        SocketKinds other = named.kinds();
        SocketKinds chosen =
                other.protocolsNamed() ? kinds.withProtocols(other.protocols()) : kinds;
        boolean everyFamily = other.addressFamilies().size() == AddressFamily.values().length;
        return new Selection(
                everyFamily ? chosen : chosen.ofInternet(other.addressFamilies()),
                named.peers(),
                wires,
                filter,
                scan,
                details,
                lean);
    }

    /** Returns the same selection, of sockets of the internet alone. */
    public Selection ofInternet() {
        return kinds.families().isEmpty()
                ? this
                : new Selection(
                        kinds.ofInternet(families()), peers, wires, filter, scan, details, lean);
    }

    /**
     * Returns the same selection, of sockets of one other family alone, which is asked for no more
     * than a table with these details shows.
     */
    public Selection of(SocketFamily<?> family) {
        return new Selection(kinds.of(family), peers, wires, filter, scan, details, true);
    }

    /** Returns the protocols of the internet, in the order of {@link Protocol}. */
    public Set<Protocol> protocols() {
        return kinds.protocols();
    }

    /** Returns whether just these protocols were asked for by name. */
    public boolean protocolsNamed() {
        return kinds.protocolsNamed();
    }

    /** Returns the families of the sockets of the internet. */
    public Set<AddressFamily> families() {
        return kinds.addressFamilies();
    }

    /**
     * Returns what to ask of the kernel for one of the protocols; {@link #test} decides the rest.
     */
    public SocketQuery query(Protocol protocol) {
        SocketQuery query =
                SocketQuery.of(protocol)
                        .withFamilies(families())
                        .withDetails(details)
                        .withFilter(filter);
        if (protocol != Protocol.TCP) {
            return query; // states of another meaning, or too few sockets to matter
        }
        return switch (peers) {
            case CONNECTED -> query.withStates(CONNECTIONS);
            case LISTENING -> query.withStates(LISTENERS);
            case BOUND -> query.withStates(EnumSet.of(SocketState.BOUND_INACTIVE));
            case EVERY -> query.withStates(EVERY_STATE);
            case ALL -> namesBoundInactive() ? query.withStates(EVERY_STATE) : query;
        };
    }

    /**
     * Returns what to ask of the kernel so that {@link #test} and the filter can be asked later.
     */
    public SocketQuery queryOfAll() {
        return SocketQuery.all()
                .withProtocols(protocols())
                .withFamilies(families())
                .withDetails(withThoseOfFilter());
    }

    /** Returns what other families than the internet's are asked for. */
    public Set<Detail> familyDetails() {
        return lean ? withThoseOfFilter() : EVERY_DETAIL;
    }

    private Set<Detail> withThoseOfFilter() {
        Set<Detail> all = EnumSet.noneOf(Detail.class);
        all.addAll(details);
        all.addAll(filter.details());
        return all;
    }

    /** Returns the same selection, of TCP and UDP where no protocol was named. */
    public Selection orOfTcpAndUdp() {
        return protocolsNamed() ? this : withProtocols(EnumSet.of(Protocol.TCP, Protocol.UDP));
    }

    private boolean namesBoundInactive() {
        return (filter.namedStates() & SocketState.BOUND_INACTIVE.bit()) != 0;
    }

    /** Returns whether a socket that came in answer to {@link #query} is shown. */
    public boolean test(InetSocketView socket) {
        return hasState(socket)
                && (anyWire() || wires.contains(Classifier.classify(socket).wire()));
    }

    private boolean hasState(InetSocketView socket) {
        return switch (peers) {
            case ALL, EVERY -> true;
            case CONNECTED -> hasPeer(socket);
            case LISTENING -> !hasPeer(socket);
            case BOUND -> isBound(socket);
        };
    }

    /** The kernel reports CLOSE for a TCP socket that is only bound, and dumps no closed one. */
    private static boolean isBound(InetSocketView socket) {
        return socket.protocol() == Protocol.TCP
                && (socket.state() == SocketState.CLOSE
                        || socket.state() == SocketState.BOUND_INACTIVE);
    }

    private boolean anyWire() {
        return wires.size() == WIRES;
    }

    private static boolean hasPeer(InetSocketView socket) {
        return switch (socket.protocol()) {
            case UDP, UDPLITE, RAW -> (socket.remoteHigh() | socket.remoteLow()) != 0;
            case TCP, SCTP, DCCP, MPTCP -> socket.remotePort() != 0;
        };
    }
}

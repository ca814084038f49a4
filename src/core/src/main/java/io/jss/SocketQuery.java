package io.jss;

import io.jss.encode.InetDiagRequest;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.Filters;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of the socket table: protocols, socket families, states, details and a filter.
 * Immutable.
 *
 * <pre>{@code
 * SocketQuery query =
 *         SocketQuery.of(Protocol.TCP)
 *                 .withStates(Set.of(SocketState.LISTEN))
 *                 .withFilter(new FilterParser().parse("sport < 1024"));
 * try (SocketTable table = SocketTable.open()) {
 *     table.visit(query, socket -> System.out.println(socket.localPort()));
 * }
 * }</pre>
 *
 * <p>{@link #all()} is every TCP and UDP socket of both families, without those that are bound and
 * nothing more (BOUND_INACTIVE, which costs the kernel a third of a dump), without details and
 * without a filter.
 */
public final class SocketQuery {

    private static final int SYN_RECV_BITS =
            SocketState.SYN_RECV.bit() | SocketState.NEW_SYN_RECV.bit();

    /** States 1 to 12. */
    private static final int ORDINARY_STATES = SocketState.BOUND_INACTIVE.bit() - 2;

    private static final SocketQuery ALL =
            new SocketQuery(
                    EnumSet.of(Protocol.TCP, Protocol.UDP),
                    EnumSet.allOf(AddressFamily.class),
                    ORDINARY_STATES,
                    Set.of(),
                    Filters.any(),
                    Optional.empty());

    private final Set<Protocol> protocols;
    private final Set<AddressFamily> families;
    private final int stateMask;
    private final Set<Detail> details;
    private final Filter filter;
    private final Optional<SocketFacts> facts;

    private SocketQuery(
            Set<Protocol> protocols,
            Set<AddressFamily> families,
            int stateMask,
            Set<Detail> details,
            Filter filter,
            Optional<SocketFacts> facts) {
        this.protocols = protocols;
        this.families = families;
        this.stateMask = stateMask;
        this.details = details;
        this.filter = filter;
        this.facts = facts;
    }

    /** Returns the query for all TCP and UDP sockets. */
    public static SocketQuery all() {
        return ALL;
    }

    /** Returns the query for all sockets of the given protocols. */
    public static SocketQuery of(Protocol first, Protocol... more) {
        return ALL.withProtocols(EnumSet.of(first, more));
    }

    /**
     * Returns the same query for other protocols.
     *
     * @throws IllegalArgumentException when there is none
     */
    public SocketQuery withProtocols(Collection<Protocol> wanted) {
        return new SocketQuery(
                nonEmpty(wanted, "protocol"), families, stateMask, details, filter, facts);
    }

    /**
     * Returns the same query for other socket families.
     *
     * @throws IllegalArgumentException when there is none
     */
    public SocketQuery withFamilies(Collection<AddressFamily> wanted) {
        return new SocketQuery(
                protocols, nonEmpty(wanted, "family"), stateMask, details, filter, facts);
    }

    /**
     * Returns the same query for sockets in the given states; SYN_RECV includes the kernel's
     * NEW_SYN_RECV. The states of UDP and raw sockets are ESTABLISHED (connected) and CLOSE.
     *
     * @throws IllegalArgumentException when there is none, or one that is {@link
     *     SocketState#UNKNOWN}
     */
    public SocketQuery withStates(Collection<SocketState> wanted) {
        int mask = 0;
        for (SocketState state : nonEmpty(wanted, "state")) {
            if (state == SocketState.UNKNOWN) {
                throw new IllegalArgumentException("UNKNOWN is no state to ask for");
            }
            mask |= state.bit();
        }
        if ((mask & SYN_RECV_BITS) != 0) {
            mask |= SYN_RECV_BITS;
        }
        return new SocketQuery(protocols, families, mask, details, filter, facts);
    }

    /**
     * Returns the same query with these details and no others; none are allowed. What a kernel does
     * not know or does not tell this caller is absent from the sockets.
     */
    public SocketQuery withDetails(Collection<Detail> wanted) {
        Set<Detail> chosen = EnumSet.noneOf(Detail.class);
        chosen.addAll(wanted);
        return new SocketQuery(
                protocols, families, stateMask, Collections.unmodifiableSet(chosen), filter, facts);
    }

    /**
     * Returns the same query for sockets that match a filter instead of its own, if it has one. The
     * kernel decides what it can; a number that the filter compares is asked for as a detail. If
     * the filter asks for the processes that hold a socket, each call reads them all from /proc
     * first.
     */
    public SocketQuery withFilter(Filter wanted) {
        return new SocketQuery(protocols, families, stateMask, details, wanted, Optional.empty());
    }

    /**
     * Returns the same query for sockets that match a filter, with facts for what it asks beyond
     * the kernel's answers; see {@link #withFilter(Filter)}.
     */
    public SocketQuery withFilter(Filter wanted, SocketFacts known) {
        return new SocketQuery(protocols, families, stateMask, details, wanted, Optional.of(known));
    }

    private static <E extends Enum<E>> Set<E> nonEmpty(Collection<E> wanted, String what) {
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("at least one " + what + " must be asked for");
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(wanted));
    }

    /** Returns the protocols asked for, in the order of {@link Protocol}. */
    public Set<Protocol> protocols() {
        return protocols;
    }

    /** Returns the socket families asked for, AF_INET first. */
    public Set<AddressFamily> families() {
        return families;
    }

    /** Returns {@code idiag_states}: bit N asks for state N. */
    public int stateMask() {
        return stateMask;
    }

    /** Returns the details asked for, in the order of {@link Detail}. */
    public Set<Detail> details() {
        return details;
    }

    /** Returns the filter, {@code Filters.any()} for none. */
    public Filter filter() {
        return filter;
    }

    /** Returns the facts that were given with the filter. */
    Optional<SocketFacts> facts() {
        return facts;
    }

    /**
     * Returns a request for each protocol and family, with the details that the filter compares.
     */
    List<InetDiagRequest> requests() {
        Set<Detail> asked = EnumSet.noneOf(Detail.class);
        asked.addAll(details);
        asked.addAll(filter.details());
        List<InetDiagRequest> requests = new ArrayList<>();
        for (Protocol protocol : protocols) {
            for (AddressFamily family : families) {
                requests.add(InetDiagRequest.dump(family, protocol, stateMask).withDetails(asked));
            }
        }
        return requests;
    }
}

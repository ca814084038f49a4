package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.FilterNames;
import io.jss.filter.build.Filters;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Which sockets are to be explained: those with an end that fits, those of a process, or all.
 *
 * @param text the argument as it was written
 * @param ends the ends that fit, empty when none is meant; a number may be a port and a process
 * @param pid the process, empty when none is meant
 * @param filter what sockets must match, empty when ends or a process are meant
 */
public record ExplainTarget(String text, List<End> ends, OptionalInt pid, Optional<Filter> filter) {

    private static final String PORT = "port:";
    private static final String PID = "pid:";
    private static final int MAX_PORT = 0xffff;
    private static final int MAX_PORT_DIGITS = 5;
    private static final int MAX_PID_DIGITS = 9;
    private static final int ANY_PORT = -1;
    private static final int ANY_DEVICE = 0;
    private static final int NO_DEVICE = -1;
    private static final int MAX_INDEX_DIGITS = 9;

    /** A name of a host or a service: no address, for it has no colon and not digits alone. */
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_.-]+");

    /**
     * An end of a socket.
     *
     * @param address empty for any
     * @param port -1 for any
     * @param zone the interface behind the address, its name or number; the empty text for any
     * @param device its index: 0 for any, -1 where there is no such interface
     */
    public record End(Optional<IpAddress> address, int port, String zone, int device) {

        /** Creates an end of any interface. */
        End(Optional<IpAddress> address, int port) {
            this(address, port, "", ANY_DEVICE);
        }

        /**
         * Returns whether one end of the socket is this, IPv4 and mapped addresses being the same,
         * or whether the socket waits for connections to it on a wildcard address.
         */
        boolean fits(InetSocketView socket) {
            if (socket.protocol() == Protocol.RAW && address.isEmpty()) {
                return false; // its port is the number of an IP protocol
            }
            boolean here = device == ANY_DEVICE || device == socket.interfaceIndex();
            return (here
                            && (fits(socket.localAddress(), socket.localPort())
                                    || fits(socket.remoteAddress(), socket.remotePort())))
                    || waitsFor(socket);
        }

        /** A listener on a wildcard address has the port alone. */
        private Filter wideFilter() {
            if (port != ANY_PORT) {
                return Filters.localPort(port).or(Filters.remotePort(port));
            }
            if (address.isEmpty()) {
                return Filters.any();
            }
            IpAddress host = address.get().onTheWire();
            return Filters.localAddress(host).or(Filters.remoteAddress(host));
        }

        private List<String> asFilter() {
            if (address.isEmpty() && port == ANY_PORT) {
                return List.of("all");
            }
            if (address.isEmpty()) {
                return List.of("sport = :" + port, "dport = :" + port);
            }
            String zoned = address.get() + (zone.isEmpty() ? "" : "%" + zone);
            String host =
                    (address.get().family() == AddressFamily.INET6 ? "[" + zoned + "]" : zoned)
                            + (port == ANY_PORT ? "" : ":" + port);
            return List.of("src " + host, "dst " + host);
        }

        private boolean fits(IpAddress end, int endPort) {
            return (port == ANY_PORT || port == endPort)
                    && (address.isEmpty() || address.get().onTheWire().equals(end.onTheWire()));
        }

        /** Returns whether the socket waits for connections to this end. */
        boolean isTakenBy(InetSocketView listener) {
            return listener.remotePort() == 0
                    && (fits(listener.localAddress(), listener.localPort()) || waitsFor(listener));
        }

        private boolean waitsFor(InetSocketView socket) {
            if (address.isEmpty()
                    || port != socket.localPort()
                    || socket.remotePort() != 0
                    || !(device == ANY_DEVICE
                            || socket.interfaceIndex() == ANY_DEVICE
                            || device == socket.interfaceIndex())
                    || !socket.localAddress().isUnspecified()) {
                return false;
            }
            boolean ipv4 = address.get().onTheWire().family() == AddressFamily.INET;
            return switch (Classifier.classify(socket).wire()) {
                case IPV4 -> ipv4;
                case IPV6 -> !ipv4;
                case BOTH, UNKNOWN -> true;
            };
        }
    }

    /** Returns the target of all sockets. */
    static ExplainTarget all() {
        return of("", List.of(new End(Optional.empty(), ANY_PORT)), OptionalInt.empty());
    }

    /** Returns the target of what matches a filter. */
    public static ExplainTarget of(String text, Filter filter) {
        return new ExplainTarget(text, List.of(), OptionalInt.empty(), Optional.of(filter));
    }

    private static ExplainTarget of(String text, List<End> ends, OptionalInt pid) {
        return new ExplainTarget(text, ends, pid, Optional.empty());
    }

    /**
     * Returns what an argument means: {@code 443} a port or a process, {@code port:443}, {@code
     * pid:443}, {@code 192.0.2.1:443}, {@code [::1]:443}, {@code ::1:443} as the table shows it, or
     * an address alone, each address with its zone or without; a service for the port, and the name
     * of a host for the address.
     *
     * @return empty when it is none of these
     */
    public static Optional<ExplainTarget> parse(String text, FilterNames names) {
        if (text.startsWith(PID)) {
            OptionalInt pid = number(text.substring(PID.length()), MAX_PID_DIGITS);
            return known(of(text, List.of(), pid));
        }
        if (text.startsWith(PORT)) {
            return known(
                    of(text, ports(text.substring(PORT.length()), names), OptionalInt.empty()));
        }
        OptionalInt number = number(text, MAX_PID_DIGITS);
        if (number.isPresent()) {
            return known(of(text, port(text), number));
        }
        List<End> service = ports(text, names);
        return known(
                of(text, service.isEmpty() ? ends(text, names) : service, OptionalInt.empty()));
    }

    private static Optional<ExplainTarget> known(ExplainTarget target) {
        return target.ends.isEmpty() && target.pid.isEmpty()
                ? Optional.empty()
                : Optional.of(target);
    }

    /** Returns the ports of a number or a service. */
    private static List<End> ports(String word, FilterNames names) {
        return NAME.matcher(word).matches()
                ? names.ports(word).stream().map(port -> new End(Optional.empty(), port)).toList()
                : port(word);
    }

    private static List<End> port(String digits) {
        OptionalInt port = number(digits, MAX_PORT_DIGITS);
        return port.isPresent() && port.getAsInt() > 0 && port.getAsInt() <= MAX_PORT
                ? List.of(new End(Optional.empty(), port.getAsInt()))
                : List.of();
    }

    /** {@code ::1:22} is the address ::1:22 or port 22 of ::1: both are meant. */
    private static List<End> ends(String text, FilterNames names) {
        List<End> ends = new ArrayList<>();
        addEnd(text, ANY_PORT, names, ends);
        int colon = text.lastIndexOf(':');
        if (colon >= 0) {
            for (End port : ports(text.substring(colon + 1), names)) {
                addEnd(text.substring(0, colon), port.port(), names, ends);
            }
        }
        return ends;
    }

    private static void addEnd(String host, int port, FilterNames names, List<End> ends) {
        if ((host.isEmpty() || host.equals("*")) && port != ANY_PORT) {
            ends.add(new End(Optional.empty(), port));
            return;
        }
        if (NAME.matcher(host).matches()) {
            for (IpAddress address : names.addresses(host)) {
                ends.add(new End(Optional.of(address), port));
            }
            return;
        }
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        String literal = brackets ? host.substring(1, host.length() - 1) : host;
        String zone = StringUtils.substringAfter(literal, "%");
        if (zone.contains(":")) {
            return; // no interface has such a name: it is the other reading
        }
        try {
            IpAddress address = IpAddress.parse(StringUtils.substringBefore(literal, "%"));
            ends.add(new End(Optional.of(address), port, zone, device(zone, names)));
        } catch (IllegalArgumentException e) {
            return; // the other reading, or none: see checked
        }
    }

    private static int device(String zone, FilterNames names) {
        if (zone.isEmpty()) {
            return ANY_DEVICE;
        }
        OptionalInt named = names.device(zone);
        OptionalInt index = named.isPresent() ? named : number(zone, MAX_INDEX_DIGITS);
        return index.orElse(NO_DEVICE);
    }

    /** Returns an interface that is named and is not there. */
    Optional<String> missingDevice() {
        return ends.stream().filter(end -> end.device() == NO_DEVICE).map(End::zone).findFirst();
    }

    private static OptionalInt number(String digits, int maxDigits) {
        boolean number = !digits.isEmpty() && digits.length() <= maxDigits;
        for (int i = 0; i < digits.length(); i++) {
            number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return number ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /** Returns whether a filter chooses. */
    boolean isFilter() {
        return filter.isPresent();
    }

    /** Returns whether the processes decide what is meant. */
    boolean asksForOwners() {
        return pid.isPresent() || filter.filter(Filter::asksForOwners).isPresent();
    }

    /**
     * Returns the filter by owners that is meant; a number alone is a port, and most often that.
     */
    Optional<Filter> ofOwners() {
        return ends.isEmpty() && pid.isPresent()
                ? Optional.of(Filters.pid(pid.getAsInt()))
                : filter.filter(Filter::asksForOwners);
    }

    /**
     * Returns whether a process is meant. A number alone is a port too, and most often; a process
     * of that number elsewhere is no news then.
     */
    public boolean names(SocketFacts.Owner owner) {
        return filter.isPresent()
                ? filter.get().isAbout(owner)
                : ends.isEmpty() && pid.isPresent() && pid.getAsInt() == owner.pid();
    }

    /** Returns that nothing is there, in words. */
    String absence() {
        if (isFilter()) {
            return "no socket matches";
        }
        if (pid.isEmpty()) {
            return text.isEmpty()
                    ? "there is no such socket"
                    : "no socket has " + text + " at either end";
        }
        String noProcess = "no process " + pid.getAsInt() + " is seen to hold a socket";
        return ends.isEmpty() ? noProcess : "no socket has port " + text + ", and " + noProcess;
    }

    /** Returns whether sockets that are bound and nothing more may be meant. */
    boolean mayMeanBound(List<InetSocket> found) {
        return pid.isPresent()
                || isOfPortWithout(found)
                || filter.filter(
                                named ->
                                        (named.namedStates() & SocketState.BOUND_INACTIVE.bit())
                                                != 0)
                        .isPresent();
    }

    /** Returns whether a port is meant at which none of the sockets listens. */
    boolean isOfPortWithout(List<InetSocket> sockets) {
        boolean port =
                ends.stream().anyMatch(end -> end.port() != ANY_PORT)
                        || filter.filter(
                                        named ->
                                                named.asksForLocalPort()
                                                        && named.namedStates() == 0)
                                .isPresent();
        return port
                && sockets.stream()
                        .noneMatch(
                                socket ->
                                        socket.protocol() == Protocol.TCP
                                                && socket.state() == SocketState.LISTEN);
    }

    /** Returns the filter that lists what is meant. */
    String asFilter() {
        if (filter.isPresent()) {
            return text;
        }
        List<String> parts = new ArrayList<>();
        for (End end : ends) {
            parts.addAll(end.asFilter());
        }
        pid.ifPresent(number -> parts.add("pid = " + number));
        return String.join(" or ", parts);
    }

    /**
     * Returns a filter that the kernel can decide and that every socket passes which fits by its
     * ends or by the filter. It may pass more; a process is not looked at.
     */
    public Filter wideFilter() {
        return filter.orElseGet(() -> Filters.anyOf(ends.stream().map(End::wideFilter).toList()));
    }

    /** Returns whether an end of the socket fits, or the socket matches the filter. */
    public boolean fits(InetSocketView socket, SocketFacts facts) {
        if (filter.isPresent() && filter.get().holds(socket, facts)) {
            return true;
        }
        for (End end : ends) {
            if (end.fits(socket)) {
                return true;
            }
        }
        return false;
    }
}

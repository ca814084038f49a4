package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.cli.environment.UsageException;
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

/**
 * Which sockets are to be explained: those with an end that fits, those of a process, or all.
 *
 * @param text the argument as it was written
 * @param ends the ends that fit, empty when none is meant; a number may be a port and a process
 * @param pid the process, empty when none is meant
 */
record Target(String text, List<End> ends, OptionalInt pid) {

    private static final String PORT = "port:";
    private static final String PID = "pid:";
    private static final int MAX_PORT = 0xffff;
    private static final int MAX_PORT_DIGITS = 5;
    private static final int MAX_PID_DIGITS = 9;
    private static final int ANY_PORT = -1;

    /**
     * An end of a socket.
     *
     * @param address empty for any
     * @param port -1 for any
     */
    record End(Optional<IpAddress> address, int port) {

        /**
         * Returns whether one end of the socket is this, IPv4 and mapped addresses being the same,
         * or whether the socket waits for connections to it on a wildcard address.
         */
        boolean fits(InetSocketView socket) {
            if (socket.protocol() == Protocol.RAW && address.isEmpty()) {
                return false; // its port is the number of an IP protocol
            }
            return fits(socket.localAddress(), socket.localPort())
                    || fits(socket.remoteAddress(), socket.remotePort())
                    || waitsFor(socket);
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
    static Target all() {
        return new Target("", List.of(new End(Optional.empty(), ANY_PORT)), OptionalInt.empty());
    }

    /**
     * Returns what an argument means: {@code 443} a port or a process, {@code port:443}, {@code
     * pid:443}, {@code 192.0.2.1:443}, {@code [::1]:443}, {@code ::1:443} as the table shows it, or
     * an address alone.
     *
     * @throws UsageException when it is none of these
     */
    static Target parse(String text) {
        if (text.startsWith(PID)) {
            OptionalInt pid = number(text.substring(PID.length()), MAX_PID_DIGITS);
            return checked(new Target(text, List.of(), pid));
        }
        if (text.startsWith(PORT)) {
            return checked(
                    new Target(text, port(text.substring(PORT.length())), OptionalInt.empty()));
        }
        OptionalInt number = number(text, MAX_PID_DIGITS);
        return checked(
                number.isPresent()
                        ? new Target(text, port(text), number)
                        : new Target(text, ends(text), OptionalInt.empty()));
    }

    private static Target checked(Target target) {
        if (target.ends.isEmpty() && target.pid.isEmpty()) {
            throw new UsageException(
                    "explain takes a port, an address with or without a port, or a process id,"
                            + " not '"
                            + target.text
                            + "'");
        }
        return target;
    }

    private static List<End> port(String digits) {
        OptionalInt port = number(digits, MAX_PORT_DIGITS);
        return port.isPresent() && port.getAsInt() > 0 && port.getAsInt() <= MAX_PORT
                ? List.of(new End(Optional.empty(), port.getAsInt()))
                : List.of();
    }

    /** {@code ::1:22} is the address ::1:22 or port 22 of ::1: both are meant. */
    private static List<End> ends(String text) {
        List<End> ends = new ArrayList<>();
        addEnd(text, ANY_PORT, ends);
        int colon = text.lastIndexOf(':');
        for (End port : port(text.substring(colon + 1))) {
            addEnd(text.substring(0, Math.max(colon, 0)), port.port(), ends);
        }
        return ends;
    }

    private static void addEnd(String host, int port, List<End> ends) {
        if ((host.isEmpty() || host.equals("*")) && port != ANY_PORT) {
            ends.add(new End(Optional.empty(), port));
            return;
        }
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        String literal = brackets ? host.substring(1, host.length() - 1) : host;
        int zone = literal.indexOf('%');
        try {
            IpAddress address = IpAddress.parse(zone < 0 ? literal : literal.substring(0, zone));
            ends.add(new End(Optional.of(address), port));
        } catch (IllegalArgumentException e) {
            return; // the other reading, or none: see checked
        }
    }

    private static OptionalInt number(String digits, int maxDigits) {
        boolean number = !digits.isEmpty() && digits.length() <= maxDigits;
        for (int i = 0; i < digits.length(); i++) {
            number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return number ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /** Returns whether a port is meant at which none of the sockets listens. */
    boolean isOfPortWithout(List<InetSocket> sockets) {
        return ends.stream().anyMatch(end -> end.port() != ANY_PORT)
                && sockets.stream()
                        .noneMatch(
                                socket ->
                                        socket.protocol() == Protocol.TCP
                                                && socket.state() == SocketState.LISTEN);
    }

    /** Returns whether an end of the socket fits. */
    boolean fits(InetSocketView socket) {
        for (End end : ends) {
            if (end.fits(socket)) {
                return true;
            }
        }
        return false;
    }
}

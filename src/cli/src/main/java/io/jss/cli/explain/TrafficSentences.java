package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;

/** The family of the socket against what travels on it, and whether IPv4 clients reach it. */
final class TrafficSentences implements Explanation {

    @Override
    public void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        switch (Classifier.classify(socket)) {
            case IPV4 ->
                    sentences.add(
                            "Its family is AF_INET, hence "
                                    + SocketWords.proto(socket)
                                    + ": IPv4 travels on it and nothing else can.");
            case IPV6 ->
                    sentences.add(
                            "Its family is AF_INET6, hence "
                                    + SocketWords.proto(socket)
                                    + ", and IPv6 travels on it.");
            case IPV4_MAPPED -> sentences.add(mapped(socket));
            case DUAL_STACK -> sentences.add(dualStack(socket, evidence));
            case IPV6_ONLY -> {
                sentences.add(ipv6Only(socket));
                ipv4Beside(socket, evidence, sentences);
            }
            case UNKNOWN -> sentences.add(unknown(socket));
        }
    }

    private static String mapped(InetSocket socket) {
        String family = "Its family is AF_INET6, hence " + SocketWords.proto(socket);
        String rule =
                ": on such a socket the kernel writes an IPv4 address as ::ffff:a.b.c.d (RFC 3493"
                        + " section 3.7).";
        if (socket.remotePort() == 0) {
            return family + ", but it is bound to a mapped address and takes IPv4 alone" + rule;
        }
        return family
                + ", but IPv4 travels on it, between "
                + SocketWords.onWire(socket.localAddress(), socket.localPort())
                + " and "
                + SocketWords.onWire(socket.remoteAddress(), socket.remotePort())
                + rule;
    }

    private static String dualStack(InetSocket socket, ExplainedFacts evidence) {
        return "Its family is AF_INET6, hence "
                + SocketWords.proto(socket)
                + "; it is bound to [::] and its IPV6_V6ONLY is off, so IPv4 clients"
                + by(socket, evidence)
                + " reach it too: it sees them as ::ffff:a.b.c.d.";
    }

    private static String by(InetSocket listener, ExplainedFacts evidence) {
        return listener.interfaceIndex() == 0
                ? ""
                : " that come in by " + evidence.words().device(listener.interfaceIndex());
    }

    private static String ipv6Only(InetSocket socket) {
        String family = "Its family is AF_INET6, hence " + SocketWords.proto(socket);
        if (socket.protocol() == Protocol.RAW) {
            return family + "; a raw socket of this family never sees IPv4.";
        }
        return socket.localAddress().isUnspecified()
                ? family
                        + "; it is bound to [::] but its IPV6_V6ONLY is on, so IPv4 clients do not"
                        + " reach it."
                : family
                        + "; it is bound to an IPv6 address, so IPv4 clients do not reach it,"
                        + " whatever its IPV6_V6ONLY says.";
    }

    private static String unknown(InetSocket socket) {
        String family = "Its family is AF_INET6, hence " + SocketWords.proto(socket);
        return socket.remotePort() == 0
                ? family
                        + "; it is bound to [::], and the kernel does not tell its IPV6_V6ONLY"
                        + " (Linux does since 4.2), so whether IPv4 clients reach it is unknown."
                        + " The sysctl net.ipv6.bindv6only does not tell it either: it was the"
                        + " default when the socket was made, and a program may have set another."
                : family
                        + "; the kernel tells no address of its other end, so what travels is"
                        + " unknown.";
    }

    /** A second socket of the program often takes IPv4 on the same port. */
    private static void ipv4Beside(
            InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        for (InetSocket other : evidence.listeners()) {
            if (other.socketFamily() == AddressFamily.INET
                    && other.protocol() == socket.protocol()
                    && other.localPort() == socket.localPort()
                    && other.localAddress().isUnspecified()) {
                sentences.add(
                        "IPv4 clients of port "
                                + socket.localPort()
                                + by(other, evidence)
                                + " reach "
                                + evidence.words().name(other)
                                + " "
                                + evidence.words().of(other, evidence)
                                + " instead.");
                return;
            }
        }
    }
}

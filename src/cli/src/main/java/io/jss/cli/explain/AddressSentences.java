package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.classify.Wire;
import io.jss.classify.address.AddressScope;
import io.jss.classify.address.EmbeddedIpv4;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far the addresses reach, and which of them embed an IPv4 address. */
final class AddressSentences implements Explanation {

    private static final int MOST_SHOWN = 8;

    @Override
    public void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        IpAddress local = socket.localAddress();
        IpAddress remote = socket.remoteAddress();
        if (isReachable(socket)) {
            if (local.isUnspecified()) {
                wildcard(socket, evidence, sentences);
            } else {
                bound(AddressScope.of(local), sentences);
            }
        }
        if (socket.interfaceIndex() != 0) {
            String device = evidence.words().device(socket.interfaceIndex());
            sentences.add(
                    socket.remotePort() == 0
                            ? "It is bound to the device "
                                    + device
                                    + ": only what comes in by it reaches the socket."
                            : "It is bound to the device "
                                    + device
                                    + ": its packets come and go by no other.",
                    Clue.DEVICE);
        }
        embedded(local, sentences);
        if (!remote.equals(local)) {
            embedded(remote, sentences);
        }
    }

    /** One of TCP that is only bound is reached by nobody. */
    private static boolean isReachable(InetSocket socket) {
        return socket.remotePort() == 0
                && (socket.state() == SocketState.LISTEN || socket.protocol() != Protocol.TCP);
    }

    /** Of one that is bound to a device, the device's addresses are not known apart. */
    private static void wildcard(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        if (socket.protocol() == Protocol.RAW) {
            return;
        }
        Wire wire = Classifier.classify(socket).wire();
        String kind =
                switch (wire) {
                    case IPV4 -> "every IPv4 address";
                    case IPV6 -> "every IPv6 address";
                    case BOTH, UNKNOWN -> "every address";
                };
        List<String> addresses = new ArrayList<>();
        for (IpAddress address : evidence.host().addresses()) {
            boolean ipv4 = address.family() == AddressFamily.INET;
            if (wire == Wire.BOTH || wire == (ipv4 ? Wire.IPV4 : Wire.IPV6)) {
                addresses.add(address.toString());
            }
        }
        String list = "";
        if (!addresses.isEmpty() && socket.interfaceIndex() == 0) {
            List<String> shown = addresses.subList(0, Math.min(MOST_SHOWN, addresses.size()));
            int more = addresses.size() - shown.size();
            list = ": " + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
        }
        sentences.add(
                "It answers on "
                        + kind
                        + (socket.interfaceIndex() == 0
                                ? " of this host"
                                : " of the host that packets reach by its device")
                        + list
                        + ".",
                Clue.ENDS,
                Clue.HOST_ADDRESSES);
    }

    private static void bound(AddressScope scope, Sentences sentences) {
        switch (scope) {
            case LOOPBACK ->
                    sentences.add("Only programs on this host reach it: its address is loopback.");
            case LINK_LOCAL ->
                    sentences.add(
                            "Only hosts on the same link reach it: its address is link-local.");
            case PRIVATE, SHARED ->
                    sentences.add("Its address is private: the internet does not route to it.");
            case MULTICAST -> sentences.add("Its address is that of a multicast group.");
            default -> {}
        }
    }

    private static void embedded(IpAddress address, Sentences sentences) {
        Optional<EmbeddedIpv4> found = EmbeddedIpv4.of(address);
        if (found.isEmpty()) {
            return;
        }
        EmbeddedIpv4 embedded = found.get();
        StringBuilder sentence =
                new StringBuilder()
                        .append(address)
                        .append(" is of the form ")
                        .append(embedded.form().label());
        embedded.address().ifPresent(ipv4 -> sentence.append(", which embeds ").append(ipv4));
        embedded.teredo()
                .ifPresent(
                        teredo ->
                                sentence.append(" (UDP port ")
                                        .append(teredo.port())
                                        .append(", server ")
                                        .append(teredo.server())
                                        .append(')'));
        sentences.add(sentence.append("; IPv6 travels all the same.").toString());
    }
}

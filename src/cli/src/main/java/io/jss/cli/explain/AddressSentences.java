package io.jss.cli.explain;

import io.jss.classify.AddressScope;
import io.jss.classify.EmbeddedIpv4;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import java.util.List;
import java.util.Optional;

/** How far the addresses reach, and which of them embed an IPv4 address. */
final class AddressSentences implements Explanation {

    @Override
    public void explain(InetSocket socket, Evidence evidence, List<String> sentences) {
        IpAddress local = socket.localAddress();
        IpAddress remote = socket.remoteAddress();
        if (socket.remotePort() == 0) {
            bound(AddressScope.of(local), sentences);
        }
        embedded(local, sentences);
        if (!remote.equals(local)) {
            embedded(remote, sentences);
        }
    }

    private static void bound(AddressScope scope, List<String> sentences) {
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

    private static void embedded(IpAddress address, List<String> sentences) {
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

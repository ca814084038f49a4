package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import io.jss.owners.SocketHolder;
import java.util.List;

/** What would make the kernel list the socket otherwise, or take other clients. */
final class ChangeSentences implements Explanation {

    private static final String JAVA = "java";
    private static final String JAVA_OPTION =
            " The java option -Djava.net.preferIPv4Stack=true makes every socket of the process"
                    + " AF_INET.";

    @Override
    public void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        String java = isOfJava(evidence.holders(socket)) ? JAVA_OPTION : "";
        switch (Classifier.classify(socket)) {
            case DUAL_STACK -> sentences.add(dualStack(socket) + java);
            case IPV4_MAPPED -> sentences.add(mapped(socket, evidence) + java);
            case IPV6_ONLY -> {
                if (socket.protocol() != Protocol.RAW) {
                    sentences.add(ipv6Only(socket));
                }
            }
            case UNKNOWN -> {
                if (socket.remotePort() == 0) {
                    sentences.add(
                            "To be sure, the program must set IPV6_V6ONLY itself, or bind to"
                                    + " 0.0.0.0 for IPv4 alone."
                                    + java);
                }
            }
            case IPV4, IPV6 -> {}
        }
    }

    private static String dualStack(InetSocket socket) {
        return "To keep IPv4 out, the program must set IPV6_V6ONLY before it binds (the sysctl"
                + " net.ipv6.bindv6only=1 makes that the default of sockets made from then on); to"
                + " take IPv4 alone and be listed as "
                + socket.protocol().label()
                + ", it must bind to 0.0.0.0.";
    }

    private static String mapped(InetSocket socket, ExplainedFacts evidence) {
        String label = socket.protocol().label();
        if (socket.remotePort() == 0) {
            return "To be listed as " + label + ", the program must bind an AF_INET socket.";
        }
        boolean inbound =
                Direction.of(socket, evidence.listenerIndex(), evidence.earlier().index())
                                == Direction.INBOUND
                        && evidence.listenerIndex()
                                .covering(socket)
                                .filter(
                                        listener ->
                                                Classifier.classify(listener)
                                                        == TrafficClass.DUAL_STACK)
                                .isPresent();
        return inbound
                ? "To have it listed as "
                        + label
                        + ", the listener must be bound to 0.0.0.0; IPV6_V6ONLY on the listener"
                        + " would keep such clients out."
                : "To have it listed as "
                        + label
                        + ", the program must use an AF_INET socket; IPV6_V6ONLY on this one would"
                        + " have forbidden it.";
    }

    private static String ipv6Only(InetSocket socket) {
        return socket.localAddress().isUnspecified()
                ? "To take IPv4 too, the program must turn IPV6_V6ONLY off before it binds, or bind"
                        + " a second socket to 0.0.0.0."
                : "To take IPv4 too, the program must bind a second socket to an IPv4 address, or"
                        + " one to [::] with IPV6_V6ONLY off.";
    }

    private static boolean isOfJava(List<SocketHolder> holders) {
        for (SocketHolder holder : holders) {
            ProcessInfo process = holder.process();
            if (is(process.command()) || is(process.argv0())) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(RawText name) {
        String text = name.toString();
        return text.equals(JAVA) || text.endsWith("/" + JAVA);
    }
}

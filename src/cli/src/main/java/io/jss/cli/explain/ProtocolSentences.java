package io.jss.cli.explain;

import io.jss.model.InetSocket;
import io.jss.model.MptcpInfo;
import io.jss.model.Structure;
import io.jss.model.TcpInfo;
import io.jss.model.UlpInfo;
import java.util.Optional;

/** What was agreed on beside plain TCP: multipath, TLS in the kernel, fast open, signatures. */
final class ProtocolSentences implements Explanation {

    @Override
    public void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        if (socket.has(Structure.MPTCP_INFO)) {
            multipath(new MptcpInfo(socket), sentences);
        }
        Optional<UlpInfo> above = socket.ulp();
        if (above.isPresent()) {
            above(above.get(), sentences);
        }
        if (socket.has(Structure.TCP_INFO)) {
            options(new TcpInfo(socket), sentences);
        }
        if (!socket.md5Signatures().isEmpty()) {
            sentences.add(
                    "Its segments to and from "
                            + socket.md5Signatures().size()
                            + (socket.md5Signatures().size() == 1 ? " peer" : " peers")
                            + " must be signed (RFC 2385).");
        }
    }

    private static void multipath(MptcpInfo info, Sentences sentences) {
        if (info.isFallback()) {
            sentences.add("It fell back to plain TCP: the peer or the path does not do MPTCP.");
        } else if (info.subflows().orElse(0) > 0) {
            sentences.add(
                    "Its data travels on " + (info.subflows().getAsLong() + 1) + " subflows.");
        }
    }

    private static void above(UlpInfo above, Sentences sentences) {
        if (above.mptcp().isPresent()) {
            sentences.add("It is a subflow of an MPTCP connection.");
        }
        Optional<UlpInfo.Tls> tls = above.tls();
        if (tls.isPresent()) {
            sentences.add("The kernel speaks TLS on it.");
        } else if (above.mptcp().isEmpty() && above.name().isPresent()) {
            sentences.add("The kernel speaks " + above.name().get() + " on it.");
        }
    }

    private static void options(TcpInfo info, Sentences sentences) {
        if (info.hasOption(TcpInfo.Option.ECN)) {
            sentences.add("Both ends agreed on congestion marks (ECN).");
        }
        if (info.hasOption(TcpInfo.Option.SYN_DATA)) {
            sentences.add("Its first data was acknowledged with the request (TCP fast open).");
        }
    }
}

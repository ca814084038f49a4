package io.jss.engine;

import io.jss.answer.KernelErrorException;
import io.jss.encode.InetDiagRequest;
import io.jss.encode.RequestEncoder;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netlink.Dump;
import io.jss.netlink.NetlinkChannel;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * The request by which ss asks for DCCP sockets once the kernel has no {@code dccp_diag}:
 * DCCPDIAG_GETSOCK. What it is answered is only its refusal.
 */
public final class LegacyDccp {

    private LegacyDccp() {}

    /**
     * Sends the request.
     *
     * @return the errno that the kernel refuses it with, EINVAL since Linux 6.16; empty where it
     *     answers
     * @throws IOException when a system call failed
     */
    public static OptionalInt refusal(ChannelFactory channels) throws IOException {
        InetDiagRequest request = InetDiagRequest.dump(AddressFamily.INET, Protocol.DCCP, -1);
        try (NetlinkChannel channel = channels.open()) {
            new Dump(channel)
                    .run(
                            RequestEncoder.encodeForBothFamilies(request, channel.nextSequence()),
                            "dccp sockets by DCCPDIAG_GETSOCK",
                            message -> {});
            return OptionalInt.empty();
        } catch (KernelErrorException e) {
            return OptionalInt.of(e.errno());
        }
    }
}

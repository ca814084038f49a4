package io.jss.micrometer;

import io.jss.DestroyedSockets;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;

/** The events of destroyed sockets, where there are any. */
final class Subscription {

    private Subscription() {}

    /** Returns none where none is wanted, and where the kernel has none or refuses. */
    static Optional<DestroyedSockets> open(boolean wanted, int buffer) throws IOException {
        if (!wanted) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    DestroyedSockets.subscribe(
                            EnumSet.of(Protocol.TCP, Protocol.UDP),
                            EnumSet.allOf(AddressFamily.class),
                            buffer));
        } catch (ProtocolUnavailableException | SystemCallException e) {
            return Optional.empty();
        }
    }
}

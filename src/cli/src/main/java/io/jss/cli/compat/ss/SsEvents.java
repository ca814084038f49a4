package io.jss.cli.compat.ss;

import io.jss.DestroyedSockets;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.Output;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What {@code ss -E} prints: sockets of TCP and UDP as the kernel destroys them. */
final class SsEvents {

    /** There are no events of what is asked for; ss says nothing. */
    private static final int NO_EVENTS = 255;

    private static final int BUFFER = 16 << 20;
    private static final Duration TICK = Duration.ofMillis(500);

    private SsEvents() {}

    /** Prints rows of the section until the reader has gone. */
    static int run(
            SsArguments arguments,
            Environment environment,
            Optional<NetworkNamespace> namespace,
            SsInetSection rows,
            SsTable table)
            throws IOException {
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        if (arguments.has(Db.TCP)) {
            protocols.add(Protocol.TCP);
        }
        if (arguments.has(Db.UDP)) {
            protocols.add(Protocol.UDP);
        }
        Set<AddressFamily> families = rows.families();
        if (protocols.isEmpty() || families.isEmpty()) {
            return NO_EVENTS;
        }
        try (DestroyedSockets events =
                environment
                        .destroyedSockets(namespace, protocols, families, BUFFER)
                        .orElseThrow()) { // a recording was refused
            Output out = environment.out();
            table.flush();
            while (!out.isReaderGone()) {
                out.flush();
                events.next(TICK, rows::event);
            }
        }
        return ExitCode.OK;
    }
}

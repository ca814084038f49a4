package io.jss;

import io.jss.answer.Remark;
import io.jss.model.DiagSocket;
import java.time.Instant;
import java.util.List;

/**
 * The sockets that matched at one time, and what the answer lacks.
 *
 * @param <T> the kind of socket
 * @param time when the dump began
 * @param sockets the sockets, each once, in the kernel's order: those of the internet protocol by
 *     protocol, AF_INET before AF_INET6
 * @param remarks what is missing; empty for a complete answer
 */
public record SocketSnapshot<T extends DiagSocket>(
        Instant time, List<T> sockets, List<Remark> remarks) {

    /** Keeps unmodifiable lists. */
    public SocketSnapshot {
        sockets = List.copyOf(sockets);
        remarks = List.copyOf(remarks);
    }
}

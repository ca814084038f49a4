package io.jss;

import io.jss.answer.Remark;
import java.time.Instant;
import java.util.List;

/**
 * The sockets of a family at one time, and what the answer lacks.
 *
 * @param <T> the kind of socket
 * @param time when the dump began
 * @param sockets the sockets, each once, in the kernel's order
 * @param remarks what is missing; empty for a complete answer
 */
public record FamilySnapshot<T>(Instant time, List<T> sockets, List<Remark> remarks) {

    /** Keeps unmodifiable lists. */
    public FamilySnapshot {
        sockets = List.copyOf(sockets);
        remarks = List.copyOf(remarks);
    }
}

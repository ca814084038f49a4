package io.jss.engine;

import io.jss.filter.compile.KernelAbility;
import io.jss.sys.Errno;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the kernel of a table has refused in filter bytecode. For many threads at once. */
public final class RefusedAbilities {

    private final Set<KernelAbility> refused = new HashSet<>(0); // mostly nobody asks

    /** Returns a copy. */
    synchronized Set<KernelAbility> get() {
        return new HashSet<>(refused);
    }

    /** Remembers refusals without which a request was answered. */
    synchronized void add(Set<KernelAbility> more) {
        refused.addAll(more);
    }

    /**
     * Returns what to leave out next after an error: for EPERM the mark, which takes CAP_NET_ADMIN,
     * for EINVAL the newest. Empty when the error has another cause.
     *
     * @param used what the refused request uses
     */
    static Optional<KernelAbility> toBlame(int errno, Set<KernelAbility> used) {
        return switch (errno) {
            case Errno.EPERM -> Optional.of(KernelAbility.MARK).filter(used::contains);
            case Errno.EINVAL -> used.stream().min(KernelAbility::compareTo);
            default -> Optional.empty();
        };
    }
}

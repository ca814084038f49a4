package io.jss.filter.compile;

import io.jss.encode.InetDiagRequest;
import io.jss.filter.Filter;
import java.util.Set;

/**
 * One request and what is left to do with its answer.
 *
 * @param request what the kernel is asked
 * @param used what in the request a kernel may refuse
 * @param remainder the filter for the sockets that the kernel sends; {@code Filters.any()} when the
 *     kernel decides all
 */
public record RequestPlan(InetDiagRequest request, Set<KernelAbility> used, Filter remainder) {

    /** Keeps an unmodifiable set. */
    public RequestPlan {
        used = Set.copyOf(used);
    }
}

package io.jss.filter.compile;

import io.jss.encode.InetDiagRequest;
import io.jss.encode.bytecode.BytecodeListing;
import io.jss.filter.Filter;
import io.jss.filter.FilterPlan;
import io.jss.filter.build.Filters;
import io.jss.filter.condition.StateCondition;
import java.util.List;
import java.util.Optional;
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

    /** Returns what a caller is shown of it. */
    public FilterPlan.Request shown() {
        byte[] program = request.bytecode();
        return new FilterPlan.Request(
                StateCondition.names(request.states()),
                request.localPort(),
                request.remotePort(),
                program.length,
                program.length == 0
                        ? List.of()
                        : BytecodeListing.disassemble(program).lines().toList(),
                Optional.of(remainder).filter(rest -> !Filters.isAny(rest)));
    }
}

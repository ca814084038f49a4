package io.jss.filter.compile;

import io.jss.encode.InetDiagRequest;
import io.jss.encode.bytecode.BytecodeListing;
import io.jss.filter.Filter;
import io.jss.filter.build.Filters;
import io.jss.filter.condition.StateCondition;
import java.util.List;

/**
 * How a filter is asked of the kernel.
 *
 * @param filter the filter
 * @param parts one for each protocol and family of the query
 */
public record FilterPlan(Filter filter, List<Part> parts) {

    /** Keeps an unmodifiable list. */
    public FilterPlan {
        parts = List.copyOf(parts);
    }

    /**
     * The requests for one protocol and family.
     *
     * @param unfiltered what would be asked without a filter
     * @param requests what is asked; empty when no socket can match
     */
    public record Part(InetDiagRequest unfiltered, List<RequestPlan> requests) {
        /** Keeps an unmodifiable list. */
        public Part {
            requests = List.copyOf(requests);
        }
    }

    /** Returns the plan for people, each line ended by a newline. */
    public String text() {
        StringBuilder text = new StringBuilder("filter: ").append(filter).append('\n');
        for (Part part : parts) {
            String name = part.unfiltered.protocol().label() + " AF_" + part.unfiltered.family();
            if (part.requests.isEmpty()) {
                text.append(name).append(": nothing is asked, no socket can match\n");
            }
            for (RequestPlan plan : part.requests) {
                text.append(name).append('\n');
                append(plan, text);
            }
        }
        return text.toString();
    }

    private static void append(RequestPlan plan, StringBuilder text) {
        InetDiagRequest request = plan.request();
        text.append("  states: ").append(StateCondition.names(request.states())).append('\n');
        if (request.localPort() != 0) {
            text.append("  local port: ").append(request.localPort()).append('\n');
        }
        if (request.remotePort() != 0) {
            text.append("  remote port: ").append(request.remotePort()).append('\n');
        }
        byte[] program = request.bytecode();
        if (program.length != 0) {
            text.append("  bytecode, ").append(program.length).append(" bytes:\n");
            BytecodeListing.disassemble(program)
                    .lines()
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        }
        if (!plan.remainder().equals(Filters.any())) {
            text.append("  then here: ").append(plan.remainder()).append('\n');
        }
    }
}

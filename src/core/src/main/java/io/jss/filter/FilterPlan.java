package io.jss.filter;

import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * How a filter is asked of the kernel: {@code SocketTable.plan}.
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
     * @param protocol the protocol
     * @param family the family
     * @param requests what is asked, one after the other; empty when no socket can match
     */
    public record Part(Protocol protocol, AddressFamily family, List<Request> requests) {
        /** Keeps an unmodifiable list. */
        public Part {
            requests = List.copyOf(requests);
        }
    }

    /**
     * One request: a socket that meets all of it is sent.
     *
     * @param states the names of the states, separated by blanks ({@code idiag_states})
     * @param localPort the local port ({@code idiag_sport}), 0 for any
     * @param remotePort the remote port ({@code idiag_dport}), 0 for any
     * @param programSize how many bytes of filter program the kernel runs on each socket
     * @param program the program ({@code INET_DIAG_REQ_BYTECODE}), an operation a line; empty for
     *     none
     * @param remainder what is decided here of what the kernel sends; empty when nothing is left
     */
    public record Request(
            String states,
            int localPort,
            int remotePort,
            int programSize,
            List<String> program,
            Optional<Filter> remainder) {

        /** Keeps an unmodifiable list. */
        public Request {
            program = List.copyOf(program);
        }

        private void appendTo(StringBuilder text) {
            text.append("  states: ").append(states).append('\n');
            if (localPort != 0) {
                text.append("  local port: ").append(localPort).append('\n');
            }
            if (remotePort != 0) {
                text.append("  remote port: ").append(remotePort).append('\n');
            }
            if (programSize != 0) {
                text.append("  bytecode, ").append(programSize).append(" bytes:\n");
                program.forEach(line -> text.append("  ").append(line).append('\n'));
            }
            remainder.ifPresent(rest -> text.append("  then here: ").append(rest).append('\n'));
        }
    }

    /** Returns the plan for people, each line ended by a newline. */
    public String text() {
        StringBuilder text = new StringBuilder("filter: ").append(filter).append('\n');
        for (Part part : parts) {
            String name = part.protocol.label() + " AF_" + part.family;
            if (part.requests.isEmpty()) {
                text.append(name).append(": nothing is asked, no socket can match\n");
            }
            for (Request request : part.requests) {
                text.append(name).append('\n');
                request.appendTo(text);
            }
        }
        return text.toString();
    }
}
